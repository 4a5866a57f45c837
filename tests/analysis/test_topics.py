"""Topics of a graph made by hand: vectors whose directions are known, phrases as given."""

from __future__ import annotations

import random

import numpy as np
import pytest

from kg.analysis.topics import FEWEST, Topic, find_topics
from kg.errors import NotFoundError
from kg.model import Bound, Claim, Graph, Meaning
from kg.search.meaning_codes import encode_codes
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


FULL = dict.fromkeys(SUBJECTS, FEWEST + 2)


def test_claims_that_share_a_term_and_lie_together_are_a_topic():
    found = find_topics(*graph_of(FULL))
    assert {topic.name for topic in found.topics} == set(SUBJECTS)
    assert all(len(topic.claims) == topic.named == FEWEST + 2 for topic in found.topics)
    assert found.named("Clinic").terms == ("clinic", "nurse")
    assert found.named(Topic.id_for("clinic")).name == "clinic"
    assert not found.loose
    with pytest.raises(NotFoundError):
        found.named("ports")


def test_too_few_claims_make_no_topic():
    counts = {**FULL, "clinic": FEWEST - 1}
    found = find_topics(*graph_of(counts))
    assert {topic.name for topic in found.topics} == {"tidal power", "night train"}
    assert len(found.loose) == FEWEST - 1


def test_a_claim_that_names_no_term_joins_a_near_topic_or_none():
    near = ("Boats with blades under water earn money.", 0, 1, ("boat",))
    far = ("Bakers rise early.", 6, 1, ("baker",))
    graph, meanings = graph_of(FULL, extra=(near, far))
    found = find_topics(graph, meanings)
    ids = {claim.text: claim.id for claim in graph.claims}
    topic = found.named("tidal power")
    assert ids[near[0]] in topic.claims
    assert topic.named == len(topic.claims) - 1
    assert found.loose == (ids[far[0]],)


def test_a_term_whose_claims_lie_apart_is_no_topic():
    apart = [(f"Odd claim {axis} on harbours.", axis, axis, ("harbour",)) for axis in range(3, 8)]
    found = find_topics(*graph_of(FULL, extra=apart))
    assert "harbour" not in {topic.name for topic in found.topics}


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_records_does_not_matter(seed):
    graph, meanings = graph_of(FULL)
    expected = find_topics(graph, meanings)
    assert find_topics(*graph_of(FULL, order=random.Random(seed))) == expected


def test_an_old_topic_keeps_id_name_and_claims_when_sources_come():
    old = find_topics(*graph_of({**FULL, "clinic": 0}))
    new = find_topics(*graph_of(FULL))
    for topic in old.topics:
        assert new.named(topic.id) == topic


def test_a_graph_without_meanings_has_no_topics():
    graph, _ = graph_of(FULL)
    found = find_topics(graph, ())
    assert not found.topics
    assert len(found.loose) == len(graph.claims)
