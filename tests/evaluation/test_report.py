import json
from pathlib import Path

import pytest

from extractors.evaluation import HEADER, Category, Row, evaluate
from extractors.evaluation.counts import Reading, reading
from kg.errors import SettingsError, SourceError
from tests.evaluation.dams import folders, gold
from tests.records import TEXT, extraction


def by_hand(text, path):
    return extraction(text)


@pytest.fixture
def report(tmp_path):
    return evaluate(*folders(tmp_path), by_hand)


def counts(report, category):
    row = report.row(category)
    return row.right, row.predicted, row.found, row.gold


@pytest.mark.parametrize(
    ("category", "expected"),
    [
        (Category.BAD_OFFSETS, (0, 5, 0, 0)),
        (Category.CLAIMS, (3, 3, 3, 3)),
        (Category.CLAIMS_UNMATCHED_SHARE, (0, 3, 0, 0)),
        (Category.CLAIMS_KEY, (0, 0, 1, 1)),
        (Category.CLAIMS_KEY_PRECISION, (1, 1, 0, 0)),
        (Category.SPEAKER_NAMED, (1, 2, 1, 2)),  # the result is Bo Marsh's, not the author's
        (Category.SPEAKER_UNNAMED, (1, 1, 1, 1)),
        (Category.CLAIM_TYPE, (0, 0, 2, 2)),
        (Category.BOILERPLATE_LEAKS, (0, 3, 0, 0)),
        (Category.FORECASTS, (1, 1, 1, 1)),
        (Category.FORECAST_FORECASTER, (1, 1, 1, 1)),
        (Category.FORECAST_DATE_EXACT, (1, 1, 1, 1)),
        (Category.FORECAST_OPERATOR, (0, 1, 0, 1)),  # "about", not "="
        (Category.BENCHMARKS, (1, 1, 1, 1)),
        (Category.BENCHMARK_DATE, (0, 1, 0, 1)),
        (Category.PEOPLE, (1, 1, 1, 2)),
        (Category.PEOPLE_MENTIONS, (1, 1, 1, 1)),
        (Category.POSTS, (1, 1, 1, 2)),
        (Category.POST_AUTHOR, (1, 1, 1, 1)),  # told by the handle
        (Category.POST_RELATIONS, (0, 0, 0, 1)),
        (Category.LINKS_SUPPORTS, (0, 0, 0, 1)),
        (Category.LINKS_DISPUTES, (0, 1, 0, 0)),
        (Category.LINKS_OPPOSITE, (1, 1, 0, 0)),  # it disputes where gold supports
    ],
)
def test_a_small_page_counts_as_by_hand(report, category, expected):
    assert counts(report, category) == expected


def test_organisations_that_were_not_annotated_are_not_counted(report):
    categories = {row.category for row in report.rows}
    assert Category.ORGANISATIONS not in categories
    assert counts(report, Category.ORGANISATIONS) == (0, 0, 0, 0)


def test_a_statement_from_an_advert_is_wrong_and_a_leak(tmp_path):
    content = gold()
    content["boilerplate"] = [content["claims"].pop()]
    report = evaluate(*folders(tmp_path, content), by_hand)
    assert counts(report, Category.CLAIMS) == (2, 3, 2, 2)
    assert counts(report, Category.BOILERPLATE_LEAKS) == (1, 3, 0, 0)


def test_a_statement_that_gold_does_not_know_is_neither_right_nor_wrong(tmp_path):
    content = gold()
    content["claims"].pop()
    report = evaluate(*folders(tmp_path, content), by_hand)
    assert counts(report, Category.CLAIMS) == (2, 2, 2, 2)
    assert counts(report, Category.CLAIMS_UNMATCHED_SHARE) == (1, 3, 0, 0)


def test_a_forecast_found_at_a_repeated_mention_counts_once(tmp_path):
    content = gold()
    (first,) = content["forecasts"]
    content["forecasts"] = [
        {**first, "start": 0, "end": 4},
        {**first, "id": "f2", "mention_of": "f1"},
        {**first, "id": "f3", "mention_of": "f1"},
    ]
    report = evaluate(*folders(tmp_path, content), by_hand)
    assert counts(report, Category.FORECASTS) == (1, 1, 1, 1)


def test_offsets_are_held_against_the_file(tmp_path):
    def normalised(text, path):
        return extraction(text.replace("🌊 ", ""))

    report = evaluate(*folders(tmp_path), normalised)
    # All that stands after the character is two places too early.
    assert counts(report, Category.BAD_OFFSETS) == (3, 5, 0, 0)


def test_documents_are_summed_and_kept_apart(tmp_path):
    golds, docs = folders(tmp_path)
    content = {**gold(), "organisations": [{"name": "The Dam Board", "mentions": []}]}
    (golds / "second_9af0.json").write_text(json.dumps(content))
    (docs / "second_9af0.md").write_bytes(TEXT.encode())
    (golds / "CROSS.json").write_text('{"claims": []}')
    (golds / "notes.json").write_text('{"about": "no document"}')
    report = evaluate(golds, docs, by_hand)
    assert [d.gold for d in report.documents] == ["dams", "second_9af0"]
    assert counts(report, Category.CLAIMS) == (6, 6, 6, 6)
    assert counts(report, Category.ORGANISATIONS) == (0, 0, 0, 1)
    assert [row.category for row in report.rows] == [
        category for category in Category if report.row(category) in report.rows
    ]
    assert report.documents[0].rows[1] == Row(Category.CLAIMS, 3, 3, 3, 3)
    assert report.documents[0].table()[1][0] == "claims"


def test_a_document_is_found_by_its_leading_part_and_the_equal_name_wins(tmp_path):
    golds, docs = folders(tmp_path)
    (golds / "dams.json").rename(golds / "007_abc.json")
    (docs / "dams.txt").rename(docs / "007_zzz.md")
    (docs / "007_aaa.html").write_text("no source")
    asked: list[Path] = []

    def extract(text, path):
        asked.append(path)
        return by_hand(text, path)

    evaluate(golds, docs, extract)
    (docs / "007_abc.txt").write_bytes(TEXT.encode())
    (docs / "007_aaa.txt").write_text("another")
    evaluate(golds, docs, extract)
    assert [path.name for path in asked] == ["007_zzz.md", "007_abc.txt"]


def test_gold_without_document_and_altered_documents_are_told(tmp_path):
    golds, docs = folders(tmp_path)
    (golds / "zinc.json").write_text('{"claims": []}')
    (docs / "dams.txt").write_bytes(TEXT.encode() + b"\n")
    problems = evaluate(golds, docs, by_hand).problems
    assert [line.split(":")[0] for line in problems] == ["dams.txt", "zinc"]
    assert "sha256 differs" in problems[0]
    assert "no document" in problems[1]


def test_a_folder_without_any_of_the_documents_is_refused(tmp_path):
    golds, _ = folders(tmp_path)
    with pytest.raises(SettingsError, match="holds no document"):
        evaluate(golds, tmp_path / "nowhere", by_hand)


def test_an_unreadable_document_is_named(tmp_path):
    golds, docs = folders(tmp_path)
    (docs / "dams.txt").write_bytes(b"caf\xe9")
    with pytest.raises(SourceError, match=r"dams\.txt: not UTF-8"):
        evaluate(golds, docs, by_hand)
    (docs / "dams.txt").unlink()
    (docs / "dams.txt").mkdir()
    with pytest.raises(SourceError, match=r"dams\.txt: cannot be read"):
        evaluate(golds, docs, by_hand)


def test_precision_recall_and_f1_follow_the_counts():
    row = Row(Category.CLAIMS, right=3, predicted=4, found=2, gold=8)
    assert (row.precision, row.recall) == (0.75, 0.25)
    assert row.f1 == pytest.approx(0.375)


def test_nothing_wanted_and_nothing_said_is_perfect_but_silence_is_not():
    assert Row(Category.CLAIMS).f1 == 1.0
    silent = Row(Category.CLAIMS, gold=3)
    assert (silent.precision, silent.recall, silent.f1) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        (Row(Category.CLAIMS, 1, 2, 1, 4), ("0.500", "0.250", "0.333", "1/2", "1/4")),
        (Row(Category.CLAIMS), ("-", "-", "-", "0/0", "0/0")),
        (Row(Category.CLAIMS, 0, 2), ("0.000", "-", "0.000", "0/2", "0/0")),
        (Row(Category.CLAIMS_KEY, found=1, gold=2), ("-", "0.500", "-", "0/0", "1/2")),
        (Row(Category.CLAIMS_KEY_PRECISION, 1, 2), ("0.500", "-", "-", "1/2", "0/0")),
        (Row(Category.BOILERPLATE_LEAKS, 1, 8), ("0.125", "-", "-", "1/8", "0/0")),
    ],
)
def test_a_printed_row_shows_only_what_says_something(row, cells):
    assert row.cells() == (row.category.value, *cells)
    assert len(row.cells()) == len(HEADER)


def test_the_table_has_a_line_for_each_category_counted(report):
    assert [line[0] for line in report.table()] == [row.category.value for row in report.rows]


def test_errors_are_read_as_errors():
    errors = [category for category in Category if reading(category) is Reading.ERRORS]
    assert errors == [
        Category.BAD_OFFSETS,
        Category.BOILERPLATE_LEAKS,
        Category.LINKS_OPPOSITE,
        Category.LINKS_ACROSS_OPPOSITE,
    ]
