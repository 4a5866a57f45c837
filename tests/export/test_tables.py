"""Tables for spreadsheets."""

import csv
import io

from kg.export.csv_export import unguarded
from kg.export.tables import table_csv


def test_words_come_back_and_none_is_run_as_a_formula():
    words = ('=HYPERLINK("x")', "a, b", "two\nlines", "“so”", "'quoted", "")
    written = table_csv(("words", "score"), [(one, 0.5) for one in words])
    head, *rows = csv.reader(io.StringIO(written, newline=""))
    assert head == ["words", "score"]
    assert [unguarded(row[0]) for row in rows] == list(words)
    assert not any(row[0].startswith("=") for row in rows)


def test_what_is_absent_is_empty_and_a_number_below_zero_stays_one():
    written = table_csv(("score", "day"), [(-3.5, None)])
    assert written == "score,day\r\n-3.5,\r\n"
