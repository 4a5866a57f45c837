from kg.analysis.debate import debate
from kg.analysis.standings import Leaning, PositionView, Reason, Standing, StandsFor
from kg.model import Position
from tests.analysis.debates import debate as debated


def view(graph, name, for_="", against=""):
    def standings(claims, side):
        return tuple(
            Standing(graph.claim(claim), side, 0.9 - 0.1 * place, Reason("words", 0.5))
            for place, claim in enumerate(claims.split())
        )

    return PositionView(
        Position(name, f"{name} is so."),
        Leaning(1, ("so",)),
        standings(for_, StandsFor.FOR),
        standings(against, StandsFor.AGAINST),
    )


def ids(camp):
    return [standing.claim.id for standing in camp.claims]


def test_opposed_sides_gather_what_is_against_the_other_and_the_disputes_between():
    graph = debated("b disputes a", "c disputes d", "e disputes x")
    found = debate(graph, view(graph, "left", "a", "b d"), view(graph, "right", "b", "c a"))
    assert found.opposed
    # c is against the right and so stands with the left; d is against the left.
    assert (ids(found.left), ids(found.right)) == (["a", "c"], ["b", "d"])
    assert [(c.objector.id, c.target.id, c.by_left) for c in found.clashes] == [
        ("b", "a", False),
        ("c", "d", True),
    ]
    assert [o.objector.id for o in found.open_left] == ["b"]
    assert [o.objector.id for o in found.open_right] == ["c"]


def test_what_bears_on_a_position_stands_before_what_is_against_the_other_alone():
    graph = debated("b disputes a", lone=("k", "w"))
    left, right = view(graph, "left", "k a", "b"), view(graph, "right", "b", "w a")
    found = debate(graph, left, right)
    # w is nearer to the right than a to the left, and says nothing of the left itself.
    assert ids(found.left) == ["k", "a", "w"]


def test_what_is_for_a_side_stands_with_the_reason_for_that():
    graph = debated("b disputes a", lone=("k",))
    # a is nearer to the right, which it is against, than to the left, which it is for.
    found = debate(graph, view(graph, "left", "k a", "b"), view(graph, "right", "b", "a"))
    assert ids(found.left) == ["k", "a"]
    assert [standing.side for standing in found.left.claims] == [StandsFor.FOR] * 2


def test_sides_that_do_not_oppose_each_other_keep_their_own():
    graph = debated("a supports b", lone=("c",))
    found = debate(graph, view(graph, "left", "a", ""), view(graph, "right", "b", "c"))
    assert not found.opposed
    assert (ids(found.left), ids(found.right)) == (["a"], ["b"])


def test_what_both_hold_is_shared_and_on_neither_side():
    graph = debated("b disputes a", lone=("s",))
    found = debate(graph, view(graph, "left", "a s"), view(graph, "right", "b s"))
    assert [claim.id for claim in found.shared] == ["s"]
    assert (ids(found.left), ids(found.right)) == (["a"], ["b"])


def test_a_dispute_both_ways_is_told_once_and_is_no_answer_to_itself():
    graph = debated("a disputes b 0.9", "b disputes a 0.5", "c disputes a 0.4")
    (clash,) = debate(graph, view(graph, "left", "a"), view(graph, "right", "b")).clashes
    assert (clash.objector.id, clash.by_left) == ("a", True)
    assert [answer.from_claim for answer in clash.answers] == ["c"]


def test_a_claim_wanted_by_both_stays_where_it_ranks_higher():
    graph = debated("b disputes a", "a disputes b", lone=("k",))
    left = view(graph, "left", "a k", "b")
    right = view(graph, "right", "b", "a k")
    assert "k" in ids(debate(graph, left, right).left)
    turned = debate(graph, view(graph, "left", "a", "b k"), view(graph, "right", "b a k", ""))
    assert "k" in ids(turned.right)
    assert "k" not in ids(turned.left)
