"""A small page of our own with its gold, for tests that count by hand."""

import hashlib
import json
from pathlib import Path

from tests.records import TEXT

# The text is that of `tests.records.extraction`, which finds the first and third claim's place and
# a clause of the second; it puts the forecast, the result and the one person right.
FORECAST = "Ada Quill puts a 40% chance on rationing by 2031."
DAM = "But the new dam will hold."
SCORE = "On FlowBench the Tide-2 model scored 71%."
ADVERT = "Subscribe now!"


def place(words: str) -> dict:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "quote": words}


def gold() -> dict:
    ada = {"name": "Ada Quill", "aliases": ["Quill"], "mentions": [place("Ada Quill")]}
    claims = [
        {"id": "c1", **place(FORECAST), "type": "forecast", "speaker": "Ada Quill", "salience": 3},
        {"id": "c2", **place(DAM), "type": "claim", "speaker": "author:dams", "salience": 2},
        {"id": "c3", **place(SCORE), "type": "benchmark", "speaker": "Bo Marsh", "salience": 1},
    ]
    probability = {"low": 0.4, "high": 0.4, "point": 0.4, "operator": "~"}
    horizon = {"date": "2031-12-31", "text": "by 2031"}
    return {
        "doc": "dams.txt",
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "claims": claims,
        "forecasts": [
            {
                "id": "f1",
                **place(FORECAST),
                "forecaster": "Ada Quill",
                "probability": probability,
                "horizon": horizon,
            }
        ],
        "benchmarks": [{"benchmark": "FlowBench", "system": "Tide-2", "score": 71, "date": "2030"}],
        "people": [ada, {"name": "Bo Marsh", "aliases": [], "mentions": []}],
        "posts": [
            {"id": "p1", **place(FORECAST)},
            {"id": "p2", **place(SCORE), "author": "tide", "quotes": "p1"},
        ],
        "links": [{"from": "c1", "to": "c2", "relation": "supports"}],
        "boilerplate": [place(ADVERT)],
    }


def folders(tmp_path: Path, content: dict | None = None) -> tuple[Path, Path]:
    """Folders with the gold and the document."""
    golds, docs = tmp_path / "gold", tmp_path / "docs"
    golds.mkdir()
    docs.mkdir()
    (golds / "dams.json").write_text(json.dumps(content or gold()), encoding="utf-8")
    (docs / "dams.txt").write_bytes(TEXT.encode())
    return golds, docs
