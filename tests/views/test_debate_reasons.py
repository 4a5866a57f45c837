"""Why a claim stands on a side of the Debate page, and what is left unanswered on each."""

import pytest
from streamlit.testing.v1 import AppTest

from kg.analysis.standings import Reason, Standing, StandsFor
from kg.model import Claim, ClaimType, Graph, Position
from tests.views.opening import words
from views.debate import why_on_side

OWN = Position("scarce metals", "Scarce metals limit battery storage.")
OTHER = Position("storage grows", "Battery storage grows quickly.")


@pytest.mark.parametrize(
    ("side", "told"),
    [(StandsFor.FOR, "for scarce metals"), (StandsFor.AGAINST, "against storage grows")],
)
def test_a_claim_is_for_its_own_side_or_against_the_other(side, told):
    claim = Claim("c-1", "Slow permits limit storage.", ClaimType.CLAIM)
    reason = Reason("words", 0.5, ("storage",), ("limit",))
    line = why_on_side(Graph("r"), Standing(claim, side, 0.61, reason), OWN, OTHER)
    assert line == f"Why here: {told} · shares “storage” · says “limit” · nearness 0.61 of 1"


OBJECTED = """
from kg.analysis.debate import debate
from tests.analysis.debates import debate as debated
from tests.analysis.test_debate import view
from views.debate import open_objections

graph = debated({lines})
open_objections(graph, debate(graph, view(graph, "dams", "a c"), view(graph, "levees", "b d")))
"""


def objected(*lines):
    shown = ", ".join(map(repr, lines))
    return words(AppTest.from_string(OBJECTED.format(lines=shown), default_timeout=60).run())


def test_open_objections_stand_under_the_side_and_the_claim_that_they_are_to():
    said = objected("b disputes a", "d disputes a", "d disputes c", "a disputes d")
    assert "**To claims of dams: 3**" in said
    assert "**To claims of levees: 1**" in said
    assert [said.count(f"To: claim {name}") for name in "acd"] == [1, 1, 1]


def test_a_debate_without_open_objections_says_so():
    assert "is disputed by somebody" in objected("a supports c", "b supports d")
