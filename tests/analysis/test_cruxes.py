import pytest
from hypothesis import given, settings

from kg.analysis import Verdict, claim_strengths, cruxes, unanswered
from kg.analysis.cruxes import by_target
from kg.errors import NotFoundError, SettingsError
from tests.analysis.debates import EDGES, debate


def test_the_only_dispute_is_the_crux_and_flips_the_verdict():
    found = cruxes(debate("b disputes a 0.9"), "a")
    assert found.verdict is Verdict.FALLS
    (crux,) = found.cruxes
    assert crux.claim.id == "b"
    assert crux.without == pytest.approx(0.5 - found.strength)
    assert crux.reversed_ == pytest.approx(2 * crux.without)  # as far above the base as below
    assert crux.flips


def test_objections_to_one_claim_stand_together_the_most_objected_to_first():
    open_ = unanswered(debate("b disputes a 0.9", "d disputes c 0.8", "e disputes c 0.7"))
    assert [[(o.objector.id, o.target.id) for o in held] for held in by_target(open_)] == [
        [("d", "c"), ("e", "c")],
        [("b", "a")],
    ]


def test_what_is_nearer_weighs_more():
    found = cruxes(debate("b supports a 0.9", "c supports b 0.9", "d supports c 0.9"), "a")
    assert [crux.claim.id for crux in found.cruxes] == ["b", "c", "d"]
    assert found.verdict is Verdict.HOLDS


def test_one_of_many_reasons_flips_nothing():
    lines = [f"{name} supports a 0.9" for name in "bcdef"]
    found = cruxes(debate(*lines), "a")
    assert found.verdict is Verdict.HOLDS
    assert not any(crux.flips for crux in found.cruxes)


def test_a_claim_on_which_nothing_bears_is_undecided():
    found = cruxes(debate("a supports b"), "a")
    assert (found.verdict, found.weighed, found.cruxes) == (Verdict.UNDECIDED, 0, ())


def test_an_even_debate_is_undecided_and_says_what_would_decide_it():
    found = cruxes(debate("b supports a 0.8", "c disputes a 0.8"), "a")
    assert found.verdict is Verdict.UNDECIDED
    assert [crux.claim.id for crux in found.cruxes] == ["b", "c"]
    assert all(crux.flips for crux in found.cruxes)


def test_the_few_that_are_tried_are_those_that_move_it_most():
    # By name the strongest stand last.
    weak = [f"{name} disputes a 0.4" for name in "bcdefgh"]
    graph = debate(
        *weak, "k supports l", "l supports y 0.3", "y supports a 0.7", "z disputes a 0.9"
    )
    every, few = cruxes(graph, "a"), cruxes(graph, "a", tried=3)
    assert few.strength == every.strength
    assert few.weighed == every.weighed
    assert (
        [c.claim.id for c in few.cruxes[:2]] == [c.claim.id for c in every.cruxes[:2]] == ["z", "b"]
    )
    assert len(few.cruxes) == 3


def test_claims_elsewhere_are_not_weighed():
    found = cruxes(debate("b disputes a", "d disputes c", "a supports e"), "a")
    assert found.weighed == 1


def test_the_root_may_stand_in_a_cycle():
    found = cruxes(debate("a disputes b", "b disputes a", "c supports b"), "a")
    assert [crux.claim.id for crux in found.cruxes] == ["b", "c"]


def test_no_such_claim_and_no_such_margin():
    graph = debate("b disputes a")
    with pytest.raises(NotFoundError, match="no claim"):
        cruxes(graph, "z")
    with pytest.raises(SettingsError, match="margin"):
        cruxes(graph, "a", margin=0.7)


@settings(deadline=None, max_examples=30)
@given(EDGES)
def test_the_roots_strength_is_that_of_the_whole_graph(lines):
    graph = debate(*lines)
    whole = claim_strengths(graph).of
    for claim in graph.claims[:2]:
        assert cruxes(graph, claim.id).strength == pytest.approx(whole[claim.id], abs=1e-6)


def test_an_objection_that_another_voice_disputes_is_answered():
    graph = debate("b disputes a", "c disputes b", "d disputes a 0.6", c={"speaker": "Cara"})
    assert [(o.objector.id, o.target.id) for o in unanswered(graph)] == [("c", "b"), ("d", "a")]


def test_who_objects_does_not_answer_himself():
    graph = debate("b disputes a", "c disputes b", b={"speaker": "Ben"}, c={"speaker": "Ben"})
    assert ("b", "a") in [(o.objector.id, o.target.id) for o in unanswered(graph)]


def test_only_objections_to_the_claims_asked_for_the_surest_first():
    graph = debate("b disputes a 0.5", "c disputes a 0.9", "e disputes d")
    assert [o.objector.id for o in unanswered(graph, ["a"])] == ["c", "b"]
