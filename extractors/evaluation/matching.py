"""When a prediction hits what gold says: names, forecasts, benchmark results.

The rules are those by which others score the extraction contract, so that figures printed here can
be held against theirs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from extractors.evaluation.gold import GoldEntity, GoldForecast, GoldResult
from extractors.evaluation.places import overlap
from kg.model import BenchmarkResult, Forecast

CHANCE_TOLERANCE = 0.021
"""Two percentage points, and room for how fractions are stored."""

SCORE_TOLERANCE = 1e-6

_WORD = re.compile(r"[a-z0-9.%]+")
_YEAR = re.compile(r"(?:19|20|21)\d\d")
# How an annotation or an extraction calls somebody whom the text does not name.
_NOBODY = ("unknown", "author", "post:", "unnamed", "commenter", "critics")
_GROUP = "(unnamed)"


def name_key(name: str | None) -> str:
    """A name as compared: its runs of letters a-z, digits, dots and per cent signs, one space apart."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", name or "").lower()))


def names_somebody(speaker: str | None) -> bool:
    """Whether a speaker is given by name: neither the text's own voice, nor unknown, nor a group."""
    speaker = speaker or ""
    return bool(speaker) and not speaker.lower().startswith(_NOBODY) and _GROUP not in speaker


def same_name(name: str, aliases: Iterable[str], other: str | None) -> bool:
    """Whether a name denotes the one known by a name and aliases; a bare surname is enough.

    Args:
        name: the name in the gold.
        aliases: other names of the same.
        other: the name predicted, or None.
    """
    predicted = name_key(other)
    if not predicted:
        return False
    known = {name_key(own) for own in (name, *aliases)}
    return predicted in known or any(_same_surname(predicted, own) for own in known)


def _same_surname(a: str, b: str) -> bool:
    ours, theirs = a.split(), b.split()
    return bool(ours and theirs) and ours[-1] == theirs[-1] and 1 in {len(ours), len(theirs)}


class Aliases:
    """By what other names the people of a gold file go."""

    def __init__(self, people: Iterable[GoldEntity]) -> None:
        """Take the aliases of everybody annotated."""
        self._of = {name_key(person.name): person.aliases for person in people}

    def match(self, name: str, other: str | None) -> bool:
        """Whether a predicted name denotes the person whom gold calls ``name``."""
        return same_name(name, self._of.get(name_key(name), ()), other)


def stated_year(words: Iterable[str]) -> int | None:
    """The first year from 1900 to 2199 in the first of several words that holds one."""
    found = (_YEAR.search(part) for part in words)
    return next((int(match.group()) for match in found if match), None)


def same_forecast(gold: GoldForecast, found: Forecast) -> bool:
    """Whether a predicted forecast is the annotated one: place, chance and year agree.

    A touching place is enough; two chances agree within two points, and neither may be missing
    alone. Forecaster, exact day and operator are scored apart.
    """
    if not any(overlap(found.span, place) for place in gold.places):
        return False
    chance = None if found.probability is None else found.probability.point
    if gold.chance is None or chance is None:
        agree = gold.chance is chance
    else:
        agree = abs(gold.chance - chance) <= CHANCE_TOLERANCE
    return agree and stated_year(gold.period) == stated_year(_period(found))


def _period(found: Forecast) -> tuple[str, ...]:
    horizon = found.horizon
    return () if horizon is None else (horizon.date, horizon.start or "", horizon.text)


def same_result(gold: GoldResult, found: BenchmarkResult) -> bool:
    """Whether a predicted result is the annotated one: benchmark, score and system agree.

    One system's name may hold the other's ("Tide-2" and "Tide-2 with tools"); either end of a
    range of scores is right.
    """
    if _closed_up(gold.benchmark) != _closed_up(found.benchmark):
        return False
    if not any(abs(score - found.score) <= SCORE_TOLERANCE for score in gold.scores):
        return False
    wanted, system = name_key(gold.system), name_key(found.system)
    if not (wanted and system):
        return wanted == system
    return wanted in system or system in wanted


def _closed_up(name: str) -> str:
    return name_key(name).replace(" ", "")
