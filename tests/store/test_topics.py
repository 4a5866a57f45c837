"""Topics of a graph made by hand: vectors whose directions are known, phrases as given."""

from __future__ import annotations

import random
import sqlite3
from dataclasses import replace

import numpy as np
import pytest

from kg.analysis import claims_without_topic, topic_named, topics_of_claims
from kg.errors import NotFoundError
from kg.model import (
    Bound,
    Claim,
    ClaimDecision,
    Evidence,
    Extraction,
    Graph,
    Link,
    Meaning,
    Place,
    Relation,
    Side,
    Topic,
    Verdict,
)
from kg.store import Sameness, SqliteStore, topics
from kg.store.meaning_codes import encode_codes
from kg.store.topics import FEWEST, find_topics
from tests.records import document, statement

SUBJECTS = {
    "tidal power": ("turbine", "tidal power"),
    "night train": ("sleeper", "night train"),
    "clinic": ("nurse", "clinic"),
}


def graph_of(counts, *, extra=(), order=None):
    """A graph with so many claims on each subject; each claim in a source of its own."""
    made = []
    for axis, (subject, phrases) in enumerate(SUBJECTS.items()):
        texts = (f"Claim {n} on {subject} is told here." for n in range(counts.get(subject, 0)))
        made += [(text, axis, n, phrases) for n, text in enumerate(texts)]
    made += list(extra)
    statements, meanings, sources = [], [], []
    for text, axis, n, phrases in made:
        doc = document(text, title=text)
        told = statement(doc, text)
        row = np.zeros((1, 16), dtype=np.float32)
        row[0, axis], row[0, 8 + n % 8] = 1.0, 0.3
        row /= np.linalg.norm(row)
        statements.append(told)
        sources.append(doc.source)
        meanings.append(Meaning(told.id, Bound.FREE, encode_codes(row)[0], tuple(sorted(phrases))))
    if order is not None:
        order.shuffle(statements)
        order.shuffle(meanings)
    claims = tuple(Claim(s.claim, s.canonical, s.type) for s in statements)
    graph = Graph(revision="", sources=tuple(sources), statements=tuple(statements), claims=claims)
    return graph, tuple(meanings)


def with_topics(graph, meanings):
    """The graph as the store reads it."""
    return replace(graph, topics=find_topics(graph, meanings))


FULL = dict.fromkeys(SUBJECTS, FEWEST + 2)


@pytest.mark.parametrize("at_once", [1, 3, 4])
def test_vectors_unpacked_part_by_part_give_the_same_topics(monkeypatch, at_once):
    graph, meanings = graph_of(FULL)
    # Some claims have several statements, of other directions.
    first = graph.statements[0].claim
    merged = tuple(
        replace(s, claim=first) if n in (1, 9) else s for n, s in enumerate(graph.statements)
    )
    kept = {s.claim for s in merged}
    graph = replace(graph, statements=merged, claims=tuple(c for c in graph.claims if c.id in kept))
    whole = find_topics(graph, meanings)
    assert len(whole) == len(SUBJECTS)
    monkeypatch.setattr(topics, "_AT_ONCE", at_once)
    assert find_topics(graph, meanings) == whole


def test_claims_that_share_a_term_and_lie_together_are_a_topic():
    graph = with_topics(*graph_of(FULL))
    assert {topic.name for topic in graph.topics} == set(SUBJECTS)
    assert all(len(topic.claims) == topic.named == FEWEST + 2 for topic in graph.topics)
    assert topic_named(graph, "Clinic").terms == ("clinic", "nurse")
    assert topic_named(graph, Topic.id_for("clinic")).name == "clinic"
    assert not claims_without_topic(graph)
    with pytest.raises(NotFoundError):
        topic_named(graph, "ports")


def test_each_claim_has_the_topic_that_lists_it():
    graph = with_topics(*graph_of(FULL))
    held = topics_of_claims(graph)
    assert set(held) == {claim.id for claim in graph.claims}
    assert all(claim in topic.claims for claim, topic in held.items())


def test_a_topic_tells_in_how_many_longer_terms_its_name_stands():
    longer = ("night clinic", "clinic ward", "harbour clinic ward", "clinical trial")
    extra = [(f"Ward {n} is open.", 2, n, ("clinic", term)) for n, term in enumerate(longer)]
    graph = with_topics(*graph_of({**FULL, "clinic": FEWEST}, extra=extra))
    assert topic_named(graph, "clinic").inside == 3
    assert topic_named(graph, "tidal power").inside == 0


def test_too_few_claims_make_no_topic():
    graph = with_topics(*graph_of({**FULL, "clinic": FEWEST - 1}))
    assert {topic.name for topic in graph.topics} == {"tidal power", "night train"}
    assert len(claims_without_topic(graph)) == FEWEST - 1


def test_a_claim_that_names_no_term_joins_a_near_topic_or_none():
    near = ("Boats with blades under water earn money.", 0, 1, ("boat",))
    far = ("Bakers rise early.", 6, 1, ("baker",))
    graph = with_topics(*graph_of(FULL, extra=(near, far)))
    ids = {claim.text: claim.id for claim in graph.claims}
    topic = topic_named(graph, "tidal power")
    assert ids[near[0]] in topic.claims
    assert topic.named == len(topic.claims) - 1
    assert claims_without_topic(graph) == (ids[far[0]],)


def linked(graph, one, other):
    """The graph with a link between the claims of two wordings."""
    ends = {
        side: next(s for s in graph.statements if s.canonical == text)
        for side, text in ((Side.FROM, one), (Side.TO, other))
    }
    from_, to = ends[Side.FROM], ends[Side.TO]
    proof = tuple(Evidence("hand", side, s.source, s.span) for side, s in ends.items())
    id_ = Link.id_for(from_.id, to.id, Relation.SUPPORTS, "hand")
    link = Link(id_, from_.id, to.id, Relation.SUPPORTS, 0.8, "hand", proof)
    return replace(graph, links=(*graph.links, link))


def test_a_claim_linked_to_claims_of_one_topic_alone_has_it_too():
    remark = ("This is true.", 6, 1, ())
    graph, meanings = graph_of(FULL, extra=(remark,))
    lone = next(claim.id for claim in graph.claims if claim.text == remark[0])
    assert lone not in topics_of_claims(with_topics(graph, meanings))
    graph = linked(graph, remark[0], "Claim 1 on clinic is told here.")
    assert topics_of_claims(with_topics(graph, meanings))[lone].name == "clinic"
    graph = linked(graph, remark[0], "Claim 1 on night train is told here.")
    assert lone not in topics_of_claims(with_topics(graph, meanings))


def test_two_small_topics_do_not_empty_each_other():
    both = [(f"Claim {n} on kelp and eels.", 3, n, ("eel", "kelp")) for n in range(3)]
    kelp = [(f"Claim {n} on kelp alone.", 3, n, ("kelp",)) for n in range(3)]
    eels = [(f"Claim {n} on eels alone.", 3, n + 4, ("eel",)) for n in range(3)]
    graph = with_topics(*graph_of(FULL, extra=(*both, *kelp, *eels)))
    sizes = {
        topic.name: len(topic.claims) for topic in graph.topics if topic.name in {"kelp", "eel"}
    }
    assert sum(sizes.values()) == 9


def test_a_term_whose_claims_lie_apart_is_no_topic():
    apart = [(f"Odd claim {axis} on harbours.", axis, axis, ("harbour",)) for axis in range(3, 8)]
    found = find_topics(*graph_of(FULL, extra=apart))
    assert "harbour" not in {topic.name for topic in found}


def test_a_term_that_stands_nearly_always_inside_a_longer_one_names_no_topic():
    phrases = ("power", "tidal power", "turbine")
    extra = [(f"Claim {n} on what tides give.", 0, n, phrases) for n in range(FEWEST + 2)]
    found = find_topics(*graph_of({**FULL, "tidal power": 0}, extra=extra))
    assert {topic.name for topic in found} >= {"tidal power"}
    assert "power" not in {topic.name for topic in found}


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_records_does_not_matter(seed):
    expected = find_topics(*graph_of(FULL))
    assert find_topics(*graph_of(FULL, order=random.Random(seed))) == expected


def test_an_old_topic_keeps_id_name_and_claims_when_sources_come():
    old = find_topics(*graph_of({**FULL, "clinic": 0}))
    new = find_topics(*graph_of(FULL))
    assert set(old) < set(new)


def test_a_graph_without_meanings_has_no_topics():
    graph, _ = graph_of(FULL)
    assert not find_topics(graph, ())


@pytest.fixture
def kept(tmp_path):
    """A store with the sources of a graph made by hand, its file, and the topics looked for."""
    path = tmp_path / "graph.db"
    graph, meanings = graph_of(FULL)
    by_statement = {meaning.statement: meaning for meaning in meanings}
    with SqliteStore(path) as store:
        for told in graph.statements:
            doc = document(told.span.quote, title=told.span.quote)
            claim = Claim(told.claim, told.canonical, told.type)
            extraction = Extraction(document=doc, statements=(told,), claims=(claim,))
            store.put(extraction, same=Sameness((by_statement[told.id],), lambda _graph, _all: ()))
        yield store, path, find_topics(store.graph(), meanings)


def rows(path, table):
    with sqlite3.connect(path) as connection:
        return connection.execute(f"SELECT * FROM {table}").fetchall()


def test_the_store_gives_the_same_topics_kept_or_not(kept):
    store, path, expected = kept
    assert expected
    assert not rows(path, "topic")
    assert store.graph().topics == expected
    store.keep_derived()
    assert len(rows(path, "topic")) == len(expected)
    assert store.graph().topics == expected
    assert store.verify() == ()


def test_how_general_a_topic_is_is_kept(kept):
    store, path, _ = kept
    store.keep_derived()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE topic SET inside = 7 WHERE n = 0")
    assert [topic.inside for topic in store.graph().topics] == [7, 0, 0]


def test_topics_kept_are_read_and_not_found_again(kept):
    store, path, _ = kept
    store.keep_derived()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE topic SET name = 'as it is stored' WHERE n = 0")
    assert store.graph().topics[0].name == "as it is stored"


def test_topics_out_of_date_are_found_anew(kept):
    store, _, expected = kept
    store.keep_derived()
    gone = store.graph().sources[0].id
    store.remove(gone)
    left = {claim.id for claim in store.graph().claims}
    assert {claim for topic in store.graph().topics for claim in topic.claims} <= left
    assert store.graph().topics != expected
    store.keep_derived()
    assert {claim for topic in store.graph().topics for claim in topic.claims} <= left


def test_joining_two_claims_renews_the_topics(kept):
    store, _, _ = kept
    store.keep_derived()
    one, other = store.graph().statements[:2]
    places = (Place(one.source, one.span), Place(other.source, other.span))
    store.decide_claims(ClaimDecision(*places, Verdict.SAME))
    graph = store.graph()
    assert set(topics_of_claims(graph)) <= {claim.id for claim in graph.claims}
