"""The gold annotation against the corpus: an edited document fails until it is annotated anew."""

from pathlib import Path

import pytest

from tests import gold_files as files

HERE = Path(__file__).parent
CORPUS = HERE.parents[1] / "corpus"
FILES = sorted(HERE.glob("*.json"))
# Words that may stand between two clauses without belonging to either.
BETWEEN = {"and", "but", "because", "although", "that", "he", "says"}


def test_four_documents_are_annotated() -> None:
    assert len(FILES) == 4


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_the_annotation_fits_its_document(file: Path) -> None:
    gold = files.read(file)
    files.check_document(CORPUS, file, gold)
    files.check_places(CORPUS, gold)
    files.check_references(gold)
    files.check_labels(gold)
    files.check_coverage(CORPUS, gold, BETWEEN)
    files.check_mentions(gold)


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_a_printed_figure_is_the_annotated_one(file: Path) -> None:
    gold = files.read(file)
    ids = {forecast["id"] for forecast in gold["forecasts"]}
    for forecast in gold["forecasts"]:
        assert forecast.get("mention_of", forecast["id"]) in ids
        if forecast["probability"] is not None:
            assert f"{forecast['probability']['point']:.0%}" in forecast["quote"]
    for result in gold["benchmarks"]:
        assert str(result["score"]) in result["quote"]


def test_the_posts_of_a_thread_tile_the_page_and_name_their_originals() -> None:
    gold = files.read(HERE / "sixty-percent-thread.json")
    text, posts = files.text_of(CORPUS, gold), gold["posts"]
    assert [text[p["start"] : p["end"]] for p in posts] == text.splitlines()
    files.check_copies(text, posts)
