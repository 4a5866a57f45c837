"""Echoes of statements across sources, and how often a claim is made independently."""

import random

import pytest

from kg.analysis import Origins
from kg.errors import NotFoundError
from kg.model import (
    AUTHOR,
    Claim,
    ClaimType,
    EchoTest,
    Graph,
    Polarity,
    Provenance,
    Source,
    SourceKind,
    Span,
    Stance,
    Statement,
)
from kg.store.echoes import find_repetitions

FOG = "The fog at the bar delayed nine ferries in May, and the pilots had warned of it in April."
TOLL = "Tolls at the lock will double before 2040."


def graph_of(*told: tuple[str, str | None, str], claim: str = "c-1") -> Graph:
    """One statement for each source, date and wording; all of one claim."""
    sources, statements = {}, []
    for n, (name, published, words) in enumerate(told):
        sources[name] = Source(
            name, name, SourceKind.ARTICLE, None, None, published, None, "a", "b", 9, ""
        )
        statements.append(
            Statement(
                id=f"t-{n}",
                source=name,
                span=Span(100 * n, 100 * n + len(words), words),
                type=ClaimType.CLAIM,
                speaker=AUTHOR,
                reporter=None,
                cue=None,
                stance=Stance.ASSERTED,
                certainty=1.0,
                polarity=Polarity.POSITIVE,
                canonical=words,
                salience=1,
                topics=(),
                post=None,
                claim=claim,
                provenance=Provenance("test", "1"),
            )
        )
    found = tuple(sources[k] for k in sorted(sources))
    return Graph(
        "r",
        found,
        tuple(statements),
        (Claim(claim, told[0][2], ClaimType.CLAIM),),
        repetitions=find_repetitions(found, statements),
    )


def told(graph: Graph) -> list[tuple[str, list[tuple[str, EchoTest]]]]:
    return [
        (o.statement.source, [(e.statement.source, e.test) for e in o.echoes])
        for o in Origins(graph).all()
    ]


def test_the_same_words_in_a_later_source_are_an_echo():
    graph = graph_of(("s-b", "2031-05", FOG), ("s-a", "2031-06", FOG.upper()), ("s-c", None, TOLL))
    assert told(graph) == [("s-b", [("s-a", EchoTest.SAME_WORDS)]), ("s-c", [])]


def test_an_edited_copy_is_an_echo_and_another_number_or_a_denial_is_not():
    edited = FOG.replace("in May", "in early May")
    assert told(graph_of(("s-a", "2031", FOG), ("s-b", "2032", edited))) == [
        ("s-a", [("s-b", EchoTest.NEAR_COPY)])
    ]
    numbered = FOG.replace("nine", "9"), FOG.replace("nine", "12")
    assert len(told(graph_of(("s-a", "2031", numbered[0]), ("s-b", "2032", numbered[1])))) == 2
    denied = FOG.replace("delayed", "did not delay")
    assert len(told(graph_of(("s-a", "2031", FOG), ("s-b", "2032", denied)))) == 2


def test_a_quotation_echoes_its_origin_also_where_no_date_tells():
    digest = f"Brask repeats that “{TOLL[:-1]}”, which the union disputes."
    for dates in (("2031", "2032"), (None, None)):
        graph = graph_of(("s-a", dates[1], digest), ("s-b", dates[0], TOLL))
        assert told(graph) == [("s-b", [("s-a", EchoTest.QUOTED)])]


def test_few_words_are_nobodys_copy():
    assert (
        len(
            told(graph_of(("s-a", "2031", "Tolls will rise."), ("s-b", "2032", "Tolls will rise.")))
        )
        == 2
    )


def test_a_claim_counts_origins_and_mentions():
    graph = graph_of(
        ("s-a", "2031", FOG), ("s-b", "2032", FOG), ("s-c", "2033", FOG), ("s-d", "2034", TOLL)
    )
    found = Origins(graph).of_claim("c-1")
    assert ([o.statement.source for o in found.origins], found.mentions) == (["s-a", "s-d"], 4)
    assert Origins(graph).of_statement("t-2").statement.id == "t-0"


def test_the_order_of_sources_does_not_matter():
    rows = [(f"s-{n}", f"20{10 + n % 7}", f"{FOG} {TOLL if n % 2 else ''}") for n in range(9)]
    expected = Origins(graph_of(*rows)).all()
    graph = graph_of(*rows)
    for seed in range(5):
        mixed = list(graph.statements)
        random.Random(seed).shuffle(mixed)
        found = find_repetitions(graph.sources, mixed)
        again = Graph("r", graph.sources, tuple(mixed), graph.claims, repetitions=found)
        assert Origins(again).all() == expected


def test_unknown_ids_are_refused():
    found = Origins(graph_of(("s-a", None, FOG)))
    with pytest.raises(NotFoundError):
        found.of_claim("c-none")
    with pytest.raises(NotFoundError):
        found.of_statement("t-none")


def test_origins_and_mentions_are_counted_in_words():
    one = graph_of(("s-a", "2031", FOG))
    three = graph_of(("s-a", "2031", FOG), ("s-b", "2032", FOG), ("s-c", None, TOLL))
    assert Origins(one).of_claim("c-1").counted == "1 origin, 1 mention"
    assert Origins(three).of_claim("c-1").counted == "2 origins, 3 mentions"
