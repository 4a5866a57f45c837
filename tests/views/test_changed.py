"""What a new source changed, put together by its own claims."""

from kg.analysis.changes import between_claims
from kg.model import Relation
from tests.analysis.debates import debate
from views.components.changed import bearings

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
