"""Pages of every kind, each with its structure in a readable file beside it.

A case is a page ``tests/pages/KIND/NAME.txt`` (or ``.md``) and ``NAME.expected.txt``; README.md says how
the lines are written. Adding one takes no Python.
"""

from pathlib import Path

import pytest

from extractors.draft import Draft
from extractors.page import blocks, boilerplate, metadata, posts, structure
from tests.pages.rendering import differences, rendered

HERE = Path(__file__).parent
STEPS = (metadata.STEP, blocks.STEP, posts.STEP, structure.STEP, boilerplate.STEP)
PAGES = sorted(
    path
    for path in HERE.glob("*/*")
    if path.suffix in (".txt", ".md") and not path.name.endswith(".expected.txt")
)


def read(path: Path) -> Draft:
    draft = Draft(path.read_bytes().decode("utf-8"), "s-1", name=path.stem)
    for step in STEPS:
        draft = step(draft)
    return draft


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_page_has_the_expected_structure(path):
    expected = path.with_suffix(".expected.txt").read_text(encoding="utf-8")
    gone = differences(rendered(read(path)), expected)
    assert not gone, f"{path.parent.name}/{path.name} (- expected, + found)\n" + "\n".join(gone)


def test_no_expected_file_is_without_its_page():
    pages = {path.with_suffix(".expected.txt") for path in PAGES}
    assert set(HERE.glob("*/*.expected.txt")) == pages


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_place_reads_in_the_untouched_text(path):
    draft = read(path)
    spans = [block.span for block in draft.blocks] + [post.span for post in draft.posts]
    spans += [part for cell in draft.cells for part in (cell.span, cell.row, cell.column) if part]
    spans += [part for note in draft.footnotes for part in (note.mark, note.note)]
    for span in spans:
        span.check(draft.text)
