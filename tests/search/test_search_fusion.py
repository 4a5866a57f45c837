from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.search.fusion import fuse

rankings = st.lists(st.lists(st.sampled_from("abcdefgh"), unique=True), max_size=4)


def test_fuse_sums_reciprocal_ranks():
    scores = fuse([["a", "b"], ["b", "c"]])
    assert scores == pytest.approx({"b": 1 / 62 + 1 / 61, "a": 1 / 61, "c": 1 / 62})
    assert list(scores) == ["b", "a", "c"]


def test_fuse_breaks_ties_by_id():
    assert list(fuse([["b"], ["a"], ["c"]])) == ["a", "b", "c"]


@given(rankings)
def test_fuse_ranks_each_id_once_by_falling_score(lists: list[list[str]]):
    scores = fuse(lists)
    assert set(scores) == {item for ranking in lists for item in ranking}
    assert sorted(scores.values(), reverse=True) == list(scores.values())


@given(st.lists(st.sampled_from("abcdefgh"), unique=True))
def test_fuse_of_one_ranking_keeps_its_order(ranking: list[str]):
    assert list(fuse([ranking])) == ranking
