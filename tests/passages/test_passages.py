"""The banks' rows against their texts; failures name a text and a field, never its words."""

import json
from pathlib import Path
from typing import Any

import pytest

from extractors.evaluation.passages import unpack

HERE = Path(__file__).parent
BANKS = sorted(HERE.glob("*.jsonl"))
KINDS = ("forecasts", "benchmarks", "claims", "posts")


def records(bank: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in bank.read_text(encoding="utf-8").splitlines()]


def test_every_bank_has_its_parts() -> None:
    names = {bank.name.split(".")[0] for bank in BANKS}
    assert names >= {"benchmarks", "forecasts_prose", "forecasts_talk", "speakers", "threads"}
    assert {bank.name.split(".")[1] for bank in BANKS} <= {"dev", "opened", "blind"}


def test_no_text_is_in_two_parts() -> None:
    ids = [record["id"] for bank in BANKS for record in records(bank)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("bank", BANKS, ids=lambda path: path.stem)
def test_every_row_stands_in_its_text(bank: Path, tmp_path: Path) -> None:
    found = records(bank)
    assert unpack(bank, tmp_path) == len(found) == len({record["id"] for record in found})
    for record in found:
        assert any(kind in record for kind in KINDS), record["id"]
        for post in record.get("posts", []):
            assert record["text"].count(post["start_quote"]) == 1, record["id"]
