from dataclasses import replace

import pytest

from kg.analysis.directory import Directory, HolderKind
from kg.analysis.people import (
    as_worded,
    exchanges,
    mode_of,
    parts,
    profile,
    statement_at,
    told_once,
)
from kg.errors import NotFoundError
from kg.model import (
    AUTHOR,
    Forecast,
    Holding,
    HoldingMode,
    Mention,
    Relation,
    Span,
    Stance,
)
from tests.analysis.debates import debate
from tests.analysis.people import harbour


def names(graph):
    return {holder.name: holder.kind for holder in Directory(graph).holders}


def of(graph, name):
    directory = Directory(graph)
    return profile(graph, directory, directory.find(name))


def held(found):
    return [(one.topic, [h.claim.id for h in one.held]) for one in found.topics]


def test_everybody_is_there_once_with_the_kind_of_voice():
    assert names(harbour()) == {
        "Ada Quill": HolderKind.PERSON,
        "Nora Vale": HolderKind.PERSON,
        "Port Office": HolderKind.ORGANISATION,
        "author of ‘The harbour’": HolderKind.AUTHOR,
        "author of ‘A letter’": HolderKind.AUTHOR,
        "post p3 in ‘A letter’": HolderKind.POST,
    }


def test_a_joined_name_holds_what_the_full_name_holds():
    graph = harbour()
    found = of(graph, "Ada Quill")
    assert held(found) == [("dredging", ["a"]), (None, ["c"])]
    assert found.part.sources == 2
    assert [join.id for join in found.joins] == ["j-1"]
    assert [merge.alias for merge in found.merges] == ["Ada"]


@pytest.mark.parametrize("words", ["ada quill", "Quill", "Ada", "QUILL"])
def test_somebody_is_found_by_every_written_name(words):
    assert Directory(harbour()).find(words).name == "Ada Quill"


@pytest.mark.parametrize(
    ("words", "told"), [("nobody", "nobody here"), ("author", "may be any of 2")]
)
def test_nobody_or_several_by_a_name_is_an_error(words, told):
    with pytest.raises(NotFoundError, match=told):
        Directory(harbour()).find(words)


def test_punctuation_finds_nobody():
    with pytest.raises(NotFoundError, match="nobody here"):
        Directory(harbour()).find("?!")


def test_an_address_finds_its_holder_again():
    graph = debate(
        lone=("a", "b", "c"),
        a={"speaker": "Ada Quill"},
        b={"speaker": AUTHOR, "source": "s1"},
        c={"speaker": AUTHOR, "source": "s2"},
    )
    directory = Directory(graph)
    for holder in directory.holders:
        assert directory.find(directory.address(holder)) == holder
    assert directory.address(directory.find("Ada Quill")) == "Ada Quill"


def test_a_name_that_no_entity_bears_is_called_nothing_else():
    assert names(debate(lone=("a",), a={"speaker": "Rail Board"})) == {
        "Rail Board": HolderKind.NAME
    }


def test_a_texts_own_voice_is_its_author_where_that_is_known():
    graph = debate(lone=("a", "b"), a={"speaker": AUTHOR}, b={"speaker": "Ida Fenn"})
    graph = replace(graph, sources=(replace(graph.sources[0], author="Ida Fenn"),))
    assert [h.name for h in Directory(graph).holders] == ["Ida Fenn"]


def test_disputes_and_supports_stand_between_holders():
    graph = harbour()
    found = [(e.from_.name, e.relation, e.to.name) for e in exchanges(graph, Directory(graph))]
    assert found == [
        ("Port Office", Relation.DISPUTES, "Ada Quill"),
        ("author of ‘A letter’", Relation.SUPPORTS, "Ada Quill"),
    ]
    part = of(graph, "Ada Quill").part
    assert (part.disputes, part.disputed, part.supports, part.supported) == (0, 1, 0, 1)


def test_a_dispute_with_oneself_is_no_exchange():
    graph = debate("b disputes a", a={"speaker": "Ada"}, b={"speaker": "Ada"})
    assert exchanges(graph, Directory(graph)) == ()


def test_what_is_counted_is_what_is_listed_once_between_two_claims_of_two_people():
    lines = ("b1 disputes a1 0.6", "b2 disputes a2 0.9", "c1 disputes a1 0.7")
    about = {name: {"speaker": "Ada"} for name in ("a1", "a2")}
    about |= {name: {"speaker": "Bo"} for name in ("b1", "b2")} | {"c1": {"speaker": "Cy"}}
    graph = debate(*lines, **about)
    directory = Directory(graph)
    between = exchanges(graph, directory)
    listed = {e.from_.name: [link.from_ for link in told_once(graph, e)] for e in between}
    assert listed == {"Bo": ["b2"], "Cy": ["c1"]}
    assert {p.holder.name: (p.disputes, p.disputed) for p in parts(graph, directory)} == {
        "Ada": (0, 2),
        "Bo": (1, 0),
        "Cy": (1, 0),
    }


def test_who_is_only_named_takes_no_part():
    parted = {part.holder.name: part for part in parts(harbour(), Directory(harbour()))}
    assert not parted["Nora Vale"].takes_part
    assert parted["Ada Quill"].takes_part


def test_parts_put_named_holders_first_and_most_claims_on_top():
    found = [part.holder.name for part in parts(harbour(), Directory(harbour()))]
    assert found[0] == "Ada Quill"
    assert [name.startswith(("author", "post")) for name in found] == [False] * 3 + [True] * 3


def test_a_claim_is_held_once_for_each_way_of_taking_it():
    graph = debate(
        lone=("a1", "a2", "a3"),
        a1={"speaker": "Ada", "certainty": 0.4},
        a2={"speaker": "Ada", "certainty": 0.9},
        a3={"speaker": "Ada", "stance": Stance.QUESTIONED},
    )
    (on,) = of(graph, "Ada").topics
    assert [(h.mode, [s.id for s in h.statements]) for h in on.held] == [
        (HoldingMode.ASSERTED, ["a2", "a1"]),
        (HoldingMode.QUESTIONED, ["a3"]),
    ]


def test_what_somebody_reports_is_passed_on_and_what_they_reject_is_a_stand():
    chain = (Holding("Ben", HoldingMode.REPORTED), Holding("Ada", HoldingMode.ASSERTED))
    stand = (Holding("Ben", HoldingMode.REJECTED), Holding("Ada", HoldingMode.ASSERTED))
    graph = debate(
        lone=("a", "b"),
        a={"speaker": "Ada", "chain": chain, "stance": Stance.REPORTED},
        b={"speaker": "Ada", "chain": stand},
    )
    found = of(graph, "Ben")
    assert found.passes_on == 1
    assert [(h.claim.id, h.mode, h.of.name) for h in found.on_others] == [
        ("b", HoldingMode.REJECTED, "Ada")
    ]
    assert found.part.claims == 0


@pytest.mark.parametrize(
    ("stance", "mode"),
    [
        (Stance.REPORTED, HoldingMode.ASSERTED),
        (Stance.REJECTED, HoldingMode.REJECTED),
        (Stance.CONDITIONAL, HoldingMode.CONDITIONAL),
    ],
)
def test_without_a_chain_the_stance_tells_the_mode(stance, mode):
    (statement,) = debate(lone=("a",), a={"stance": stance}).statements
    assert mode_of(statement) is mode


@pytest.mark.parametrize(
    ("wording", "mode"),
    [
        ("Ada denies that the quay sinks.", HoldingMode.ASSERTED),
        ("The quay sinks.", HoldingMode.REJECTED),
    ],
)
def test_a_denial_that_is_worded_as_one_is_asserted(wording, mode):
    about = {"stance": Stance.REJECTED, "cue": Span(4, 10, "denies"), "canonical": wording}
    (statement,) = debate(lone=("a",), a=about).statements
    assert as_worded(statement) is mode


def test_forecasts_are_the_forecasters_whoever_tells_them():
    graph = debate(lone=("a",), a={"speaker": AUTHOR})
    said = graph.statements[0]
    forecast = Forecast("f", "s", "a", said.span, "Ada", "the quay floods", None, None)
    found = of(replace(graph, forecasts=(forecast,)), "Ada")
    assert [f.id for f in found.forecasts] == ["f"]
    assert (found.part.forecasts, found.part.claims) == (1, 0)


def test_a_mention_opens_at_the_shortest_statement_around_it():
    graph = debate(
        lone=("a", "b"), a={"span": Span(0, 20, "x" * 20)}, b={"span": Span(5, 12, "y" * 7)}
    )
    assert statement_at(graph, Mention("s", Span(6, 9, "yyy"))).id == "b"
    assert statement_at(graph, Mention("s", Span(0, 3, "xxx"))).id == "a"
    assert statement_at(graph, Mention("s", Span(30, 33, "zzz"))) is None
