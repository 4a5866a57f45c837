from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analysis import claim_strengths, strengths
from kg.analysis.strength import Push
from kg.errors import SettingsError
from tests.analysis.debates import EDGES, debate


def supports(from_, to, weight=1.0):
    return Push(from_, to, weight)


def disputes(from_, to, weight=1.0):
    return Push(from_, to, -weight)


def test_the_worked_example_of_the_paper():
    # Potyka, KR 2018, example 4.1: bases and the strengths printed beside them, three digits.
    bases = {"a": 0.5, "b": 0.2, "c": 0.85, "d": 0.65, "e": 0.4, "f": 1.0}
    pushes = [
        supports("b", "a"),
        disputes("c", "a"),
        supports("d", "a"),
        disputes("e", "b"),
        supports("e", "c"),
        disputes("f", "c"),
    ]
    found = strengths(bases, pushes)
    printed = {"a": 0.519, "b": 0.172, "c": 0.625, "d": 0.65, "e": 0.4, "f": 1.0}
    assert {claim: round(value, 3) for claim, value in found.of.items()} == printed
    assert not found.unsettled


def test_nothing_said_leaves_the_base():
    assert strengths({"a": 0.3}, []).of == {"a": 0.3}


def test_two_that_dispute_each_other_rest_alike_below_the_base():
    found = strengths({"a": 0.5, "b": 0.5}, [disputes("a", "b"), disputes("b", "a")])
    assert found.of["a"] == pytest.approx(found.of["b"])
    # At rest each is where the other's push holds it.
    rest = found.of["a"]
    assert rest == pytest.approx(0.5 - 0.5 * rest**2 / (1 + rest**2))
    assert rest < 0.5


def test_a_cycle_is_pushed_from_outside_and_pushes_on():
    pushes = [
        disputes("a", "b"),
        disputes("b", "a"),
        supports("x", "a"),
        supports("a", "y"),
    ]
    found = strengths(dict.fromkeys("abxy", 0.5), pushes).of
    assert found["a"] > 0.5 > found["b"]
    assert found["y"] > 0.5


def test_support_and_dispute_of_one_weight_cancel_out():
    found = strengths(dict.fromkeys("abc", 0.5), [supports("a", "c"), disputes("b", "c")])
    assert found.of["c"] == 0.5


@pytest.mark.parametrize("base", [-0.1, 1.1])
def test_a_base_off_the_scale_is_refused(base):
    with pytest.raises(SettingsError, match="between 0 and 1"):
        strengths({"a": base}, [])


def test_a_push_off_the_scale_or_from_nowhere_is_refused():
    with pytest.raises(SettingsError, match="between -1 and 1"):
        Push("a", "b", 1.5)
    with pytest.raises(SettingsError, match="no base"):
        strengths({"a": 0.5}, [supports("b", "a")])


WEIGHTS = st.floats(-1, 1).map(lambda value: round(value, 3))
PUSHES = st.lists(
    st.builds(Push, st.sampled_from("abcdef"), st.sampled_from("abcdef"), WEIGHTS).filter(
        lambda push: push.from_ != push.to
    ),
    max_size=10,
)


@settings(deadline=None, max_examples=60)
@given(PUSHES, st.randoms(use_true_random=False))
def test_strengths_stay_on_the_scale_whatever_the_order(pushes, random):
    bases = dict.fromkeys("abcdef", 0.5)
    found = strengths(bases, pushes)
    assert all(0 <= value <= 1 for value in found.of.values())
    turned = list(pushes)
    random.shuffle(turned)
    assert strengths(dict(reversed(bases.items())), turned) == found


@settings(deadline=None, max_examples=40)
@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_support_never_lowers_and_dispute_never_raises(base, other, weight):
    bases = {"a": base, "b": other}
    assert strengths(bases, [supports("b", "a", weight)]).of["a"] >= base
    assert strengths(bases, [disputes("b", "a", weight)]).of["a"] <= base


def test_claims_of_a_graph_count_by_their_links_confidence():
    sure = claim_strengths(debate("b disputes a 0.9")).of
    unsure = claim_strengths(debate("b disputes a 0.3")).of
    assert sure["a"] < unsure["a"] < 0.5 == sure["b"]


def test_a_repetition_adds_nothing():
    assert claim_strengths(debate("b restates a")).of == {"a": 0.5, "b": 0.5}


@settings(deadline=None)
@given(EDGES)
def test_every_claim_of_a_graph_has_a_strength(lines):
    graph = debate(*lines)
    assert sorted(claim_strengths(graph).of) == [claim.id for claim in graph.claims]


def test_the_order_of_three_in_a_ring_does_not_matter():
    ring = [disputes("a", "b"), disputes("b", "c"), disputes("c", "a")]
    first, *others = [strengths(dict.fromkeys("abc", 0.5), order) for order in permutations(ring)]
    assert all(other == first for other in others)
    assert len({round(value, 6) for value in first.of.values()}) == 1
