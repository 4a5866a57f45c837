"""Low-rank changes: stored, added to a base, and refused where they do not fit."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.language.model_files import ModelFolder
from extractors.language.reader_weights import (
    FIGURES,
    ReaderModel,
    adapted,
    heads_of,
    packed,
    reader_id,
)
from kg.errors import ModelError


@given(st.integers(1, 4), st.integers(1, 6), st.integers(1, 6), st.integers(0, 9))
def test_the_product_of_the_factors_is_added(rank: int, rows: int, columns: int, seed: int) -> None:
    draw = np.random.default_rng(seed)
    base = {
        "m.weight": draw.normal(size=(rows, columns)).astype("float32"),
        "b": np.zeros(2, "float32"),
    }
    up = draw.normal(size=(rows, rank)).astype("float32")
    down = draw.normal(size=(rank, columns)).astype("float32")
    kept = packed({"m.weight.up": up, "m.weight.down": down}, {"head.weight": up})
    found = adapted(base, kept)
    assert set(found) == set(base)
    assert np.allclose(found["m.weight"], base["m.weight"] + up @ down, atol=0.05)
    assert found["b"] is base["b"]
    assert all(values.dtype == np.float16 for values in kept.values())


def test_a_factor_of_another_shape_is_refused() -> None:
    base = {"m.weight": np.zeros((3, 3), "float32")}
    kept = {
        "m.weight.up": np.zeros((2, 1), "float16"),
        "m.weight.down": np.zeros((1, 2), "float16"),
    }
    with pytest.raises(ValueError, match="broadcast"):
        adapted(base, kept)


def test_shipped_readers_are_whole() -> None:
    FIGURES.own.check()
    assert reader_id(FIGURES).startswith("figures/en_claimtrail_figures-")
    assert "head.weight" in heads_of(FIGURES)


def test_a_missing_reader_says_what_to_do(tmp_path: Path) -> None:
    gone = ReaderModel(ModelFolder(tmp_path, "the reader of figures"), FIGURES.base, "x")
    with pytest.raises(ModelError, match="reinstall Claimtrail"):
        heads_of(gone)
