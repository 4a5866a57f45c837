"""Whether two statements make the same claim: checks by name, of which every one must pass.

No check asks how near two texts are in general: nearness only proposes them. What differs in polarity,
quantity, date, name, force or event is not the same, however alike it sounds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from extractors.restating.wording_features import Features, features, opposed, spelt_out
from kg.model import (
    BenchmarkResult,
    Forecast,
    Operator,
    RestatementTest,
    Stance,
    Statement,
    fold,
    is_named,
)

NEAR = 0.75
"""The cosine from which two wordings are held against each other."""

_SAME_EVENT = 0.6
_NEAR_FORECAST = 0.6
_NEAR_WITH_MORE = 0.8
_MOST_MORE = 0.25
_SHARED = 3
_SHARED_WITH_MORE = 4
_IN_ORDER = 0.8
_ALIKE_CERTAIN = 0.15
_SAID = frozenset({Stance.ASSERTED, Stance.REPORTED})
_UPWARD = frozenset({Operator.AT_LEAST, Operator.ABOVE})
_DOWNWARD = frozenset({Operator.AT_MOST, Operator.BELOW})

EventSimilarity = Callable[[str, str], float]
"""The cosine of two events' vectors."""


@dataclass(frozen=True, slots=True)
class Side:
    """A statement with what was found in it.

    Args:
        statement: the statement.
        forecasts: made in it, by place.
        results: benchmark results told in it, by place.
    """

    statement: Statement
    forecasts: Sequence[Forecast] = ()
    results: Sequence[BenchmarkResult] = ()

    @property
    def features(self) -> Features:
        """Of its wording."""
        return features(self.statement.canonical)


@dataclass(frozen=True, slots=True)
class Check:
    """A check and its outcome.

    Args:
        name: polarity, quantity, date, holder, event, name, force, stance, words or order.
        passed: whether it did.
        detail: what was compared, in words.
    """

    name: str
    passed: bool
    detail: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of holding two statements against each other.

    Args:
        test: the test that was applied.
        checks: its checks, in order; those that need the encoder only where all others passed.
        at_one: id of the record that was read on the first side.
        at_other: on the other side.
    """

    test: RestatementTest
    checks: tuple[Check, ...]
    at_one: str
    at_other: str

    @property
    def same(self) -> bool:
        """Whether every check passed."""
        return _all(self.checks)


def compare(one: Side, other: Side, similarity: float, events: EventSimilarity) -> Verdict:
    """Hold two statements against each other.

    Forecasts are compared by who, how likely, what and by when, results by benchmark, system, score and
    date, whatever else the sentences say; all others by their words.

    Args:
        one: a statement.
        other: another one.
        similarity: cosine of their wordings' vectors.
        events: for forecasts of which the words do not show that they are of one event.
    """
    if _figured(one) and _figured(other):
        return _forecasts(one, other, events)
    if one.results and other.results:
        return _results(one, other)
    return _wordings(one, other, similarity)


def same_figures(one: Forecast, other: Forecast) -> bool:
    """Whether two forecasts give the same chance by the same date."""
    return _chance(one) == _chance(other) and _date(one) == _date(other)


def _figured(side: Side) -> bool:
    """Whether every forecast in a statement has a chance and a date."""
    return bool(side.forecasts) and all(
        f.probability is not None and f.horizon is not None for f in side.forecasts
    )


def _forecasts(one: Side, other: Side, events: EventSimilarity) -> Verdict:
    a, b = one.forecasts[0], other.forecasts[0]
    chances = [sorted({_chance(f) for f in side.forecasts}) for side in (one, other)]
    dates = [sorted({(_date(f), _chance(f)) for f in side.forecasts}) for side in (one, other)]
    conditions = [
        sorted({fold(f.conditional_on or "") for f in side.forecasts}) for side in (one, other)
    ]
    cheap = (
        *_stance(one, other),
        _equal("quantity", *chances),
        _check(
            "bounds",
            all(
                _bounds_agree(f, g)
                for f in one.forecasts
                for g in other.forecasts
                if same_figures(f, g)
            ),
            " / ".join(f.probability.text for f in (a, b) if f.probability is not None),
        ),
        _equal("date", *dates),
        _equal("condition", *conditions),
        _check("holder", _may_be_one(a, b), f"{a.forecaster} / {b.forecaster}"),
        _check("speaker", _own(one) and _own(other), "each is said by its forecaster"),
        _check("stated", _stated(one) and _stated(other), "each wording gives chance and date"),
    )
    wordings = one.statement.canonical, other.statement.canonical
    dear = (*_event(a, b, events), _nearness(*wordings, events)) if _all(cheap) else ()
    return Verdict(RestatementTest.FORECAST, (*cheap, *dear), a.id, b.id)


def _all(checks: Iterable[Check]) -> bool:
    return all(check.passed for check in checks)


def _own(side: Side) -> bool:
    """Whether the forecaster says it: others speak about a forecast more often than they repeat it."""
    return all(fold(f.forecaster) == fold(side.statement.speaker) for f in side.forecasts)


def _stated(side: Side) -> bool:
    """Whether the wording itself gives each figure and date, and does not just lie beside them."""
    here = set(side.features.figures)
    return all(
        set(features(told).figures) <= here
        for f in side.forecasts
        for told in (
            f.probability.text if f.probability else "",
            f.horizon.text if f.horizon else "",
        )
    )


def _nearness(one: str, other: str, similar: EventSimilarity) -> Check:
    near = similar(spelt_out(one, other), spelt_out(other, one))
    return _check("nearness", near >= _NEAR_FORECAST, f"{near:.2f}")


def _event(one: Forecast, other: Forecast, similar: EventSimilarity) -> tuple[Check, ...]:
    first, second = spelt_out(one.event, other.event), spelt_out(other.event, one.event)
    a, b = features(first), features(second)
    near = 1.0 if a.stems == b.stems else similar(first, second)
    against = opposed(a.content + a.telling, b.content + b.telling)
    words = f"{one.event} / {other.event}: {near:.2f} near"
    return (
        _equal("event quantity", a.figures, b.figures),
        _equal("event polarity", a.negations % 2, b.negations % 2),
        _check("event opposites", against is None, " / ".join(against or ()) or "none"),
        _check("event", near >= _SAME_EVENT, words),
    )


def _results(one: Side, other: Side) -> Verdict:
    keys = [sorted({_result(r) for r in side.results}) for side in (one, other)]
    told = all(r.system is not None for side in (one, other) for r in side.results)
    checks = (
        *_stance(one, other),
        _check("system", told, "stated" if told else "not stated"),
        _equal("result", *keys),
        _equal("quantity", one.features.figures, other.features.figures),
    )
    return Verdict(RestatementTest.RESULT, checks, one.results[0].id, other.results[0].id)


def _wordings(one: Side, other: Side, similarity: float) -> Verdict:
    a, b = one.features, other.features
    more, less = sorted((a.stems, b.stems), key=len, reverse=True)
    extra, shared = more - less, len(more & less)
    wanted = _SHARED_WITH_MORE if extra else _SHARED
    checks = (
        *_stance(one, other),
        _equal("force", *_forces(one, other)),
        _equal("quantity", a.figures, b.figures),
        _equal("name", a.names, b.names),
        _equal("telling words", a.telling, b.telling),
        _check("passage", not (a.placed or b.placed), "stands alone"),
        _check(
            "kind", bool(one.forecasts) == bool(other.forecasts), "forecasts in both or in none"
        ),
        _check(
            "words", less <= more, f"only here: {_listed(less - more)}; there: {_listed(extra)}"
        ),
        _check("enough words", shared >= wanted, f"{shared} shared"),
        _check("little more", len(extra) <= _MOST_MORE * len(more), f"{len(extra)} of {len(more)}"),
        _check("order", _in_order(a, b), "of the shared words"),
        _check("nearness", similarity >= (_NEAR_WITH_MORE if extra else NEAR), f"{similarity:.2f}"),
    )
    return Verdict(RestatementTest.NEAR_WORDING, checks, one.statement.id, other.statement.id)


def _stance(one: Side, other: Side) -> tuple[Check, ...]:
    a, b = one.statement, other.statement
    stances = ["said" if s.stance in _SAID else s.stance.value for s in (a, b)]
    turned = [(side.features.negations % 2, side.statement.polarity.value) for side in (one, other)]
    return _equal("stance", *stances), _equal("polarity", *turned)


def _forces(one: Side, other: Side) -> tuple[str, str]:
    a, b = one.statement.certainty, other.statement.certainty
    alike = abs(a - b) <= _ALIKE_CERTAIN
    return f"{a:.2f}", f"{a if alike else b:.2f}"


def _in_order(a: Features, b: Features) -> bool:
    """Whether the shared words stand in nearly one order: "A beats B" is not "B beats A"."""
    shared = a.stems & b.stems
    one = [word for word, _ in groupby(w for w in a.content if w in shared)]
    other = [word for word, _ in groupby(w for w in b.content if w in shared)]
    return _longest_run(one, other) >= _IN_ORDER * min(len(one), len(other))


def _longest_run(one: Sequence[str], other: Sequence[str]) -> int:
    """Length of the longest common subsequence."""
    row = [0] * (len(other) + 1)
    for word in one:
        before = 0
        for n, there in enumerate(other, start=1):
            before, row[n] = row[n], before + 1 if word == there else max(row[n], row[n - 1])
    return row[-1]


def _chance(forecast: Forecast) -> float:
    return forecast.probability.point if forecast.probability is not None else -1.0


def _date(forecast: Forecast) -> str:
    return forecast.horizon.date if forecast.horizon is not None else ""


def _bounds_agree(one: Forecast, other: Forecast) -> bool:
    """Whether two ways to put one figure may be one: "60%" and "60% or more", never "under 60%"."""
    a, b = one.probability, other.probability
    if a is None or b is None:
        return False
    if Operator.RANGE in (a.operator, b.operator):
        return (a.low, a.high) == (b.low, b.high)
    return (a.operator in _DOWNWARD) == (b.operator in _DOWNWARD)


def _may_be_one(one: Forecast, other: Forecast) -> bool:
    """Whether two names may be one person's; which names are one is settled when the graph is read."""
    if is_named(one.forecaster) and is_named(other.forecaster):
        return bool(set(fold(one.forecaster).split()) & set(fold(other.forecaster).split()))
    if one.source == other.source:
        return one.forecaster == other.forecaster
    return not (is_named(one.forecaster) and is_named(other.forecaster))


def _result(result: BenchmarkResult) -> tuple[str, ...]:
    """What makes a result itself; how it was run is part of it."""
    how = (result.metric, result.variant, result.setting, result.baseline)
    unit = fold(result.unit) or result.unit
    told = (
        result.benchmark,
        result.system or "",
        f"{result.score:g}",
        "" if result.score_high is None else f"{result.score_high:g}",
        *(part or "" for part in how),
    )
    return (*(fold(part) for part in told), unit, result.date or "", str(result.human))


def _equal(name: str, one: object, other: object) -> Check:
    return Check(name, one == other, f"{_shown(one)} / {_shown(other)}")


def _check(name: str, passed: bool, detail: str) -> Check:
    return Check(name, passed, detail)


def _shown(value: object) -> str:
    if isinstance(value, tuple | list):
        return ", ".join(_shown(item) for item in value) or "none"
    return str(value)


def _listed(stems: frozenset[str]) -> str:
    return ", ".join(sorted(stems)) or "none"
