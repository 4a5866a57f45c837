"""The gold of other trades against its documents: an edited one fails until annotated anew."""

import itertools
from pathlib import Path

import pytest

from tests import gold_files as files

HERE = Path(__file__).parent
DOCS = HERE / "docs"
FILES = sorted(HERE.glob("*.json"))
# Words that may stand between two clauses without belonging to either.
BETWEEN = {"and", "but", "because", "that", "since"}


def test_every_document_is_annotated() -> None:
    assert [path.stem for path in FILES] == sorted(path.stem for path in DOCS.iterdir())
    assert len(FILES) == 5


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_the_annotation_fits_its_document(file: Path) -> None:
    gold = files.read(file)
    files.check_document(DOCS, file, gold)
    files.check_places(DOCS, gold)
    files.check_references(gold)
    files.check_labels(gold)
    files.check_coverage(DOCS, gold, BETWEEN)
    files.check_mentions(gold)


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_types_and_voices_agree_with_the_ledgers(file: Path) -> None:
    gold = files.read(file)
    forecast_claims = {forecast["claim"] for forecast in gold["forecasts"]}
    benchmark_claims = {result["claim"] for result in gold["benchmarks"]}
    for claim in gold["claims"]:
        assert (claim["type"] == "forecast") == (claim["id"] in forecast_claims)
        assert (claim["type"] == "benchmark") == (claim["id"] in benchmark_claims)
        if claim["speaker"].startswith("author:"):
            assert claim["speaker"] == f"author:{file.stem}"
            assert claim["reporter"] is None


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_a_printed_figure_is_the_annotated_one(file: Path) -> None:
    gold = files.read(file)
    for forecast in gold["forecasts"]:
        probability = forecast["probability"]
        if probability is None or forecast.get("note", "").startswith("in words"):
            continue
        ends = ("low", "high") if probability["operator"] == "range" else ("point",)
        for end in ends:
            assert f"{probability[end] * 100:.0f}" in forecast["quote"]
    for result in gold["benchmarks"]:
        assert str(result["score"]) in result["quote"]


def test_posts_and_widgets_tile_the_thread_and_copies_name_their_originals() -> None:
    gold = files.read(HERE / "pelican-two-thread.json")
    text, posts = files.text_of(DOCS, gold), gold["posts"]
    blocks = sorted((p["start"], p["end"]) for p in [*posts, *gold["boilerplate"]])
    assert [text[start:end] for start, end in blocks] == [s for s in text.splitlines() if s]
    files.check_copies(text, posts)
    for post, below in itertools.pairwise(posts):
        assert (post["quotes"] is not None) == (below["kind"] == "quoted-copy")


def test_each_comment_has_one_voice() -> None:
    gold = files.read(HERE / "not-the-last-mile.json")
    voices = []
    for post in gold["posts"]:
        inside = [c for c in gold["claims"] if post["start"] <= c["start"] < post["end"]]
        voices.append({claim["reporter"] or claim["speaker"] for claim in inside})
    assert [len(voice) for voice in voices] == [1, 1, 1]
    assert len(set.union(*voices)) == 3
