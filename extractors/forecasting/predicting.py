"""Words of prediction: which times of a sentence some verb or noun of forecasting sets ahead.

A modal, a verb that takes what is to come ("pencils in", "is slated for"), a verb that gives it a figure
("sees output rising", "calls for 13 storms") or a noun for such a figure ("our 2027 average stays at 880")
reaches every later time of its own clause, and an earlier one that stands in its subject or opens the clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extractors.draft import Parse
from extractors.forecasting.foresight import foresight_words
from extractors.forecasting.horizons import TimeKind, TimePhrase
from extractors.language.lexicon import load_lexicon
from extractors.language.wordlists import any_of
from kg.model import Span

_CLAUSES = re.compile(
    r"[;()]|\s[\u2013\u2014-]\s|\u2014|:\s|,?\s(?:but|while|whereas|although|though)\s|,\s(?:and|which|so|who|whose|after|having)\s"
)
"""Where the reach of a word of prediction ends."""
_FIGURE = r"(?:[$€£]?\d[\d.,]*(?!\d|\s?(?:st|nd|rd|th)\b)|half|double|triple|twice|(?:two|three|four|five|six|seven|eight|nine|ten)\b)"
_MOVING = re.compile(rf"[^,]{{2,60}}?\s(?:[a-z]{{3,}}ing\b|(?:at|up|down)\s(?:\w+\s)?{_FIGURE})")
_YEARS = re.compile(r"(?<![\d.,$€£])(?:19|20|21)\d\d(?![\d%]|[.,]\d)")
_PAST = re.compile(
    r"\b(?:was|were|had|did|rose|fell|grew|became|came|made|took|went|won|lost|met|told|found|showed|hit|reached|passed|wrote|said|thought|gave|saw|knew|ran|held|sold|bought|sent|built|left|kept|began|spent|paid|drew|led|[a-z]{3,}ed)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:if|unless|provided|whether)\s[^,;]*$", re.IGNORECASE)
_OPEN_ENDED = frozenset({"from", "since", "after", "beyond", "of"})
_CLOSED = frozenset({"by", "before", "no later than", "until", "by around", "by about"})
_SUPPOSED = re.compile(r"\b(?:would\shave|could\shave|might\shave|should\shave)\b", re.IGNORECASE)
_WEAK = frozenset(
    {
        "soon",
        "possible",
        "possibly",
        "plausible",
        "plausibly",
        "possibility",
        "at the latest",
        "at the earliest",
    }
)
_LIMIT = 220
"""Code points within which a word of prediction reaches a time."""


@dataclass(frozen=True, slots=True)
class PredictingWords:
    """The lexicon of prediction."""

    verbs: tuple[str, ...]
    measured: tuple[str, ...]
    held: tuple[str, ...]
    nouns: tuple[str, ...]
    given: tuple[str, ...]
    revising: tuple[str, ...]
    breaks: tuple[str, ...]
    holders: tuple[str, ...]
    minds: tuple[str, ...]
    speakers: tuple[str, ...]
    works: tuple[str, ...]
    institutions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Cues:
    plain: re.Pattern[str]
    measured: re.Pattern[str]
    held: re.Pattern[str]
    noun: re.Pattern[str]
    given: re.Pattern[str]
    revised: re.Pattern[str]
    stated: re.Pattern[str]
    breaks: re.Pattern[str]


def predicting_words() -> PredictingWords:
    """The lexicon of prediction.

    Raises:
        SettingsError: the lexicon is missing or not as described.
    """
    return load_lexicon(PredictingWords, "predicting")


def foretold(
    text: str, span: Span, times: Sequence[TimePhrase], published: str | None, parse: Parse | None
) -> frozenset[int]:
    """Starts of the times that words of prediction set ahead.

    Args:
        text: the whole text.
        span: the sentence.
        times: of the sentence.
        published: ISO date of the text, as precise as known, or None.
        parse: of the sentence, or None.
    """
    clauses = list(_clauses(text, span.start, span.end))
    tokens = parse.tokens if parse else ()
    helpers = frozenset(token.start for token in tokens if token.dep.startswith("aux"))
    return frozenset(
        time.start
        for time in times
        if _may_come(time, published)
        for low, high in clauses
        if low <= time.start < high and _is_foretold(text, time, low, high, helpers)
    )


def _may_come(time: TimePhrase, published: str | None) -> bool:
    """Whether a time ends after the text was written, or can only be meant so."""
    if time.horizon is None or time.attributive or time.relation in _OPEN_ENDED:
        return False
    if published is None:
        return time.relation in _CLOSED or time.kind is TimeKind.RELATIVE
    return time.horizon.date[: len(published)] > published


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    low = start
    for match in _CLAUSES.finditer(text, start, end):
        yield low, match.start()
        low = match.end()
    yield low, end


def _is_foretold(text: str, time: TimePhrase, low: int, high: int, helpers: frozenset[int]) -> bool:
    at = max(low, time.start - _LIMIT)
    before = text[at : time.start]
    if _CONDITION.search(before) or _SUPPOSED.search(text[low:high]):
        return False
    after = text[time.end : min(high, time.end + _LIMIT)]
    return _reaches(before, after, at, helpers) or _opens(before, after) or _is_named(before, after)


def _reaches(before: str, rest: str, at: int, helpers: frozenset[int]) -> bool:
    """Whether a word of prediction before a time reaches it; ``at`` is where the words before it begin."""
    cues = _cues()
    for match in cues.plain.finditer(before):
        if not _is_broken(before[match.end() :]):
            return True
    return any(
        not _is_broken(before[match.end() :])
        and tells(before[match.end() :] + rest)
        and at + match.start() not in helpers
        for cue, tells in ((cues.measured, _has_figure), (cues.held, moves))
        for match in cue.finditer(before)
    )


def _opens(before: str, after: str) -> bool:
    """Whether a time stands in the subject, or before the clause, of a word of prediction."""
    if _PAST.search(before):
        return False
    match = _cues().plain.search(after)
    if match is None:
        return False
    between = after[: match.start()]
    return not _is_broken(between) and _PAST.search(between) is None


def _is_named(before: str, after: str) -> bool:
    """Whether a noun of forecasting has the time for its own and a figure follows: "our 2027 average stays at 880"."""
    cues = _cues()
    words = f"{before}\x00{after}"
    given = any(
        cues.given.search(words, match.end()) is not None for match in cues.noun.finditer(words)
    )
    return given or cues.revised.search(words) is not None or cues.stated.search(words) is not None


def _is_broken(between: str) -> bool:
    return _cues().breaks.search(between) is not None


def _has_figure(words: str) -> bool:
    """Whether a figure that is no year, or a verb in -ing, stands in words."""
    rest = _YEARS.sub(" ", words)
    return re.search(_FIGURE, rest) is not None or re.search(r"\b[a-z]{3,}ing\b", rest) is not None


def moves(words: str) -> bool:
    """Whether what somebody has moves or stands at a figure: "prices falling", "the share at 43%", "DRAM down 20%"."""
    return _MOVING.match(words) is not None


@cache
def _cues() -> _Cues:
    words = predicting_words()
    future = [word for word in foresight_words().future if word not in _WEAK]
    nouns, given = any_of(words.nouns), any_of(words.given)
    return _Cues(
        plain=re.compile(
            rf"(?<![\w-])(?<!\bto\s)(?:{any_of([*words.verbs, *future])})(?![\w-])|\w[’']ll\b",
            re.IGNORECASE,
        ),
        measured=re.compile(rf"(?<![\w-])(?:{any_of(words.measured)})(?![\w-])", re.IGNORECASE),
        held=re.compile(rf"(?<![\w-])(?:{any_of(words.held)})(?![\w-])", re.IGNORECASE),
        noun=re.compile(
            rf"\x00\s(?:[a-z-]+\s){{0,2}}(?:{nouns})\b|\b(?:{nouns})\s(?:for\s)?(?:[a-z-]+\s){{0,3}}\x00",
            re.IGNORECASE,
        ),
        given=re.compile(
            rf"\s(?:{given})\s(?:about\s|around\s|roughly\s|just\s|only\s|some\s|to\s|at\s)?{_FIGURE}",
            re.IGNORECASE,
        ),
        # "Lifted its end-2027 target to 4,400", "cut its forecast for 2027 growth to 1.2%".
        revised=re.compile(
            rf"(?<![\w-])(?:{any_of(words.revising)})\s(?:its|their|his|her|our|my|the|[\w.-]+[’']s?)\s(?:(?:[\w-]+\s){{0,3}}\x00\s(?:[\w-]+\s){{0,4}}?(?:{nouns}|target)s?\b|(?:[\w-]+\s){{0,3}}?(?:{nouns}|target)s?\s(?:for\s)?(?:[\w’'-]+\s){{0,4}}\x00)[^.;]{{0,60}}?\s(?:to|at|of|by|from)\s(?:\w+\s)?{_FIGURE}",
            re.IGNORECASE,
        ),
        # "The consensus is 10,100 for 2027 and 10,900 for 2028".
        stated=re.compile(
            rf"\b(?:{nouns}|target)s?\s(?:now\s|still\s)?(?:is|are|stays?\sat|remains?|stands?\sat)\s(?:[a-z]+\s){{0,2}}{_FIGURE}[^;.]{{0,60}}?\s\x00",
            re.IGNORECASE,
        ),
        breaks=re.compile(rf"(?<![\w-])(?:{any_of(words.breaks)})(?![\w-])", re.IGNORECASE),
    )
