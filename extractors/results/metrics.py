"""Measures of a result: what the number counts, and which end of its scale is the better one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from extractors.language.wordlists import any_of
from extractors.results.benchmark_names import DURATIONS, benchmark_words
from kg.model import Direction

_S = "[ \u00a0\u2009\u202f]"
_FILL = (
    rf"(?:{_S}(?:of|was|is|at|to|from|about|around|roughly|only|just|below|above|near|nearly|as{_S}low{_S}as|"
    rf"as{_S}high{_S}as|almost|approximately|between|down|up|by)){{0,3}}"
)
_FALLING = frozenset(["milliseconds"])
_RISING = DURATIONS | {"%", "points", "percentage points", "Elo", "tasks", "problems", "questions"}
_BARE = frozenset(["score", "scores", "mark", "grade", "rating", "error", "errors", "deviation"])
_SAYS_NOTHING = frozenset(["score", "scores", "mark", "grade", "rating", "errors", "elo rating"])
_LOWER_SAID = re.compile(r"\blower is better\b|\bthe lower,? the better\b|↓", re.IGNORECASE)
_HIGHER_SAID = re.compile(r"\bhigher is better\b|\bthe higher,? the better\b|↑", re.IGNORECASE)


@cache
def _directions() -> Mapping[str, Direction]:
    told = benchmark_words().metrics
    found = dict.fromkeys(told["higher"], Direction.HIGHER)
    return found | dict.fromkeys(told["lower"], Direction.LOWER)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = any_of(_directions())
    return (
        re.compile(rf"(?<![\w-])(?P<metric>{names}){_FILL}{_S}?[~≈]?{_S}?$", re.IGNORECASE),
        re.compile(rf"^{_S}?(?P<metric>{names})(?![\w-])", re.IGNORECASE),
        re.compile(rf"(?<![\w-])(?P<metric>{names})(?![\w-])", re.IGNORECASE),
        re.compile(rf"^{_S}of{_S}[^().,;:\d]{{2,40}}{_S}\((?P<metric>{names})\)", re.IGNORECASE),
    )


def metric_before(words: str) -> str | None:
    """The measure that words right before a number name ("a word error rate of about"), or None.

    Args:
        words: what stands before the number in its clause.
    """
    match = _patterns()[0].search(words[-60:])
    return None if match is None else plain_metric(match["metric"])


def metric_after(words: str) -> str | None:
    """The measure that words after a number name ("9.6% WER", "94% of cases (recall)"), or None."""
    match = _patterns()[1].match(words[:40]) or _patterns()[3].match(words[:70])
    return None if match is None else plain_metric(match["metric"])


def metrics_in(words: str) -> tuple[str, ...]:
    """The measures that words name, in order, without such general ones as "score"."""
    found = (plain_metric(m["metric"]) for m in _patterns()[2].finditer(words))
    return tuple(metric for metric in found if metric not in _BARE)


def plain_metric(words: str) -> str:
    """A measure's name in one form: acronyms in capitals as written, the rest in lower case."""
    told = " ".join(words.split())
    head, _, last = told.rpartition(" ")
    if last.lower() in _BARE and head.lower() in _directions():
        told = head
    if any(c.isdigit() for c in told):
        return told[0].upper() + told[1:]
    if told.isupper() or any(c.isupper() for c in told[1:]):
        return told
    return told.lower()


def telling(metric: str | None, unit: str) -> str | None:
    """The measure, or None where its name tells no more than that there is a score, or repeats the unit."""
    if metric is None or metric.lower() in _SAYS_NOTHING or metric.lower() == unit.lower():
        return None
    return metric


def direction_of(metric: str | None, unit: str, said: str = "") -> Direction | None:
    """Which end of the scale is the better one; None where nothing tells.

    Args:
        metric: from `metric_before` or `metric_after`.
        unit: the score's unit.
        said: words beside the result, such as a table's head ("lower is better").
    """
    if _LOWER_SAID.search(said):
        return Direction.LOWER
    if _HIGHER_SAID.search(said):
        return Direction.HIGHER
    if metric is not None:
        known = _directions().get(metric.lower())
        if known is not None:
            return known
    if unit in _FALLING:
        return Direction.LOWER
    return Direction.HIGHER if unit in _RISING or unit.endswith(" per second") else None


def is_error(metric: str | None) -> bool:
    """Whether a measure counts failures."""
    return metric is not None and _directions().get(metric.lower()) is Direction.LOWER
