"""What a table's titles and cells say without their marks: a name, what is measured, how it was run."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extractors.results.benchmark_names import may_name_test, plain_name
from extractors.results.metrics import metrics_in
from extractors.results.scores import unit_in, unit_named
from extractors.results.settings import setting_in

_RATE_ON = re.compile(r"^(?P<rate>[A-Za-z]+/[a-z]+)\s(?:on|in)\s(?P<name>[A-Z].*)$")
"""A rate and the test that it was measured on: "Pages/min on FormWalk"."""
_RUN = re.compile(
    r"^(?P<name>[^,()]{2,60}), (?P<run>\d+[-\u2010\u2011]shot|zero[-\u2010\u2011]shot|few[-\u2010\u2011]shot|pass@\d+|maj@\d+|best[- ]of[- ]\d+|(?:with|without|no) [a-z][a-z ]{2,30})$",
    re.IGNORECASE,
)
"""How a test was run, behind its name: "QuizBench, 5-shot"."""
_RATED = re.compile(
    r"^(?P<name>[A-Z].*?) (?P<rate>(?:[a-z][a-z-]* ){0,2}(?:rate|score|accuracy|error|share|success))$"
)
"""What is measured on a test, behind its name: "SafeGate refusal rate"."""
MARKS = "*_` "
_NOTE_MARKS = re.compile(r"\s*(?:[†‡§¶*]+|\[\^?\w{1,3}\]|[¹²³⁴⁵⁶⁷⁸⁹]+|<sup>.{1,6}</sup>|\\\*)$")
_PLACE_MARK = re.compile(r"^[^\w\s\"'“‘(<>≤≥~≈.+−–—-]+\s+")
"""A medal or star before a name."""
ASIDE = re.compile(r"\s*[(\[](?P<aside>[^()\[\]]*)[)\]]")


@dataclass(frozen=True, slots=True)
class Title:
    """A table's title of a row or column: a name, what is measured, and how it was run."""

    name: str
    metric: str | None
    setting: str | None
    unit: str
    words: str
    variant: str | None = None


def clean_cell(cell: str) -> str:
    """A cell without emphasis and marks of notes: "**68.4**†", "71% [2]"."""
    return _PLACE_MARK.sub("", _NOTE_MARKS.sub("", cell.strip(MARKS)).strip(MARKS))


def title_of(words: str, *beside: str) -> Title:
    """A title's name without what stands in brackets; measure and setting are looked for there."""
    if rated := _RATE_ON.match(words):
        rate = rated["rate"].lower()
        return replace(title_of(rated["name"], *beside), unit=unit_named(rate) or rate)
    if run := _RUN.match(words):
        return title_of(f"{run['name']} ({run['run']})", *beside)
    asides = " ".join([*(m["aside"] for m in ASIDE.finditer(words)), *beside])
    name = plain_name(ASIDE.sub("", words).strip(MARKS + "↑↓%,"))
    inside = metrics_in(name)
    metric = next(iter((*metrics_in(asides), *inside)), None)
    for told in inside:
        shorter = re.sub(rf"(?i),?\s*\b{re.escape(told)}\b", "", name).strip()
        name = shorter or name
    if (rated := _RATED.match(name)) and may_name_test(rated["name"].split()[0], plain=True):
        name, metric = rated["name"], metric or rated["rate"]
    unit = next((found for one in (asides, words, *beside) if (found := unit_in(one))), "")
    return Title(name, metric, setting_in(asides), unit, f"{words} {' '.join(beside)}")
