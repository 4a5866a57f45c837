"""Why a claim stands on a side of the Debate page."""

import pytest

from kg.analysis.standings import Reason, Standing, StandsFor
from kg.model import Claim, ClaimType, Graph, Position
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
