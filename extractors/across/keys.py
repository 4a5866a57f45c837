"""Keys of statements: two statements that share one are neighbours, whatever their words are like.

A test that hangs on years, benchmarks or speakers and not on nearness in meaning needs its candidates by
these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.across.cues import pattern, plain
from extractors.across.schemes import scheme
from kg.model import BenchmarkResult, ClaimType, Extraction, Forecast, Statement, fold, is_named

_YEAR = re.compile(r"\b(?:19|20|21)\d\d\b")
_PART = re.compile(r"[^\W_]+")
_LONGEST_NAME = 4
_LONGEST_PERIOD = 5
_DURATION_UNITS = frozenset({"minutes", "hours", "days", "weeks", "months", "seconds"})
DURATION = "#duration"


def link_keys(extraction: Extraction) -> tuple[tuple[str, str], ...]:
    """Statement ids of an extraction with their keys, sorted."""
    found: set[tuple[str, str]] = set()
    for forecast in extraction.forecasts:
        found |= {(forecast.statement, f"year {year}") for year in forecast_years(forecast)}
    for result in extraction.benchmarks:
        found |= {(result.statement, f"test {name}") for name in measures(result)}
    for statement in extraction.statements:
        found |= {(statement.id, key) for key in _spoken(statement)}
    return tuple(sorted(found))


def forecast_years(forecast: Forecast) -> frozenset[str]:
    """The year by whose end a forecast's event should have happened, or all years of a short period."""
    if forecast.horizon is None:
        return frozenset()
    last = int(forecast.horizon.date[:4])
    first = int((forecast.horizon.start or forecast.horizon.date)[:4])
    return frozenset(str(year) for year in range(max(first, last - _LONGEST_PERIOD), last + 1))


def years_in(text: str) -> frozenset[str]:
    """Years that a text names."""
    return frozenset(_YEAR.findall(text))


def closed_up(name: str) -> str:
    """A name without case, marks and spaces: "SWE-Bench" and "SWE Bench" are one."""
    return "".join(_PART.findall(fold(name)))


def measures(result: BenchmarkResult) -> frozenset[str]:
    """What a result was measured on: its benchmark, and time where its figure is one."""
    timed = {DURATION} if result.unit in _DURATION_UNITS else set()
    return frozenset({closed_up(result.benchmark), *timed} - {""})


def measures_named(statement: Statement) -> frozenset[str]:
    """Benchmarks that a statement may name, closed up, if it speaks of what measures do not show.

    Any run of up to four words with a capital or a figure may be a name.
    """
    text = plain(statement.canonical)
    if pattern("measure_limits").search(text) is None:
        return frozenset()
    parts = _PART.findall(statement.canonical)
    runs = (
        parts[at : at + size] for at in range(len(parts)) for size in range(1, _LONGEST_NAME + 1)
    )
    names = {
        closed_up("".join(run))
        for run in runs
        if any(not part.islower() for part in run) and sum(map(len, run)) > 2
    }
    return frozenset(names | ({DURATION} if pattern("durations").search(text) else set()))


def casts_doubt(statement: Statement) -> bool:
    """Whether a statement doubts something, or questions a forecast as such."""
    text = plain(statement.canonical)
    return pattern("doubts").search(text) is not None or (
        pattern("questioning").search(text) is not None
        and pattern("forecast_nouns").search(text) is not None
    )


def _spoken(statement: Statement) -> Iterator[str]:
    if is_named(statement.speaker) and statement.type is not ClaimType.FORECAST:
        yield f"speaker {fold(statement.speaker)}"
    told = scheme(statement)
    if told is not None:
        yield f"scheme {told.name.partition('-')[0]}"
    for name in measures_named(statement):
        yield f"test {name}"
    if casts_doubt(statement):
        for year in years_in(statement.canonical):
            yield f"year {year}"


def told(statements: Sequence[Statement], source_id: str, *, here: bool) -> list[Statement]:
    """The statements of a source, or those of all others."""
    return [statement for statement in statements if (statement.source == source_id) is here]
