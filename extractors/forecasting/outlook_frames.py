"""Forecasting frames: the title, heading, lead-in or question that makes what stands under it forecasts.

"Seven guesses for 2027" over a list, "Odds, by year-end:" before bullets, "What arrives before 2035?" over
answers: the frame lends the items its day, its event and the unit of their bare numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from extractors.draft import BlockKind, Draft
from extractors.forecasting.horizons import find_times
from extractors.forecasting.number_words import NUMBER_WORDS
from extractors.forecasting.outlook_words import outlook_cues
from extractors.forecasting.quantities import find_quantities
from extractors.language.wordlists import any_of
from kg.model import Horizon, Span

_OUT = re.compile(
    rf"\b(?P<n>\d{{1,2}}|{any_of(w for w in NUMBER_WORDS if len(w) > 2)})\s(?P<unit>years?|months?)\s(?:out|ahead|on|from\snow|hence)\b",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"\b(?:closes?|closing|resolves?|resolution|settles?|expires?|ends?)\b[^\n]{0,160}",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"[“\"‘']?(?P<asked>(?:[^“\"\n.!?]|\.(?=\d)){4,200}\?)")
_NUMBERED = re.compile(r"^(?:[Qq]uestion|Q|[Mm]arket)\.?\s?#?\d+\s?[—–:.-]\s?")
_BY_WHEN = re.compile(r"\bby\s?(?:\.\.\.|…|when|what\syear)\s?[^?]{0,40}\?", re.IGNORECASE)
_COMING = re.compile(
    r"\b(?:the\s)?(?:year|twelve\smonths|12\smonths)\s(?:ahead|to\scome)\b|\b(?:the\s)?coming\syear\b",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"^(?!\W*(?:What|Who|Which|How|When|Where|Here|We|I|Our|My)\b).*\b(?:estimates(?=\s\d|\sthat)|sees|says|said|cuts|raises|lifts|lowers|expects|predicts|warns|claims|gives|puts|will|would|is|are|was|were|has|have)\b(?!.*\?)",
    re.DOTALL,
)
_ASKED_FOR = re.compile(
    r"\basked\b[^.;]{0,60}?\b(?:for|to\sgive|to\sput|how\slikely)\b[^.;]{0,40}?\b(?:chances?|odds|probabilit(?:y|ies)|likelihood|likely)\b",
    re.IGNORECASE,
)
"""What somebody was asked for, which is what stands below: "We asked each for the chance of three things by 2030"."""
_YEAR_END = re.compile(
    r"\b(?:year-end|end-year|end\sof\s(?:the\s)?year|by\syear[’']s\send)\b(?!\s?20\d\d)",
    re.IGNORECASE,
)
_LED_BY = re.compile(r"^\W*(?:(?:of|for|on|about|that|to)\s)?", re.IGNORECASE)
_YEARS = re.compile(r"\b20\d\d\b")
_DECEMBER, _EARLY = 12, 20
_LONGEST = 220
_DAY = len("2026-01-01")


@dataclass(frozen=True, slots=True)
class Frame:
    """What a head lends to the items under it.

    Args:
        span: the words that make them forecasts.
        horizon: by when, or None where the head names no one day.
        question: the event that the head asks about, or "".
        chances: whether bare numbers under it are chances in per cent.
        strong: whether its words alone make items without a number forecasts.
    """

    span: Span
    horizon: Horizon | None
    question: str
    chances: bool
    strong: bool

    @property
    def topic(self) -> str:
        """What it is about: its question, else its words without those that only say that it forecasts."""
        if self.question:
            return self.question
        words = outlook_cues().foretelling.split(self.span.quote)[-1]
        plain = _LED_BY.sub("", words).strip(" \t#*_:.–—-")
        return plain or self.span.quote.strip(" \t#*_:.–—-")


def read_frame(draft: Draft, span: Span, reference: str | None) -> Frame | None:
    """The frame that a head's words make; None where they make none.

    Args:
        draft: with its text.
        span: the head, at most a line.
        reference: ISO date of the page, or None.
    """
    if len(span) > _LONGEST:
        return None
    cues, words = outlook_cues(), span.quote
    reports = _REPORTS.search(words) and not _ASKED_FOR.search(words)
    if cues.past.search(words) or reports or find_quantities(words):
        return None
    if is_over(words, reference):
        return None
    horizon = head_horizon(draft.text, span, reference)
    asked = _QUESTION.search(words)
    question = _NUMBERED.sub("", asked["asked"].strip(" ?")) if asked else ""
    strong = cues.foretelling.search(words) is not None or _BY_WHEN.search(words) is not None
    weak = horizon is not None and (cues.weak.search(words) is not None or bool(asked))
    if not strong and not weak:
        return None
    chances = cues.chance.search(words) is not None
    return Frame(span, horizon, question, chances, strong)


def is_over(words: str, reference: str | None) -> bool:
    """Whether a head opens with a year that is over when the page is written and names no later one: "2029, scored:"."""
    years = _YEARS.findall(words)
    led = re.match(r"\W*20\d\d\b", words) is not None
    return led and reference is not None and max(years) < reference[:4]


def head_horizon(text: str, span: Span, reference: str | None) -> Horizon | None:
    """The one period to come that a head names; None where it names none or several.

    Args:
        text: the whole text.
        span: the head.
        reference: ISO date of the page, or None.
    """
    out = _OUT.search(span.quote)
    if out is not None and reference is not None and len(reference) == _DAY:
        number = out["n"].lower()
        count = int(number) if number.isdigit() else NUMBER_WORDS[number]
        year = int(reference[:4]) + (count if out["unit"].lower().startswith("year") else 0)
        if out["unit"].lower().startswith("year"):
            return Horizon(None, f"{year}-12-31", out.group())
    if reference is not None and _YEAR_END.search(span.quote):
        return Horizon(None, f"{reference[:4]}-12-31", "year-end")
    times = [t for t in find_times(text, span.start, span.end, reference=reference) if t.horizon]
    led = {"by", "before", "until", "within", "for", "in", "through", "at", "on"}
    times = [t for t in times if reference is not None or t.relation in led]
    ahead = [t for t in times if t.horizon and is_after(t.horizon, reference)]
    if reference is not None and reference[5:7] == str(_DECEMBER):
        # "My 2026 calls, graded, and some for 2027", told in December, are for the year that comes.
        later = [t for t in ahead if t.horizon and t.horizon.date[:4] > reference[:4]]
        ahead = later or ahead
    days = {t.horizon.date for t in ahead if t.horizon}
    if len(days) == 1 and ahead[0].horizon is not None:
        return ahead[0].horizon
    coming = _COMING.search(span.quote)
    if coming is not None and reference is not None and not days:
        return _year_of(coming_year(reference), coming.group())
    return None


def is_after(horizon: Horizon, reference: str | None) -> bool:
    """Whether a period ends after a page's day; without such a day every period may."""
    return reference is None or horizon.date[: len(reference)] > reference


def coming_year(reference: str) -> int:
    """The year that "the year ahead" means on a day: the next one late in a year, else its own."""
    year = int(reference[:4])
    return year + (reference[5:7] >= "10")


def turn_of_year(reference: str | None) -> Horizon | None:
    """The year that a list of predictions is for when it is made around the new year and names none."""
    if reference is None or len(reference) < _DAY:
        return None
    day = date.fromisoformat(reference)
    if day.month == _DECEMBER and day.day >= _EARLY:
        return _year_of(day.year + 1, "")
    return _year_of(day.year, "") if day.month == 1 and day.day <= _EARLY else None


def closing(draft: Draft, reference: str | None) -> Horizon | None:
    """The day on which a page says that its question closes or settles; None where it says none."""
    for match in _CLOSES.finditer(draft.text):
        found = find_times(draft.text, match.start(), match.end(), reference=reference)
        ahead = [t.horizon for t in found if t.horizon and is_after(t.horizon, reference)]
        if ahead:
            return ahead[0]
    return None


def heads_of(draft: Draft) -> list[tuple[int, ...]]:
    """For each block the indexes of the blocks that head it, the nearest first: lead-in, headings, title."""
    title = next((i for i, b in enumerate(draft.blocks) if b.kind is BlockKind.TITLE), None)
    first = 0 if title is None and draft.blocks else title
    found: list[tuple[int, ...]] = []
    heading: int | None = None
    for i, block in enumerate(draft.blocks):
        if block.kind is BlockKind.HEADING:
            heading = i
        near = [h for h in (block.lead, heading, first) if h is not None and h < i]
        above = draft.blocks[near[0]].lead if near else None
        if above is not None and above < i:
            near.insert(1, above)
        found.append(tuple(dict.fromkeys(near)))
    return found


def _year_of(year: int, words: str) -> Horizon:
    return Horizon(f"{year}-01-01", f"{year}-12-31", words or str(year))
