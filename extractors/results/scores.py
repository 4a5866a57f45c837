"""Scores as written: a number with its unit, range and bounding words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from extractors.language.lexicon import load_lexicon
from extractors.results.metrics import metric_after, metric_before
from extractors.results.spelled_scores import spelled_scores

_S = "[ \u00a0\u2009\u202f]"
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.\d+)?"
_DASH = "(?:[-\u2010\u2011\u2012\u2013\u2014]|" + _S + "to" + _S + ")"
_BOUND = rf"(?P<bound>~|∼|≈|>|<|≥|≤|\b(?:about|almost|approximately|around|at{_S}least|at{_S}most|close{_S}to|just|less{_S}than|more{_S}than|nearly|only|over|roughly|some|under|up{_S}to){_S})"
_NOTHING = re.compile(
    rf"\b(?:no|none{_S}of{_S}the|zero){_S}(?P<unit>tasks?|problems?|questions?)\b", re.IGNORECASE
)
_BEFORE_PLAIN = re.compile(
    rf"(?:scor(?:e[sd]?|ing)|score{_S}of|rated(?:{_S}at)?)(?:{_S}(?:of|was|is|at|to|from|about|around|roughly|only|just|~))?{_S}?~?$",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    rf"(?:^|[(,:]|\b(?:and|against|versus|vs\.?|to|from|at|with|had|has|than|vs|measured|scor(?:es|ed?)|won|wins|takes?|took|get|earn(?:s|ed)?|reach(?:es|ed)?|managed|manages|achiev(?:es|ed)|averaged|averages|got|gets|manage|get|did|posted|posts|obtained|to{_S}only|(?:it|they){_S}(?:is|was|are|were)))"
    rf"{_S}?(?:(?:a|an|about|around|only|just|roughly|nearly|some|something{_S}like){_S})?[~≈]?{_S}?$",
    re.IGNORECASE,
)
_LOOSE_END = re.compile(
    rf"^(?:[.,;:)](?!\d)|$|\n|{_S}(?:\(|on|for|by|from|with|and|to|in|at|against|while|versus|but|across|over|or|last|this|today|now|there|here|respectively|(?:an?|one|two|three|\d+){_S}(?:years?|months?|weeks?)(?:{_S}and{_S}a{_S}half)?{_S}(?:ago|earlier|before|later))(?!\w))"
)
_CHANGED = re.compile(
    rf"\b(?:went|goes|rose|climbed|moved|crept|inched|jumped|leapt|fell|dropped|slid|grew|improved|advanced|progressed)\b[^.;\n]{{0,24}}?\bfrom{_S}(?:{_BOUND.replace('(?P<bound>', '(?:')})?(?P<from>{_NUMBER})(?!\w|[.,]\d)(?!{_S}?%)[^.;\n]{{0,40}}?\bto{_S}(?:{_BOUND.replace('(?P<bound>', '(?:')})?(?P<to>{_NUMBER})(?!\w|[.,]\d)(?!{_S}(?:million|billion|thousand|trillion))",
    re.IGNORECASE,
)
"""A change told by a verb and two bare figures: "went from 38 in 2014 to 41 in 2016"."""
_MOVED = re.compile(rf"\bfrom{_S}?[~≈]?$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"[(\[](?:in )?(?P<unit>[^()\[\]]{1,30})[)\]]")
_PERCENT = re.compile(r"(?<![\d\s])%|(?<!\d)\s%|^%")
_RISEN = re.compile(r"\b(?:is|was|are|were|now|moved|went|climbed|rose)\s$")
_LONGEST_SCALE = 10
_SCALE = re.compile(
    rf"\b(?:scored?|scores|scoring|marks?|marked|rated|graded|scale|points|judged|runs|ranges|ranging|range){_S}"
    rf"(?:(?:everything|it|them|each|that|which|a|running|from|of|on|between){_S}){{0,3}}[01](?:\.0)?(?:{_DASH}|{_S}and{_S})1?(?:\d0{{0,3}})(?:{_S}points)?(?![\w%]|[.,]\d)",
    re.IGNORECASE,
)
"""The ends of a scale, which nobody scored: "scored from 0 to 100", "on a scale of 1 to 10"."""
_YEAR = re.compile(r"(?:19|20|21)\d\d$")


_SECONDS = 60
_TIME = re.compile(
    rf"(?<![\w.,])(?P<hours>\d{{1,3}}){_S}?(?:h|hrs?|hours?){_S}?(?:and{_S})?(?P<minutes>\d{{1,2}}){_S}?(?:m|min|mins|minutes?)(?!\w)"
    rf"|(?<![\w.,])(?P<whole>\d{{1,3}}){_S}?hours?{_S}(?P<rest>[0-5]?\d)(?=[.,;:)](?!\d)|$|\n)"
    rf"|(?<![\w.,])(?P<minutes_>\d{{1,3}}){_S}?(?:m|min|mins|minutes?){_S}?(?:and{_S})?(?P<seconds>\d{{1,2}}){_S}?(?:s|sec|secs|seconds?)(?!\w)",
    re.IGNORECASE,
)


_RACE = re.compile(r"(?<![\w.,:])(\d{1,2}):([0-5]\d):([0-5]\d)(?![\w:]|\.\d)")


@dataclass(frozen=True, slots=True)
class _UnitsFile:
    units: Mapping[str, str]
    physical: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Score:
    """A number that can be a score.

    Args:
        start: first code point, with the bounding words.
        end: past the unit.
        values: one number, or both ends of a range.
        unit: the unit's name; "" where none is written.
        bound: bounding words in lower case ("~", "roughly"), or "".
        metric: the measure that words right beside it name, or None.
        moved: whether two values are a change ("from 12% to 15%") and no range.
        loose: whether nothing beside it tells that it is a score; so it is one only beside another.
    """

    start: int
    end: int
    values: tuple[float, ...]
    unit: str
    bound: str
    metric: str | None = None
    loose: bool = False
    moved: bool = False

    @property
    def figures(self) -> tuple[tuple[float, float | None], ...]:
        """Each figure with the upper end of its range; a change is two figures."""
        if len(self.values) > 1 and not self.moved:
            return ((self.values[0], self.values[-1]),)
        return tuple((value, None) for value in self.values)


def find_scores(text: str, start: int, end: int) -> tuple[Score, ...]:
    """Numbers with a unit, bare numbers after a word of scoring, and "no task".

    Sums of money and numbers joined to letters ("GPT-4", "3D") are none.

    Args:
        text: the whole text.
        start: first code point looked at (inclusive).
        end: last code point (exclusive).
    """
    times = clocked_times(text, start, end)
    between = list(_between().finditer(text, start, end))
    found = [
        Score(m.start(), m.end(), (low, high), _units()[m["unit"].lower()], "")
        for m in between
        if (low := _number(m["low"])) < (high := _number(m["high"]))
    ]
    found += times
    found += worded_scores(text, start, end)
    found += [
        score
        for m in _pattern().finditer(text, start, end)
        if not any(b.start() < m.end() and m.start() < b.end() for b in between)
        and not any(t.start < m.end() and m.start() < t.end for t in times)
        and (score := _score(text, m, start))
    ]
    changed = {
        match.start(end)
        for match in _CHANGED.finditer(text, start, end)
        for end in ("from", "to")
        if not _YEAR.match(match[end])
    }
    found = [replace(s, loose=False) if s.loose and s.start in changed else s for s in found]
    for match in _NOTHING.finditer(text, start, end):
        unit = _units()[match["unit"].lower().rstrip("s") + "s"]
        found.append(Score(match.start(), match.end(), (0.0,), unit, ""))
    return tuple(sorted(found, key=lambda score: (score.start, score.end)))


def is_scale_end(words: str, figure: str) -> bool:
    """Whether a figure is the end of a scale that words tell: "scored from 0 to 100".

    Args:
        words: a sentence or clause.
        figure: the figure as written in it.
    """
    rest, found = words, False
    for match in _SCALE.finditer(words):
        found = found or figure in match.group()
        rest = rest.replace(match.group(), "")
    return found and figure not in rest


def worded_scores(text: str, start: int, end: int) -> list[Score]:
    """Scores whose numbers are words: "sixty-two per cent".

    Args:
        text: the whole text.
        start: first code point looked at (inclusive).
        end: last code point (exclusive).
    """
    return [
        Score(one.start, one.end, (one.value,), one.unit, "")
        for one in spelled_scores(text, start, end)
    ]


def clocked_times(text: str, start: int, end: int) -> list[Score]:
    """Times of two parts in the smaller unit: "2 h 17 min" is 137 minutes.

    Args:
        text: the whole text.
        start: first code point looked at (inclusive).
        end: last code point (exclusive).
    """
    found = [_clocked(match) for match in _TIME.finditer(text, start, end)]
    return found + [_raced(match) for match in _RACE.finditer(text, start, end)]


def _raced(match: re.Match[str]) -> Score:
    """A time as a stopwatch shows it in seconds: "1:03:40" is 3,820."""
    hours, minutes, seconds = (int(match[n]) for n in (1, 2, 3))
    total = float((hours * _SECONDS + minutes) * _SECONDS + seconds)
    return Score(match.start(), match.end(), (total,), "seconds", "")


def _clocked(match: re.Match[str]) -> Score:
    if hours := match["hours"] or match["whole"]:
        total = float(int(hours) * _SECONDS + int(match["minutes"] or match["rest"]))
        return Score(match.start(), match.end(), (total,), "minutes", "")
    total = float(int(match["minutes_"]) * _SECONDS + int(match["seconds"]))
    return Score(match.start(), match.end(), (total,), "seconds", "")


def unit_in(words: str) -> str:
    """The unit that a table's title gives its figures: "(%)", "latency (ms)"; "" where it gives none."""
    inside = _IN_BRACKETS.search(words) or _IN_BRACKETS.search(f"({words})")
    first = inside["unit"].lower().split(",")[0].strip() if inside else ""
    # "minutes, 10 to 80% charge" gives minutes.
    return _units().get(first) or ("%" if _PERCENT.search(words) else "")


def unit_named(written: str) -> str | None:
    """The name of a unit as written ("tokens/s"); None for what is no known unit."""
    return _units().get(written.lower())


@cache
def _units() -> Mapping[str, str]:
    return load_lexicon(_UnitsFile, "units").units


def measured_in(written: str) -> str | None:
    """The name of a unit of scores or of measurement as written ("dB"); None for what is no known unit."""
    return _units().get(written.lower()) or _physical().get(written.lower())


@cache
def _physical() -> Mapping[str, str]:
    return load_lexicon(_UnitsFile, "units").physical


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"{_BOUND}?(?<![\w.,$€£¥#\u2011/-])(?P<low>{_NUMBER})(?:{_S}?%?{_DASH}(?P<high>{_NUMBER}))?(?:[ \u00a0\u2009\u202f\u2011-]?(?P<unit>{unit_words()})(?!\w)"
        rf"|{_S}(?P<rate>(?!per\b)[a-z]{{3,14}}{_S}per{_S}(?!cent\b)[a-z]{{3,14}})(?!\w)|{_S}(?:out{_S})?of{_S}(?:the{_S}|a{_S}possible{_S})?(?P<whole>\d{{1,4}})(?![\d.,]*{_S}?%|\.\d))?(?![\d\w]|,\d)",
        re.IGNORECASE,
    )


@cache
def _between() -> re.Pattern[str]:
    """A range in words: "between 2 and 3 hours"."""
    return re.compile(
        rf"\bbetween{_S}(?P<low>{_NUMBER}){_S}?%?{_S}and{_S}(?P<high>{_NUMBER})[ \u00a0\u2009\u202f-]?(?P<unit>{unit_words()})(?!\w)",
        re.IGNORECASE,
    )


@cache
def unit_words() -> str:
    """Alternatives for the written units, the longest first."""
    return "|".join(re.escape(unit) for unit in sorted(_units(), key=lambda u: (-len(u), u)))


@cache
def measuring_words() -> str:
    """The same with units of measurement."""
    units = {*_units(), *_physical()}
    return "|".join(re.escape(unit) for unit in sorted(units, key=lambda u: (-len(u), u)))


def _score(text: str, match: re.Match[str], floor: int) -> Score | None:
    unit = match["unit"]
    at = match.start()
    if match["high"] is not None and _YEAR.match(match["low"]):
        at = match.start("high")  # "in 2023 to 71": the year is no lower end
    before = text[max(floor, at - 60) : at]
    after = text[match.end() : match.end() + 70].partition("\n")[0]
    metric = metric_before(before) or metric_after(after)
    loose = False
    told = unit or match["rate"] or match["whole"]
    if told is None and metric is None and not _BEFORE_PLAIN.search(before):
        loose = True
        if _YEAR.match(text[at : match.end()]) or not (
            _LOOSE.search(before) and _LOOSE_END.match(after)
        ):
            return None
    low = _number(match["low"])
    start = match.start()
    values: tuple[float, ...] = (low,)
    if match["high"] is not None:
        high = _number(match["high"])
        # "in 2023 to 71%": what stands before "to" is no lower end.
        falls = _MOVED.search(before) is not None
        start, values = (
            (start, (low, high)) if low < high or falls else (match.start("high"), (high,))
        )
    name = _unit_name(match)
    if match["whole"] and float(match["whole"]) < values[-1]:
        return None
    if not name and metric is not None and "elo" in metric.lower():
        name = "Elo"
    if name == "%" and values[-1] > 100:
        return None
    bound = (match["bound"] or "").strip().lower()
    if bound == "up to" and _RISEN.search(before):
        bound = ""
    moved = len(values) > 1 and _MOVED.search(before) is not None
    return Score(start, match.end(), values, name, bound, metric, loose, moved)


def _unit_name(match: re.Match[str]) -> str:
    """A unit by its name; a rate as written ("tokens per joule"), a count with its whole ("of 60").

    A small whole is the end of a scale of marks ("2.9 out of 5").
    """
    if match["whole"]:
        return f"of {match['whole']}" if int(match["whole"]) > _LONGEST_SCALE else ""
    if match["rate"]:
        return " ".join(match["rate"].lower().split())
    return _units()[match["unit"].lower()] if match["unit"] else ""


def _number(digits: str) -> float:
    return float(digits.replace(",", ""))
