"""The documents we ship: listed, of the promised size and kind, and in our own words."""

import re
import subprocess
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kg.model import SourceKind

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "corpus"
SHARED = ROOT.parent / "shared" / "corpus"
NOT_DOCUMENTS = {"README.md", "sources.toml", "positions.toml"}
SOURCES = tomllib.loads((CORPUS / "sources.toml").read_text(encoding="utf-8"))["source"]
RUN = 9  # words in a row that make a borrowed passage


def words_of(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def runs_of(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def borrowed(text: str, originals: set[tuple[str, ...]]) -> list[str]:
    return sorted(" ".join(run) for run in runs_of(words_of(text)) & originals)


def repository_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-coz", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True
    ).stdout.decode("utf-8")
    return [path for name in sorted(listed.split("\0")) if name and (path := ROOT / name).is_file()]


def test_every_document_is_listed_once_and_every_listed_file_exists() -> None:
    listed = [source["file"] for source in SOURCES]
    present = {path.name for path in CORPUS.iterdir() if not path.name.startswith(".")}
    assert sorted(listed) == sorted(present - NOT_DOCUMENTS)


def test_there_are_eight_to_twelve_documents_in_text_and_markdown() -> None:
    assert 8 <= len(SOURCES) <= 12
    assert {Path(source["file"]).suffix for source in SOURCES} == {".md", ".txt"}


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source["file"])
def test_a_document_has_300_to_900_words(source: dict[str, str]) -> None:
    text = (CORPUS / source["file"]).read_bytes().decode("utf-8")
    assert 300 <= len(text.split()) <= 900


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source["file"])
def test_a_listing_says_what_the_document_is_and_where_it_comes_from(
    source: dict[str, Any],
) -> None:
    text = (CORPUS / source["file"]).read_bytes().decode("utf-8")
    assert source["title"] in text.splitlines()[0]
    assert source["kind"] in set(SourceKind)
    assert source["publisher"] == "Claimtrail retelling"
    assert date.fromisoformat(source["published"]) >= date(2026, 5, 1)
    assert set(source) <= {
        "file", "title", "kind", "author", "publisher", "published", "url", "origin",
    }  # fmt: skip
    assert source["origin"]
    for origin in source["origin"]:
        assert origin["title"].strip()
        assert origin["note"].strip()
        assert set(origin) <= {"title", "publisher", "author", "url", "date", "note"}
        assert re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", origin.get("date", "2026"))
        assert origin.get("url", "https://").startswith("https://")


def test_the_kinds_of_page_that_a_newcomer_meets_are_there() -> None:
    kinds = [source["kind"] for source in SOURCES]
    assert kinds.count("article") >= 3
    assert {"essay", "thread", "newsletter", "transcript", "report"} <= set(kinds)


def test_the_positions_are_named_and_stated() -> None:
    positions = tomllib.loads((CORPUS / "positions.toml").read_text(encoding="utf-8"))["position"]
    assert [p["name"] for p in positions] == ["compute bottlenecks", "fully automated AI R&D"]
    for position in positions:
        assert position["statement"].endswith(".")
        assert set(position) == {"name", "statement"}


def test_a_borrowed_passage_is_found_whatever_its_punctuation() -> None:
    originals = runs_of(words_of("One two, three - four; FIVE six seven eight nine ten."))
    assert borrowed("and (two three four five six) seven: eight nine ten!", originals) == [
        "two three four five six seven eight nine ten"
    ]
    assert borrowed("two three four five six seven eight nine eleven", originals) == []


@pytest.mark.shared
def test_no_nine_words_in_a_row_come_from_the_provided_material() -> None:
    if not SHARED.is_dir():
        pytest.skip("the folder ../shared/corpus is not beside the project")
    originals: set[tuple[str, ...]] = set()
    for path in sorted(SHARED.iterdir()):
        originals |= runs_of(words_of(path.read_bytes().decode("utf-8")))
    assert originals, "no provided text was read"
    found: dict[str, list[str]] = {}
    for path in repository_files():
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            continue  # not a text file
        if passages := borrowed(text, originals):
            found[path.relative_to(ROOT).as_posix()] = passages[:3]
    assert found == {}
