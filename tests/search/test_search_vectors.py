from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import EncoderError, SearchIndexError
from kg.search.vector_build import VectorItem, update_vectors
from kg.search.vectors import VectorIndex
from tests.search.search_builders import BagEncoder


class TableEncoder:
    """Gives the vector that was put in for a text."""

    name = "table"

    def __init__(self, rows: np.ndarray) -> None:
        self.dim = rows.shape[1]
        self._rows = rows

    def encode(self, texts) -> np.ndarray:
        return self._rows[[int(text) for text in texts]]


def items(*texts: str) -> list[VectorItem]:
    return [VectorItem(f"t-{text}", text) for text in texts]


@given(seed=st.integers(0, 9999), count=st.integers(1, 180), k=st.integers(1, 20))
@settings(max_examples=40, deadline=None)
def test_search_equals_brute_force_when_all_rows_are_candidates(seed: int, count: int, k: int):
    rows = np.random.default_rng(seed).standard_normal((count + 1, 32)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    with tempfile.TemporaryDirectory() as room:
        records = [VectorItem(f"t-{place:04}", str(place)) for place in range(count)]
        index = update_vectors(Path(room), records, TableEncoder(rows), "r1")

        found = index.search(rows[count], k)

    exact = rows[:count].astype(np.float16).astype(np.float64) @ rows[count].astype(np.float64)
    best = sorted(((-round(float(s), 6), f"t-{p:04}") for p, s in enumerate(exact)))[:k]
    assert [hit.score for hit in found] == pytest.approx([-score for score, _ in best], abs=2e-6)
    assert [hit.id for hit in found] == [name for _, name in best]


def test_search_finds_the_nearest_of_many_rows(tmp_path: Path):
    rows = np.random.default_rng(5).standard_normal((3000, 128)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    records = [VectorItem(f"t-{place}", str(place)) for place in range(3000)]
    index = update_vectors(tmp_path, records, TableEncoder(rows), "r1")
    for place in (0, 1500, 2999):
        assert index.search(rows[place], 1)[0].id == f"t-{place}"


@given(st.lists(st.text(max_size=6), unique=True, min_size=1, max_size=30), st.data())
@settings(max_examples=25, deadline=None)
def test_allowed_ids_are_the_only_ones_found(texts: list[str], data: st.DataObject):
    encoder = BagEncoder()
    records = [VectorItem(f"t-{place}", text) for place, text in enumerate(texts)]
    allowed = data.draw(st.sets(st.sampled_from([*(r.id for r in records), "t-other"])))
    with tempfile.TemporaryDirectory() as room:
        index = update_vectors(Path(room), records, encoder, "r1")
        found = index.search(encoder.encode([texts[0]])[0], 50, allowed)
    assert {hit.id for hit in found} == allowed - {"t-other"}


def test_only_new_and_changed_texts_are_embedded(tmp_path: Path):
    encoder = BagEncoder()
    update_vectors(tmp_path, items("copper", "zinc", "tin"), encoder, "r1")
    encoder.seen.clear()

    changed = [*items("copper", "zinc"), VectorItem("t-tin", "tin plate"), *items("lead")]
    index = update_vectors(tmp_path, changed, encoder, "r2")

    assert sorted(encoder.seen) == ["lead", "tin plate"]
    assert index.ids() == {"t-copper", "t-zinc", "t-tin", "t-lead"}
    assert index.row("t-tin") == pytest.approx(encoder.encode(["tin plate"])[0], abs=1e-3)


def test_added_rows_leave_the_rows_before_as_they_are(tmp_path: Path):
    first = update_vectors(tmp_path, items("copper", "zinc"), BagEncoder(), "r1")
    before = first.header.rows_file(tmp_path).read_bytes()

    second = update_vectors(tmp_path, items("copper", "zinc", "tin"), BagEncoder(), "r2")

    assert second.header.generation == first.header.generation
    assert second.header.rows_file(tmp_path).read_bytes().startswith(before)
    assert len(second) == 3


def test_removed_records_are_gone_and_their_files_too(tmp_path: Path):
    encoder = BagEncoder()
    old = update_vectors(tmp_path, items("copper", "zinc", "tin"), encoder, "r1")
    encoder.seen.clear()

    index = update_vectors(tmp_path, items("tin", "copper"), encoder, "r2")

    assert encoder.seen == []
    assert index.ids() == {"t-copper", "t-tin"}
    assert not old.header.rows_file(tmp_path).exists()
    assert old.search(encoder.encode(["zinc"])[0], 1)[0].id == "t-zinc"  # still open to its reader
    index.check()


def test_the_same_text_is_embedded_once(tmp_path: Path):
    encoder = BagEncoder()
    records = [VectorItem("t-1", "tin"), VectorItem("t-2", "tin"), VectorItem("t-3", "lead")]
    index = update_vectors(tmp_path, records, encoder, "r1")
    assert sorted(encoder.seen) == ["lead", "tin"]
    assert index.row("t-1").tolist() == index.row("t-2").tolist()


def test_equal_scores_stand_by_id(tmp_path: Path):
    encoder = BagEncoder()
    records = [VectorItem(f"t-{name}", "tin") for name in "dbca"]
    index = update_vectors(tmp_path, records, encoder, "r1")
    found = index.search(encoder.encode(["tin"])[0], 3)
    assert [hit.id for hit in found] == ["t-a", "t-b", "t-c"]


def test_another_encoder_makes_all_vectors_anew(tmp_path: Path):
    update_vectors(tmp_path, items("copper", "zinc"), BagEncoder("bag-1"), "r1")
    other = BagEncoder("bag-2", dim=40)
    index = update_vectors(tmp_path, items("copper", "zinc"), other, "r1")
    assert sorted(other.seen) == ["copper", "zinc"]
    assert (index.header.encoder, index.header.dim) == ("bag-2", 40)


def test_what_was_embedded_before_a_failure_is_kept(tmp_path: Path):
    class Failing(BagEncoder):
        def encode(self, texts):
            if self.seen:
                msg = "no more"
                raise EncoderError(msg)
            return super().encode(texts)

    records = items(*(f"word{number}" for number in range(700)))
    with pytest.raises(EncoderError):
        update_vectors(tmp_path, records, Failing(), "r1")
    assert VectorIndex.open(tmp_path).header.revision == ""

    encoder = BagEncoder()
    index = update_vectors(tmp_path, records, encoder, "r1")
    assert len(encoder.seen) == 700 - 512
    assert (len(index), index.header.revision) == (700, "r1")


def test_bytes_of_a_killed_write_are_cut_off(tmp_path: Path):
    first = update_vectors(tmp_path, items("copper", "zinc"), BagEncoder(), "r1")
    for path in (first.header.rows_file(tmp_path), first.header.keys_file(tmp_path)):
        with path.open("ab") as stream:
            stream.write(b"half a row")
    assert VectorIndex.open(tmp_path).ids() == {"t-copper", "t-zinc"}

    index = update_vectors(tmp_path, items("copper", "zinc", "tin"), BagEncoder(), "r2")

    index.check()
    assert index.ids() == {"t-copper", "t-zinc", "t-tin"}


@pytest.mark.parametrize("kind", ["rows", "bits", "keys"])
@pytest.mark.parametrize("how", ["overwritten", "cut", "gone"])
def test_damaged_files_are_not_reused(tmp_path: Path, kind: str, how: str):
    first = update_vectors(tmp_path, items("copper", "zinc"), BagEncoder(), "r1")
    path = getattr(first.header, f"{kind}_file")(tmp_path)
    size = path.stat().st_size
    if how == "gone":
        path.unlink()
    else:
        path.write_bytes(b"\x07" * (size if how == "overwritten" else size // 2))
    encoder = BagEncoder()

    index = update_vectors(tmp_path, items("copper", "zinc"), encoder, "r2")

    assert sorted(encoder.seen) == ["copper", "zinc"]
    assert index.search(encoder.encode(["zinc"])[0], 1)[0].id == "t-zinc"
    index.check()


@pytest.mark.parametrize(
    "header",
    ["", "{", "[]", "null", '{"format": 1}', '{"format": 99}', '"x"', "\udcff"],
)
def test_an_unreadable_header_is_said_and_rebuilt(tmp_path: Path, header: str):
    update_vectors(tmp_path, items("tin"), BagEncoder(), "r1")
    (tmp_path / "header.json").write_bytes(header.encode("utf-8", "surrogateescape"))
    with pytest.raises(SearchIndexError, match="header"):
        VectorIndex.open(tmp_path)
    assert update_vectors(tmp_path, items("tin"), BagEncoder(), "r1").ids() == {"t-tin"}


def test_a_header_of_wrong_types_is_refused(tmp_path: Path):
    update_vectors(tmp_path, items("tin"), BagEncoder(), "r1")
    path = tmp_path / "header.json"
    path.write_text(path.read_text().replace('"count": 1', '"count": "1"'))
    with pytest.raises(SearchIndexError, match="another kind"):
        VectorIndex.open(tmp_path)


def test_damaged_bits_are_seen_when_the_index_is_opened(tmp_path: Path):
    index = update_vectors(tmp_path, items("copper", "zinc"), BagEncoder(), "r1")
    path = index.header.bits_file(tmp_path)
    path.write_bytes(b"\x07" * path.stat().st_size)
    with pytest.raises(SearchIndexError, match="damaged"):
        VectorIndex.open(tmp_path)


def test_search_says_when_the_rows_are_damaged(tmp_path: Path):
    index = update_vectors(tmp_path, items("copper", "zinc"), BagEncoder(), "r1")
    path = index.header.rows_file(tmp_path)
    path.write_bytes(b"\x07" * path.stat().st_size)
    index = VectorIndex.open(tmp_path)
    with pytest.raises(SearchIndexError, match="damaged"):
        index.search(BagEncoder().encode(["zinc"])[0], 1)
    with pytest.raises(SearchIndexError, match="damaged"):
        index.check()


def test_an_encoder_without_unit_vectors_is_refused(tmp_path: Path):
    class Long(BagEncoder):
        def encode(self, texts):
            return super().encode(texts) * 3

    class Short(BagEncoder):
        def encode(self, texts):
            return super().encode(texts)[:, :-1]

    for encoder in (Long(), Short()):
        with pytest.raises(EncoderError, match="unit vectors"):
            update_vectors(tmp_path, items("tin"), encoder, "r1")


def test_no_records_make_an_empty_index(tmp_path: Path):
    index = update_vectors(tmp_path, [], BagEncoder(), "r1")
    assert len(index) == 0
    assert index.search(BagEncoder().encode(["tin"])[0], 5) == ()
    index.check()
    assert len(update_vectors(tmp_path, items("tin"), BagEncoder(), "r2")) == 1


def test_progress_counts_texts_to_embed(tmp_path: Path):
    told: list[tuple[int, int]] = []
    records = items(*(f"word{number}" for number in range(600)))
    update_vectors(tmp_path, records, BagEncoder(), "r1", lambda *step: told.append(step))
    assert told == [(512, 600), (600, 600)]


def test_ids_that_would_break_the_keys_are_refused(tmp_path: Path):
    with pytest.raises(SearchIndexError, match="tab"):
        update_vectors(tmp_path, [VectorItem("t\t1", "tin")], BagEncoder(), "r1")


def test_an_unknown_record_has_no_row(tmp_path: Path):
    index = update_vectors(tmp_path, items("tin"), BagEncoder(), "r1")
    with pytest.raises(SearchIndexError, match="t-none"):
        index.row("t-none")


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path):
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(SearchIndexError, match="cannot be written"):
        update_vectors(tmp_path / "file", items("tin"), BagEncoder(), "r1")
