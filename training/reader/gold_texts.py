"""Annotated documents of our own as texts for the reader of figures.

A gold file tells a forecast's or result's words, not what each word is to its figure: what can be found again (the
chance, the deadline, the names) is taught, the rest of the record's words teach nothing, and every figure outside a
record is taught to be none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bank import FigureText, Role

from extractors.forecasting.horizons import find_times
from extractors.forecasting.quantities import find_quantities
from extractors.forecasting.verbal_chances import find_verbal
from extractors.results.scores import find_scores

_NEAR = 400
"""Code points around a record's words in which its names and dates are looked for."""

_BESIDE = 120
"""Code points beside them in which a number or date is looked for that they do not hold."""

_CLOSE = 0.011
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_HEAD = re.compile(r"\**[ \t]*(?:[:\n·•|(\[]|wrote|said:|\d)")
_HANDLE = frozenset("@/")
_UNNAMED = re.compile(r"\s*\(unnamed\)\s*$")


def gold_texts(folder: Path, documents: Path) -> Iterator[FigureText]:
    """The documents of a folder of gold files."""
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = next(documents.glob(f"{path.stem}.*")).read_text(encoding="utf-8")
        yield _marked(path.stem, gold.get("kind", "page"), gold.get("published"), text, gold)


def passage_texts(path: Path) -> Iterator[FigureText]:
    """The passages of a bank of forecasts or results (``tests/passages``).

    A bank of forecasts tells no results: there are hardly any in it, and those are taught to be no figure.
    """
    for line in path.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        for row in (*gold.get("forecasts", ()), *gold.get("benchmarks", ())):
            row["start"] = gold["text"].find(row["quote"])
            row["end"] = row["start"] + len(row["quote"])
        yield _marked(gold["id"], gold["kind"], gold["published"], gold["text"], gold)


def _marked(
    name: str, kind: str, published: str | None, text: str, gold: dict[str, Any]
) -> FigureText:
    """A text with what could be found of its records."""
    roles: list[Role] = []
    unsure: list[tuple[int, int]] = []
    rows = [
        (row, read)
        for key, read in (("forecasts", _forecast), ("benchmarks", _result))
        for row in gold.get(key, ())
    ]
    for number, (row, read) in enumerate(rows, start=1):
        found, whole = read(text, row, published)
        roles += [Role(label, number, start, end) for label, start, end in found]
        if not whole:
            unsure.append((row["start"], row["end"]))
    return FigureText(name, kind, published, text, tuple(roles), tuple(unsure), partial=True)


_Found = tuple[list[tuple[str, int, int]], bool]
"""Labels with their places, and whether all figures of the record were found."""


def _forecast(text: str, row: dict[str, Any], published: str | None) -> _Found:
    start, end = row["start"], row["end"]
    found: list[tuple[str, int, int]] = []
    whole = start >= 0
    probability = row["probability"]
    chance = _chance(text, start, end, probability["point"] if probability else None)
    whole &= chance is not None or probability is None
    found += [("CHANCE", *chance)] if chance else []
    if row["horizon"] is not None:
        day = _day(text, start, end, row["horizon"], published)
        whole &= day is not None
        found += [("DEADLINE", *day)] if day else []
    if row["probability"] is None and row["horizon"] is None:
        whole = False
    who = _nearest(text, _person(row["forecaster"]), start, end)
    # Whoever speaks in a post or turn is not marked: it is the text's own voice.
    if (
        found
        and who
        and _HEAD.match(text, who[1]) is None
        and text[who[0] - 1 : who[0]] not in _HANDLE
    ):
        found.append(("WHO", *who))
    return found, whole


def _chance(text: str, start: int, end: int, point: float | None) -> tuple[int, int] | None:
    """Where a probability, or for None words of chance, stand in or right beside a stretch."""
    for low, high in _around(text, start, end) if point is not None else ():
        for quantity in find_quantities(text, low, high):
            if abs(quantity.probability.point - point) < _CLOSE:
                return quantity.start, quantity.end
    verbal = find_verbal(text, start, end)
    if verbal is None or (point is not None and not verbal.low <= point <= verbal.high):
        return None
    place = text.lower().find(verbal.words, start, end)
    return (place, place + len(verbal.words)) if place >= 0 else None


def _around(text: str, start: int, end: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """A stretch, then the same with what stands beside it."""
    return (start, end), (max(0, start - _BESIDE), min(len(text), end + _BESIDE))


def _day(
    text: str, start: int, end: int, horizon: dict[str, str] | str, published: str | None
) -> tuple[int, int] | None:
    """Where a deadline stands in or near a stretch."""
    words, date = ("", horizon) if isinstance(horizon, str) else (horizon["text"], horizon["date"])
    if words and (place := _nearest(text, words, start, end)):
        return place
    for low, high in _around(text, start, end):
        for time in find_times(text, low, high, reference=published):
            if time.horizon is not None and time.horizon.date == date:
                return time.start, time.end
    return None


def _result(text: str, row: dict[str, Any], _published: str | None) -> _Found:
    start, end = row["start"], row["end"]
    score = _score(text, start, end, row["score"]) if start >= 0 else None
    if score is None:
        return [], False
    found = [("SCORE", *score)]
    if test := _nearest(text, row["benchmark"], *score):
        found.append(("TEST", *test))
    taker = "HUMAN" if row.get("human_baseline") else "SYSTEM"
    if row["system"] and (place := _nearest(text, row["system"], *score)):
        found.append((taker, *place))
    return found, True


def _score(text: str, start: int, end: int, score: float | None) -> tuple[int, int] | None:
    """Where a score stands in a stretch."""
    if score is None:
        return None
    for one in find_scores(text, start, end):
        if abs(one.figures[0][0] - score) < 1e-6:
            return one.start, one.end
    for match in _NUMBER.finditer(text, start, end):
        if abs(float(match.group().replace(",", "")) - score) < 1e-6:
            return match.span()
    return None


def _person(name: str) -> str:
    own = name.startswith("author:") or name.lower() in {"author", "the author"}
    return "" if own else _UNNAMED.sub("", name)


def _nearest(text: str, name: str, start: int, end: int) -> tuple[int, int] | None:
    """The mention of a name, whole or by its last word, that is nearest to a stretch."""
    for words in (name, name.split(" ")[-1] if name else ""):
        if not words:
            continue
        pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE)
        places = [
            (max(0, start - m.end(), m.start() - end), m.start() > start, m.span())
            for m in pattern.finditer(text, max(0, start - _NEAR), end + _NEAR)
        ]
        if places:
            return min(places)[2]
    return None
