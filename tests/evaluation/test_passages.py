"""Banks of short texts: rows told by their words become gold with places."""

import json
from pathlib import Path

import pytest

from extractors.evaluation import Category, read_gold
from extractors.evaluation.passages import main, measure, unpack
from kg.errors import SettingsError

TEXT = "The ferry's future\nBy Ane Kolstad\n\nThe ferry has a 30% chance of sailing by 2031.\n"


def bank(folder: Path, **rows: object) -> Path:
    file = folder / "bank.jsonl"
    file.write_text(json.dumps({"id": "x-001", "text": TEXT, **rows}) + "\n", encoding="utf-8")
    return file


def forecast(point: float) -> dict[str, object]:
    return {
        "quote": "The ferry has a 30% chance of sailing by 2031",
        "forecaster": "author",
        "probability": {"point": point, "low": None, "high": None, "operator": "="},
        "horizon": "2031-12-31",
        "event": "the ferry sails",
    }


def test_words_become_places(tmp_path: Path) -> None:
    claims = [
        {"quote": "a 30% chance", "speaker": "author", "type": "forecast", "salience": 3},
        {"quote": "The ferry", "speaker": "the harbour board", "type": "claim", "salience": 1},
        {"quote": "2031", "speaker": "Dr Ane Kolstad", "type": "claim", "salience": 1},
    ]
    assert unpack(bank(tmp_path, claims=claims), tmp_path / "out") == 1
    gold = read_gold(tmp_path / "out" / "x-001.json")
    assert gold is not None
    text = (tmp_path / "out" / "docs" / "x-001.txt").read_bytes().decode()
    assert text == TEXT
    assert [text[c.place.start : c.place.end] for c in gold.claims] == [c["quote"] for c in claims]
    voices = [claim.speaker for claim in gold.claims]
    assert voices == ["author:x-001", "the harbour board (unnamed)", "Dr Ane Kolstad"]
    assert gold.claims[2].other_speakers == ("Ane Kolstad",)


@pytest.mark.parametrize(("point", "found"), [(0.3, 1), (0.5, 0)])
def test_a_forecast_is_right_only_with_its_chance(tmp_path: Path, point: float, found: int) -> None:
    rows = measure(bank(tmp_path, forecasts=[forecast(point)]))
    counted = {row.category: (row.found, row.gold) for row in rows}
    assert counted[Category.FORECASTS] == (found, 1)
    assert Category.BENCHMARKS not in counted


def test_words_that_are_not_in_the_text_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = bank(tmp_path, boilerplate=["Subscribe now"])
    with pytest.raises(SettingsError, match="x-001: 'Subscribe now' is not in the text"):
        unpack(file, tmp_path / "out")
    assert main([str(file)]) == 2
    assert "not in the text" in capsys.readouterr().err
