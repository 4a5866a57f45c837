"""What the debate says of those who have claims on its sides."""

import pytest

from kg.analysis.directory import Directory
from kg.analysis.followers import Follower
from tests.analysis.debates import debate
from views.components.sides import claims_by_side


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [("ab", "c", "2 left, 1 right"), ("ab", "", "2 claims"), ("", "c", "1 claim")],
)
def test_somebody_with_claims_on_both_sides_is_told_how_many_on_which(left, right, words):
    graph = debate(lone=("a", "b", "c"))
    holder = Directory(graph).of(graph.statement("a"))
    sides = (tuple(map(graph.claim, side)) for side in (left, right))
    assert claims_by_side(Follower(holder, *sides)) == words
