"""What a new source changed, put together by its own claims."""

from kg.analysis.changes import between_claims, changes
from kg.model import Relation
from tests.analysis.debates import debate
from views.components.changed import bearings, summary

NEW = {"source": "new"}


def test_new_links_stand_under_the_claim_of_the_new_source():
    graph = debate(
        "n disputes a 0.9", "n disputes b 0.7", "c disputes n 0.8", "m disputes a 0.6", n=NEW, m=NEW
    )
    one, other = bearings(graph, graph.links, frozenset({"new"}))
    assert (one.said.id, other.said.id) == ("n", "m")
    assert [(o.verb, o.said.id) for o in one.others] == [
        ("disputes", "a"),
        ("is disputed by", "c"),
        ("disputes", "b"),
    ]


def test_a_claim_linked_twice_is_listed_once_by_its_surest_link():
    graph = debate("n disputes a1 0.5", "n disputes a2 0.9", n=NEW)
    (one,) = bearings(graph, graph.links, frozenset({"new"}))
    assert between_claims(graph, graph.links) == 1
    assert [(o.said.id, o.link.relation, o.link.confidence) for o in one.others] == [
        ("a2", Relation.DISPUTES, 0.9)
    ]


def test_the_line_above_all_counts_every_kind_of_link_that_came():
    before = debate("b supports a")
    after = debate(
        "b supports a", "n disputes a", "n1 supports b", "n2 supports b", "a2 supports b", n=NEW
    )
    assert summary(after, changes(before, after)) == (
        "1 new claim, 1 claim that others made before, 1 new dispute, 2 new supports."
    )
    restated = debate("b supports a", "n restates a", n=NEW)
    assert summary(restated, changes(before, restated)) == (
        "1 new claim, 0 claims that others made before, 0 new disputes, 0 new supports, 1 new restatement."
    )


def test_what_is_gone_again_is_not_counted():
    before, after = debate("b supports a"), debate("b supports a", "n supports a", n=NEW)
    assert summary(before, changes(before, after)) == (
        "0 new claims, 0 claims that others made before, 0 new disputes, 0 new supports."
    )
