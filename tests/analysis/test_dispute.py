from dataclasses import replace

import pytest
from hypothesis import given, settings

from kg.analysis import Voice, most_disputed, oppositions
from kg.errors import SettingsError
from tests.analysis.debates import EDGES, debate


def test_the_most_disputed_claim_comes_first_with_its_counts():
    graph = debate("b disputes a 0.9", "c disputes a 0.6", "d supports a", "e disputes f 0.8")
    first, second = most_disputed(graph)
    assert (first.claim.id, first.disputes, first.supports) == ("a", 2, 1)
    assert first.score == pytest.approx(1.5)
    assert (second.claim.id, second.disputes, second.supports) == ("f", 1, 0)


def test_ties_are_broken_by_id():
    graph = debate("x disputes b 0.5", "y disputes a 0.5", "z disputes c 0.5")
    assert [c.claim.id for c in most_disputed(graph)] == ["a", "b", "c"]


def test_echoes_of_one_dispute_do_not_raise_the_score():
    once = debate("b1 disputes a 0.5")
    thrice = debate("b1 disputes a 0.5", "b2 disputes a 0.5", "b3 disputes a 0.4")
    assert most_disputed(thrice)[0].score == most_disputed(once)[0].score == 0.5


def test_a_claim_that_only_disputes_is_not_disputed():
    assert [c.claim.id for c in most_disputed(debate("b disputes a"))] == ["a"]


def test_no_more_than_the_limit():
    graph = debate("x disputes b 0.5", "x disputes a 0.9", "x disputes c 0.5")
    assert [c.claim.id for c in most_disputed(graph, 2)] == ["a", "b"]


@pytest.mark.parametrize("limit", [0, -1])
def test_a_limit_below_one_is_refused(limit):
    with pytest.raises(SettingsError, match="1 or more"):
        most_disputed(debate("b disputes a"), limit)


@settings(deadline=None)
@given(EDGES)
def test_the_ranking_does_not_depend_on_order(lines):
    graph = debate(*lines)
    turned = replace(graph, links=graph.links[::-1], claims=graph.claims[::-1])
    assert most_disputed(turned, 99) == most_disputed(graph, 99)


def test_who_disputes_whom_counts_links_between_voices():
    ada, ben = {"speaker": "Ada"}, {"speaker": "Ben"}
    graph = debate("b disputes a", "d disputes c", "a disputes b", a=ada, c=ada, b=ben, d=ben)
    first, second = oppositions(graph)
    assert (first.disputer, first.disputed) == (Voice("Ben"), Voice("Ada"))
    assert {link.from_ for link in first.links} == {"b", "d"}
    assert (second.disputer, second.disputed) == (Voice("Ada"), Voice("Ben"))


def test_supports_and_quarrels_with_oneself_are_no_opposition():
    ada = {"speaker": "Ada"}
    assert oppositions(debate("b disputes a", "c supports a", a=ada, b=ada)) == ()


def test_unnamed_authors_of_two_texts_are_two_voices():
    graph = debate("b disputes a", a={"source": "s1"}, b={"source": "s2"})
    (pair,) = oppositions(graph)
    assert (pair.disputer, pair.disputed) == (Voice("author", "s2"), Voice("author", "s1"))


def test_a_named_voice_is_one_across_texts():
    graph = debate(
        "b disputes a",
        a={"source": "s1", "speaker": "Ada"},
        b={"source": "s2", "speaker": "Ada"},
    )
    assert oppositions(graph) == ()
