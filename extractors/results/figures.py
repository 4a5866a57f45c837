"""Figures that a predication can make a score: bare numbers, counts of a whole, times, factors, rates.

Unlike `extractors.results.scores`, which asks for words of scoring beside a number, these are only read
where the sentence's syntax gives them to a system and a test.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.language.wordlists import any_of
from extractors.results.benchmark_names import benchmark_words
from extractors.results.metrics import metric_after, metric_before
from extractors.results.scores import (
    Score,
    clocked_times,
    measured_in,
    measuring_words,
    unit_named,
    unit_words,
    worded_scores,
)

_S = "[ \u00a0\u2009\u202f]"
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.\d+)?"
_NAMED = re.compile(r"[A-Z][\w-]* $")
_LABELS = re.compile(r":\s?[~≈]?\d")
_OLD = re.compile(r"[A-Z][\w’'-]+ [A-Z][\w’'-]+, $")
_AGE = re.compile(r"(?:[5-9]|[1-9]\d), (?!(?:and|but|while|against|to|with)\b)(?:[a-z]+ ){1,8}\d")
_YEAR = re.compile(r"(?:19|20|21)\d\d")
_OLDER_YEAR = re.compile(r"1\d{3}")
_IN_YEAR = re.compile(r"\b(?:in|since|until|till|circa|year)[ \u00a0]$", re.IGNORECASE)
"""What stands before a year that no benchmark is as old as: "earned a degree in 1721"."""
_LONGEST_SCALE = 10
_CLOSES = re.compile(
    rf"^(?:[.,;:!?)\]”\"*](?!\d)|$|\n|{_S}?[—–→]|{_S}->|{_S}?vs\b|{_S}[(\[]|{_S}of(?={_S}(?:them|these|those)\b)|{_S}(?:on|for|by|from|with|and|or|to|in|at|against|while|whereas|versus|but|across|over|last|this|today|now|there|here|respectively|correctly|right|when|where|after|before|under|without|using|because|since|out|overall|too|all|per|ish|(?:(?:an?|one|two|three|four|five|six|eighteen|\d{{1,2}}){_S}(?:years?|months?|seasons?|weeks?)|the{_S}(?:year|season|month)){_S}(?:ago|earlier|before|later|on|after))(?!\w))"
)
"""What may follow a bare number that counts nothing: "62 on", "48.1, up from"."""
_JOINED_BEFORE = re.compile(
    rf"(?:[$€£¥#@&=<>§\[]|\b(?:by|within|version|level|tier|part|round|step|chapter|section|table|figure|fig\.?|page|item|no\.?|number|day|week|grade|class|type|build|gate|age|aged|channel|row|column|[pnkt]{_S}?[=<>])){_S}?$",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    rf"^{_S}(?:more|less|faster|slower|cheaper|fewer|higher|lower|better|worse|ahead|behind|above|below|clear|short|shy|off|improvement|increase|gain|drop|lead|margin|jump|discount|reduction|smaller|larger|bigger|longer|shorter|up|down|apart|confidence|CI|chance|likely)(?![\w-])",
)
_INTERVAL = re.compile(
    r"\([^()]*(?:\bCI\b|\bs\.?\s?e\.?|\bs\.?\s?d\.?|±|\bconfidence|\bp\s?[<=]|\bn\s?=)[^()]*$"
)
_CHANGE = re.compile(
    rf"(?:\bby|\b(?:gain|drop|rise|fall|increase|decrease|reduction|improvement|growth|lead|margin|gap|difference|discount|decline|jump|cut)s?{_S}(?:of|to)|[+±−]){_S}?(?:about{_S}|some{_S}|around{_S}|nearly{_S})?$",
    re.IGNORECASE,
)

_BETWEEN = re.compile(
    rf"\bbetween{_S}(?P<low>{_NUMBER}){_S}?%?{_S}and{_S}(?P<high>{_NUMBER})(?!\w|[.,]\d)(?P<unit>{_S}?(?:%|per{_S}?cent))?"
)
_FROM = re.compile(r"\bfrom\s[~≈]?$|\b(?:way|up|down),\s$")


def is_compared(after: str) -> bool:
    """Whether words behind a number make it the size of a difference ("23% faster").

    Args:
        after: what stands behind it.
    """
    return _COMPARED.match(after) is not None


def ends_label(text: str, start: int, end: int) -> bool:
    """Whether a number closes a name that labels the next one: the "4" of "Heron 4: 29/60".

    Args:
        text: the whole text.
        start: where the number begins.
        end: past it.
    """
    return _LABELS.match(text, end) is not None and _NAMED.search(text[:start][-40:]) is not None


def is_age(text: str, place: int) -> bool:
    """Whether a number is how old the one is whose name stands before it: "Ada Quill, 12, solved 214".

    Args:
        text: the whole text.
        place: where the number begins.
    """
    return _AGE.match(text, place) is not None and _OLD.search(text[:place][-60:]) is not None


def find_figures(
    text: str, pieces: Sequence[tuple[int, int]], *, measured: bool = False
) -> tuple[Score, ...]:
    """Numbers that nothing beside them makes something else than a score, by place.

    Sums of money, years, sizes of differences, numbers of things ("310 tasks on sites") and parts of
    names are none.

    Args:
        text: the whole text.
        pieces: the stretches looked at, which leave out names and dates.
        measured: whether figures with units of measurement count ("31 dB"), as in a list of scores; in a sentence
            they tell of much else.
    """
    found = (one for piece in pieces for one in _in_piece(text, *piece, measured=measured))
    return tuple(sorted(found, key=lambda score: score.start))


def _in_piece(text: str, start: int, end: int, *, measured: bool) -> Iterator[Score]:
    times = clocked_times(text, start, end) + worded_scores(text, start, end)
    times += [
        Score(
            m.start(),
            m.end(),
            (_number(m["low"]), _number(m["high"])),
            "%" if m["unit"] else "",
            "",
        )
        for m in _BETWEEN.finditer(text, start, end)
    ]
    yield from times
    for match in _pattern(measured=measured).finditer(text, start, end):
        if any(t.start < match.end() and match.start() < t.end for t in times):
            continue
        if is_age(text, match.start()):
            continue
        score = _figure(text, match)
        if score is not None:
            yield score


@cache
def _pattern(*, measured: bool) -> re.Pattern[str]:
    units = measuring_words() if measured else unit_words()
    marks = r"(?:points?|pts|marks?|right|correct|correctly|answers?|solved)"
    items = any_of(benchmark_words().items)
    return re.compile(
        rf"(?P<bound>[~≈≥≤]{_S}?)?(?<![\w.,$€£¥#+/:\u2011−±-])(?P<low>{_NUMBER})(?:{_S}?±{_S}?\d+(?:\.\d+)?(?=\D|$))?(?:{_S}?%?{_S}?(?:->|→|[-\u2010-\u2014]|to){_S}?(?P<high>{_NUMBER}))?"
        rf"(?:/(?P<over>\d{{1,4}})(?![\w/.])"
        rf"|(?:{_S}(?:{marks}|{items}))?{_S}(?:out{_S}of|of|from)(?:{_S}(?:the|a|possible|its|those|all)|{_S}[a-z]+['’]s){{0,2}}{_S}(?P<whole>\d{{1,4}})(?![\w%]|[.,]\d|{_S}?%)"
        rf"|{_S}(?P<rate>[a-z]{{1,14}}/[a-z]{{1,6}}|(?!per\b)[a-z]{{3,14}}{_S}per{_S}(?!cent\b)[a-z]{{3,14}})(?![\w/])"
        rf"|[ \u00a0\u2009\u202f\u2011-]?(?P<unit>{units})(?!\w))?(?![\w%\u2011]|[.,:]\d|-[a-z])",
        re.IGNORECASE,
    )


def _number(digits: str) -> float:
    return float(digits.replace(",", ""))


def _figure(text: str, match: re.Match[str]) -> Score | None:
    before = text[max(0, match.start() - 60) : match.start()].rpartition("\n")[2]
    after = text[match.end() : match.end() + 40].partition("\n")[0]
    whole = match["whole"] or match["over"]
    told = whole or match["rate"] or match["unit"]
    dated = _YEAR.fullmatch(match["low"]) or (
        _OLDER_YEAR.fullmatch(match["low"]) and _IN_YEAR.search(before)
    )
    plain = not told and (dated or not _CLOSES.match(after))
    if plain or any(p.search(before) for p in (_JOINED_BEFORE, _CHANGE, _INTERVAL)):
        return None
    joint = match.group()[len(match["low"]) :] if match["high"] else ""
    if _COMPARED.match(after):
        return None
    low = _number(match["low"])
    values = (low, _number(match["high"])) if match["high"] else (low,)
    moved = bool(re.search(r"->|→", joint) or (joint and _FROM.search(before)))
    unit = _unit(match, whole)
    limit = float(whole) if whole else 100.0 if unit == "%" else None
    if limit is not None and max(values) > limit:
        return None
    metric = metric_before(before) or metric_after(after)
    bound = (match["bound"] or "").strip()
    moved = moved or values[0] > values[-1]
    return Score(match.start(), match.end(), values, unit, bound, metric, moved=moved)


def _unit(match: re.Match[str], whole: str | None) -> str:
    if whole:
        return f"of {whole}" if int(whole) > _LONGEST_SCALE else ""
    if match["rate"]:
        return unit_named(match["rate"]) or " ".join(match["rate"].lower().split())
    return (measured_in(match["unit"]) or "") if match["unit"] else ""
