"""Every named test asked of two statements: what it saw, or why it does not join them."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.links.links import TESTS
from extractors.links.outcomes import names_of, within
from extractors.pipeline import extract_text
from extractors.why import why
from kg.errors import SettingsError
from tests.conftest import ROOT

TEXT = (
    "The dyke is strong. For example, it held in the flood of 2029.\n"
    "Fishermen like the dyke.\nThe harbour is deep because the dredgers come every spring."
)


def test_a_test_that_passes_tells_its_words_on_both_sides(read, find):
    draft = read(TEXT)
    held, strong = find(draft, "it held"), find(draft, "is strong")
    passed = [o for o in within(draft, strong, held) if o.passed]
    assert passed[0].test == "connective-evidence"  # the first one makes the link
    assert passed[0].link in draft.links
    assert "“For example”" in passed[0].detail


def test_every_test_answers_for_two_statements_without_a_link(read, find):
    draft = read(TEXT)
    outcomes = within(draft, find(draft, "Fishermen"), find(draft, "is strong"))
    assert len(outcomes) == len(TESTS)
    assert not any(o.passed for o in outcomes)
    held = next(o for o in outcomes if "connective-evidence" in o.test)
    assert "joins" in held.detail
    assert "it held in the flood" in held.detail
    assert {o.detail for o in outcomes if o.test == "because"} == {
        "no such words or structure at either"
    }


def test_each_test_tells_every_name_that_it_gives():
    told = {name for test in TESTS for name in names_of(test).split(", ")}
    seen = {
        link.test
        for path in sorted(Path(ROOT, "corpus").glob("*.txt"))
        for link in extract_text(path.read_text(), name=path.stem).links
    }
    assert seen
    assert seen <= told
    assert all("_" not in names_of(test) for test in TESTS)


def test_a_statement_is_not_asked_against_itself():
    found = extract_text(TEXT, name="dyke")
    one = found.statements[0]
    with pytest.raises(SettingsError, match="asked against itself"):
        why(None, found.document, one, one)
