"""The floors in `tests/quality_floors.json` hold for the extractors as they are."""

from dataclasses import replace

import pytest

from extractors.evaluation import check, evaluate, evaluate_across, gold_digest, read_floors
from extractors.pipeline import extract_text
from tests.conftest import ROOT

FLOORS = ROOT / "tests" / "quality_floors.json"
OURS = (ROOT / "tests" / "gold", ROOT / "corpus")
OTHER = (ROOT / "tests" / "gold_other", ROOT / "tests" / "gold_other" / "docs")


@pytest.fixture(scope="module")
def extract():
    return lambda text, path: extract_text(text, name=path.stem, origin=path.name)


def shortfalls(gold_set, gold, docs, extract):
    report = evaluate(gold, docs, extract)
    across = evaluate_across(gold, docs, extract)
    if across is not None:
        report = replace(report, documents=(*report.documents, across))
    floors = read_floors(FLOORS, gold_set)
    return [shortfall.line for shortfall in check(report, floors)]


def test_our_own_gold_keeps_its_floors(extract):
    assert shortfalls("own", *OURS, extract) == []


def test_the_gold_of_other_domains_keeps_its_floors(extract):
    assert shortfalls("other", *OTHER, extract) == []


@pytest.mark.shared
def test_the_shared_gold_keeps_its_floors(shared, extract):
    assert shortfalls("shared", shared / "gold", shared / "corpus", extract) == []


def test_floors_that_are_set_belong_to_the_gold_that_is_here():
    floors = read_floors(FLOORS, "own")
    assert floors.gold == gold_digest(OURS[0]), "the gold changed: measure again and update"
