"""Write the texts kept from training as a bank of passages: `python training/reader/kept_passages.py BANK.jsonl [pages]`.

``python -m extractors.evaluation.passages BANK.jsonl`` then measures the product on them. A chance, a day or a
score counts as the product's own grammars read its words; what they cannot read is left open (a chance, a day)
or left out (a score).
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bank import FigureText, figure_texts, is_held

from extractors.forecasting.horizons import find_times
from extractors.forecasting.read_numbers import read_probability
from extractors.results.read_names import bare_name

TEXTS = Path(__file__).parent / "texts"
_SHORTEST, _MORE = 12, 5
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?|\.\d+")

Place = tuple[int, int]


def passage(text: FigureText) -> dict[str, Any]:
    """A text with its forecasts and results, as `extractors.evaluation.passages` reads them."""
    records: dict[int, dict[str, Place]] = {}
    for role in text.roles:
        records.setdefault(role.record, {})[role.label] = (role.start, role.end)
    told = [records[number] for number in sorted(records)]
    return {
        "id": text.name,
        "kind": text.kind,
        "published": text.published,
        "text": text.text,
        "forecasts": [_forecast(text, r) for r in told if "SCORE" not in r],
        "benchmarks": [row for r in told if "SCORE" in r for row in _results(text, r)],
    }


def _forecast(text: FigureText, record: dict[str, Place]) -> dict[str, Any]:
    who, event = (_words(text, record.get(label)) for label in ("WHO", "EVENT"))
    # A date counts from the day of publication only where a reader of the text is told that day.
    shown = text.published if text.published and text.published[:4] in text.text else None
    return {
        "quote": _quote(text.text, *record.get("CHANCE", record.get("DEADLINE", (0, 0)))),
        "forecaster": who or "author",
        "probability": _chance(text.text, record.get("CHANCE")),
        "horizon": _day(text.text, record.get("DEADLINE"), shown),
        "event": event,
    }


def _results(text: FigureText, record: dict[str, Place]) -> Iterator[dict[str, Any]]:
    words = _words(text, record["SCORE"])
    number = _NUMBER.search(words)
    if number is None:
        return
    taker = _words(text, record.get("SYSTEM", record.get("HUMAN")))
    yield {
        "quote": _quote(text.text, *record["SCORE"]),
        "benchmark": bare_name(_words(text, record.get("TEST"))),
        "system": bare_name(taker) or None,
        "score": float(number.group().replace(",", "")),
        "score_high": None,
        "unit": "%" if "%" in words or "cent" in words else "",
        "date": _date(text, record.get("DATE")),
        "human_baseline": "HUMAN" in record,
    }


def _words(text: FigureText, place: Place | None) -> str:
    return text.text[slice(*place)] if place else ""


def _chance(text: str, place: Place | None) -> dict[str, Any] | None:
    """The probability that the words tell; None for words alone."""
    if place is None:
        return None
    told = read_probability(text, place, place)
    if told is None:
        return None
    return {"point": told.point, "low": told.low, "high": told.high, "operator": str(told.operator)}


def _day(text: str, place: Place | None, reference: str | None) -> str | None:
    """The last day of a deadline."""
    times = find_times(text, *place, reference=reference) if place else ()
    ends = [time.horizon.date for time in times if time.horizon]
    return ends[-1] if ends else None


def _date(text: FigureText, place: Place | None) -> str | None:
    """The day, month or year of a result."""
    times = find_times(text.text, *place, reference=text.published) if place else ()
    told = (t.iso or (t.horizon.date if t.horizon else None) for t in times)
    return next((day for day in told if day), None)


def _quote(text: str, start: int, end: int) -> str:
    """The words at a place, with so many around them that they stand once in the text."""
    while (end - start < _SHORTEST or text.count(text[start:end]) > 1) and end - start < len(text):
        start, end = max(0, start - _MORE), min(len(text), end + _MORE)
    return text[start:end]


def main(bank: Path, kind: str = "figures") -> None:
    """Write the bank.

    Args:
        bank: the file to write.
        kind: "figures" for the short texts, "pages" for the whole pages.
    """
    texts = [t for path in sorted(TEXTS.glob(f"{kind}*.txt")) for t in figure_texts(path)]
    rows = [passage(text) for text in texts if is_held(text.name)]
    bank.parent.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    bank.write_text("".join(lines), encoding="utf-8")
    forecasts, results = (sum(len(row[k]) for row in rows) for k in ("forecasts", "benchmarks"))
    print(f"{len(rows)} texts, {forecasts} forecasts, {results} results in {bank}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:3])
