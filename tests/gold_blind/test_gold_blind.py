"""The blind gold against its documents; failures name a file and a place, never the text."""

from pathlib import Path

import pytest

from tests import gold_files as files

HERE = Path(__file__).parent
DOCS = HERE / "docs"
FILES = sorted(HERE.glob("*.json"))


def test_every_blind_document_is_annotated() -> None:
    assert [path.stem for path in FILES] == sorted(path.stem for path in DOCS.iterdir())
    assert len(FILES) == 10


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_the_blind_annotation_fits_its_document(file: Path) -> None:
    gold = files.read(file)
    files.check_document(DOCS, file, gold)
    files.check_places(DOCS, gold)
    files.check_references(gold)
