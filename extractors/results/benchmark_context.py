"""What a text spoke of before a result: the benchmark, the year, and tests of task length.

A test of task length ("time horizon") has no name of its own: it is called by whoever runs it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.draft import Draft
from extractors.forecasting.horizons import TimeKind, TimePhrase, find_times
from extractors.results.benchmark_names import NamedBenchmark, find_benchmarks
from extractors.results.counted_dates import counted_dates

_H = "[ \u2010\u2011-]"
_HORIZON = re.compile(
    rf"\b(?:time|task){_H}horizons?\b|\bhow long (?:a |the )?(?:tasks?|jobs?)\b|\btask{_H}(?:lengths?|durations?|time)\b"
    rf"|\b(?:[Aa]n?|[Tt]he) (?P<coined>[\w-]+{_H}(?:time )?horizon) is (?:the|a|how) (?:length|duration|amount|long)\b"
    rf"|\b(?:lengths?|durations?) of (?:the )?(?:tasks?|jobs?)\b|\b(?:tasks?|jobs?) (?:that|which) (?:would )?(?:take|takes|took) (?:a |an |human )?(?:person|people|human|humans|expert|experts|engineer|engineers|professional|professionals)\b|\btasks?\b[^.;]{{0,90}}\b(?:doubled|doubles|doubling|grew|grown|grows) in length\b",
    re.IGNORECASE,
)
_BODY = re.compile(r"(?<![\w-])(?=\w*[A-Z]\w*[A-Z])[A-Z][A-Za-z]{2,}(?![\w-])")
_HALF = re.compile(
    r"\bhalf (?:of )?(?:the time|its tries|their tries|the tries|of them)\b|\b(?P<share>[1-9]\d)(?:%| per ?cent)[- ](?:time horizon|horizon|success|reliab\w+|of the time|of tries)",
    re.IGNORECASE,
)
"""How often a task of that length is done, which is part of the test's name."""
_CLOCKED = re.compile(
    r"\b(?:clocked|measured|tracked|run|timed|estimated|reckoned) by (?:the )?([A-Z][\w-]+)"
)
_RUN_BY = re.compile(
    r"\b[Tt]he (?P<body>[A-Z][\w-]+) (?:group|lab|team|institute|laboratory|centre|center|organisation|organization) (?:[a-z]+ ){0,2}?(?:measures|tracks|estimates|times|publishes|reports|measured|tracked|estimated|published)\b"
)
_WHOSE = re.compile(r"(?<![\w-])([A-Z][\w-]+)['’]s(?=\s(?:[a-z0-9%-]+\s){0,3}(?:time|task)[ -])")
_OF_YEAR = re.compile(
    r"(?<!spring)(?<!summer)(?<!autumn)(?<!winter)(?<!end)(?<!start)(?<!half)(?<!quarter)(?<!beginning)\sof\s$"
)
"""What makes a year a thing's attribute and no time: "the law of 2024"."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the same paragraph said before.

    Args:
        place: the paragraph.
        benchmark: the benchmark named last.
        horizon: whether it measures task length.
        labelled: whether its name opens the paragraph with a colon.
        year: the year named last, or "".
        variant: the part of the benchmark, or None.
        listed: the benchmarks that the sentence before named.
        last: the benchmark that an earlier paragraph named last, for "the same test".
        last_unit: the unit of that paragraph's last score, as ``unit``.
        system: the system that the sentence before spoke of first, or "".
        unit: the unit of the last score; None where there was none.
        metric: the measure that the last score's words named, or None.
        tested: the system of the last result, or one with a version that was named since; or "".
        topic: the system that an earlier paragraph spoke of last, or "".
        date: the date told last, from which "a year later" counts; or None.
        listing: whether it is an item of a list whose items before gave figures of the same test.
    """

    place: int = -1
    benchmark: str = ""
    horizon: bool = False
    labelled: bool = False
    year: str = ""
    variant: str | None = None
    listed: tuple[NamedBenchmark, ...] = ()
    last: str = ""
    last_unit: str | None = None
    system: str = ""
    unit: str | None = None
    metric: str | None = None
    date: str | None = None
    listing: bool = False
    topic: str = ""
    tested: str = ""


def task_length(words: str) -> str | None:
    """The name of the test of task length that a sentence speaks of, or None.

    Args:
        words: the sentence.
    """
    match = _HORIZON.search(words)
    if match is None:
        return None
    if coined := match["coined"]:
        return coined
    if run := _CLOCKED.search(words, match.end()) or _RUN_BY.search(words):
        return f"{run[1]} time horizon"
    bodies = _BODY.findall(words, 0, match.end()) or _WHOSE.findall(words, 0, match.end())
    if bodies:
        return f"{bodies[-1]} time horizon"
    share = _HALF.search(words)
    if share is None:
        return "time horizon"
    return f"{share['share'] or 50}% time horizon"


def _is_attribute(text: str, time: TimePhrase) -> bool:
    if time.iso is None or len(time.iso) > len("2026") or not text.startswith("of ", time.start):
        return False
    return _OF_YEAR.search(text, max(0, time.start - 16), time.start + len("of ")) is not None


def last_date(text: str, start: int, end: int) -> str | None:
    """The last date in ``text[start:end]``, or None."""
    dates = [
        t.iso
        for t in find_times(text, start, end)
        if t.kind is TimeKind.DATE and t.iso and not _is_attribute(text, t)
    ]
    opened = [t.iso for t in counted_dates(text, start, end, (), None)]
    return next(reversed(opened or dates), None)


def heading_of(draft: Draft, sentence: int) -> tuple[int, int] | None:
    """Where the block that introduces a sentence's block stands, or None."""
    at = draft.sentences[sentence].block
    if not 0 <= at < len(draft.blocks):
        return None
    lead = draft.blocks[at].lead
    return None if lead is None else (draft.blocks[lead].span.start, draft.blocks[lead].span.end)


def full_name(named: NamedBenchmark, told: Told) -> NamedBenchmark:
    """The benchmark; where whoever runs a test of task length is named, the test."""
    runs = told.horizon and told.benchmark == f"{named.name} time horizon"
    return replace(named, name=told.benchmark) if runs else named


def introduced(draft: Draft, sentence: int, place: int, known: frozenset[str]) -> Told:
    """What a paragraph's heading or lead-in says: the one benchmark it names."""
    heading = heading_of(draft, sentence)
    if heading is None:
        return Told(place)
    length = task_length(draft.text[slice(*heading)])
    named = {found.name for found in find_benchmarks(draft.text, *heading, known)}
    if length is not None:
        return Told(place, length, horizon=True)
    return Told(place, named.pop()) if len(named) == 1 else Told(place)


_MEASURES = re.compile(
    r"^\**,? (?:(?:now|also|still) )?(?:measures|tests|estimates|asks|gauges|tells|records|tracks|reports|is the)\b"
)


def now_told(
    words: str, told: Told, label: NamedBenchmark | None, first: NamedBenchmark | None = None
) -> Told:
    """What was told, with this sentence's own label or test of task length.

    Args:
        words: the sentence.
        told: what the paragraph said before.
        label: the test that the line opens with.
        first: the first test that the sentence names.
    """
    length = task_length(words)
    if length is not None and first is not None and first.name not in length:
        at = words.find(first.name)
        if at >= 0 and _MEASURES.match(words[at + len(first.name) :]):
            # "Slowburn measures how long a task may be"
            return replace(told, benchmark=first.name, variant=None, horizon=True)
    if length is not None and not (length == "time horizon" and told.horizon):
        return replace(told, benchmark=length, horizon=True)
    if label is None:
        return told
    return replace(told, benchmark=label.name, variant=label.variant, horizon=False, labelled=True)


_EDITION = re.compile(r"\b[Oo]n\s(?:the\s)?(?P<edition>v\d+(?:\.\d+)?)(?![\w.]*\d)")


_ASKED = re.compile(
    r"\b(?:[Aa]sk for|[Rr]equire|[Ii]nsist on|[Dd]emand|[Aa]t)\s(?:an?\s|the\s(?:[a-z]+\s)?)?(?P<share>[1-9]\d)(?:%| per cent)"
    r"(?=\s(?:reliab|success|level|threshold|mark\b|standard|and\syou|instead|of\sthe\stime))"
)


def edition_of(text: str, start: int, end: int, told: Told) -> NamedBenchmark | None:
    """The edition that a sentence names of the test that was spoken of: "On v2, ..."; or None."""
    match = _EDITION.search(text, start, end)
    name = told.benchmark or told.last
    if not name:
        return None
    if name.endswith("time horizon"):
        share = _ASKED.search(text, start, end)
        plain = name == "time horizon" or name[0].isdigit()
        if share is None or not plain:
            return None
        return NamedBenchmark(*share.span("share"), f"{share['share']}% time horizon")
    if match is None:
        return None
    base = name.removesuffix(f" {told.variant}") if told.variant else name
    edition = match["edition"]
    return NamedBenchmark(
        match.start("edition"), match.end("edition"), f"{base} {edition}", edition
    )


def told_after(
    text: str,
    sentence: tuple[int, int],
    told: Told,
    named: Sequence[NamedBenchmark],
    label: NamedBenchmark | None,
) -> Told:
    """What the next sentence of the paragraph may mean."""
    date = last_date(text, *sentence)
    year = date[:4] if date else told.year
    told = replace(told, listed=tuple(named), date=date or told.date)
    if named and not told.horizon:
        first = named[0] if label is None else label
        labelled = told.labelled and first.name == told.benchmark
        return replace(
            told, benchmark=first.name, variant=first.variant, year=year, labelled=labelled
        )
    return replace(told, year=year)
