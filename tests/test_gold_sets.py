"""Sets of gold against their documents; failures name a file and a place, never the text: one set is blind."""

from pathlib import Path

import pytest

from tests import gold_files as files

SIZES = {
    "gold_third": 8,
    "gold_fourth": 27,
    "gold_fifth": 15,
    "gold_sixth": 14,
    "gold_seventh": 14,
    "gold_blind": 10,
}
FILES = [file for name in SIZES for file in sorted((Path(__file__).parent / name).glob("*.json"))]


@pytest.mark.parametrize("name", SIZES)
def test_every_document_of_a_set_is_annotated(name: str) -> None:
    here = [file for file in FILES if file.parent.name == name]
    docs = (FILES[0].parents[1] / name / "docs").iterdir()
    assert [file.stem for file in here] == sorted(path.stem for path in docs)
    assert len(here) == SIZES[name]


@pytest.mark.parametrize("file", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_an_annotation_fits_its_document(file: Path) -> None:
    gold, docs = files.read(file), file.parent / "docs"
    files.check_document(docs, file, gold)
    files.check_places(docs, gold)
    files.check_references(gold)
