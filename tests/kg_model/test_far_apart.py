"""When two chances are two opinions, and when one is only a shade above the other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.pipeline import extract_text
from kg.model import Relation, are_far_apart

CHANCE = st.floats(0.0, 1.0, allow_nan=False)
RANGE = st.tuples(CHANCE, CHANCE).map(lambda pair: (min(pair), max(pair)))

PANEL = """Closing the harbour: a panel

5 June 2026

MODERATOR: Tom Avery gives the freezing of the harbour 60% by the end of 2028. Who wants to defend the figure?

PILOT: {answer} The inlet is shallow, and the old breaker has been sold.

MODERATOR: What would change your mind?

PILOT: A warm winter would. I have not seen one since 2019.
"""


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [
        ((0.6, 0.6), (0.65, 0.65), False),
        ((0.6, 0.6), (0.5, 0.5), True),
        ((0.6, 0.6), (0.1, 0.1), True),
        ((0.02, 0.02), (0.04, 0.04), True),
        ((0.6, 1.0), (0.0, 0.55), False),
        ((0.6, 1.0), (0.0, 0.1), True),
        ((0.4, 0.6), (0.5, 0.7), False),
    ],
)
def test_chances_are_far_apart_by_their_odds(
    one: tuple[float, float], other: tuple[float, float], *, far: bool
) -> None:
    assert are_far_apart(one, other) is far


@given(RANGE, RANGE)
def test_the_order_of_two_chances_says_nothing(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    assert are_far_apart(one, other) is are_far_apart(other, one)


@given(RANGE)
def test_no_chance_is_far_from_itself(one: tuple[float, float]) -> None:
    assert not are_far_apart(one, one)


@pytest.mark.parametrize(
    ("answer", "disputed"),
    [("I do, and I would even go to 65%.", False), ("No. I would say 20%.", True)],
)
def test_a_shade_more_disputes_nothing(answer: str, *, disputed: bool) -> None:
    found = extract_text(PANEL.format(answer=answer), name="panel")
    assert len([f for f in found.forecasts if f.probability]) == 2
    clashes = [link for link in found.links if link.test == "incompatible-probability"]
    assert bool(clashes) is disputed
    assert all(link.relation is Relation.DISPUTES for link in clashes)
