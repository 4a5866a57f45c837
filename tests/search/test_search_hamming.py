from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.search import hamming


def unit_rows(seed: int, count: int, dim: int) -> np.ndarray:
    rows = np.random.default_rng(seed).standard_normal((count, dim)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def columns(rows: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(hamming.sign_bits(rows).T)


@given(st.integers(0, 10_000), st.integers(1, 40), st.integers(1, 200))
@settings(max_examples=60, deadline=None)
def test_distances_count_the_components_whose_signs_differ(seed: int, count: int, dim: int):
    rows = unit_rows(seed, count, dim)
    query = unit_rows(seed + 1, 1, dim)
    counted = ((rows > 0) != (query > 0)).sum(axis=1)

    found = hamming.distances(columns(rows), hamming.sign_bits(query)[0])

    assert found.tolist() == counted.tolist()


def test_distances_hold_beyond_one_block():
    rows = unit_rows(3, 140_000, 64)
    found = hamming.distances(columns(rows), hamming.sign_bits(rows[139_999:])[0])
    assert found[139_999] == 0
    assert found[:139_999].min() > 0


@given(st.integers(0, 10_000), st.integers(1, 60), st.integers(1, 20))
@settings(max_examples=60, deadline=None)
def test_nearest_takes_all_rows_as_near_as_the_last(seed: int, count: int, wanted: int):
    rows = unit_rows(seed, count, 8)  # few bits, so that many are equally near
    bits = hamming.sign_bits(unit_rows(seed + 1, 1, 8))[0]
    measured = hamming.distances(columns(rows), bits)

    near = hamming.nearest_by_bits(columns(rows), bits, wanted)

    left = sorted(set(range(count)) - set(near.tolist()))
    assert len(near) >= min(wanted, count)
    assert all(measured[place] > measured[near].max() for place in left)


@given(st.integers(0, 10_000), st.sets(st.integers(0, 49), min_size=1), st.integers(1, 20))
@settings(max_examples=60, deadline=None)
def test_nearest_keeps_to_the_allowed_rows(seed: int, chosen: set[int], wanted: int):
    rows = unit_rows(seed, 50, 16)
    bits = hamming.sign_bits(unit_rows(seed + 1, 1, 16))[0]
    allowed = np.array(sorted(chosen), dtype=np.intp)
    alone = hamming.nearest_by_bits(columns(rows[allowed]), bits, wanted)

    near = hamming.nearest_by_bits(columns(rows), bits, wanted, allowed)

    assert near.tolist() == allowed[alone].tolist()


def test_rows_of_another_length_are_not_unit():
    rows = unit_rows(1, 3, 16)
    assert hamming.all_unit(rows)
    rows[1] *= 1.5
    assert not hamming.all_unit(rows)
    rows[1] = np.nan
    assert not hamming.all_unit(rows)
