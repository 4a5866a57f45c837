"""Rounds of answers on one event ("Rain by May: Ada 60, Bo 40") and records in fields ("BROKER: A. NEXT MOVE: B.")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.draft import Outlook
from extractors.forecasting.horizons import find_times
from extractors.forecasting.outlook_chances import whole_chance
from extractors.forecasting.outlook_frames import Frame, head_horizon, is_after
from extractors.forecasting.outlook_items import Under, event_words, own_time
from extractors.forecasting.outlook_words import outlook_cues
from kg.model import Horizon, Span

_NAME = r"(?:@\w+|[A-Z][\w’'-]*\.?(?:\s(?:[A-Z][\w’'-]*\.?|de|van|von|al|bin|of)){0,3})"
_VALUE = r"(?:[~<>≈]\s?)?\d{1,3}(?:\.\d+)?\s?(?:%|per\scent|percent|¢)?(?:\s?(?:-|–|to)\s?\d{1,3}%?)?(?:\s(?:against|on))?|yes|no|never|maybe|evens|\d{1,3}\sin\s\d{1,4}|(?:19|20)\d\d"
_ANSWER = re.compile(
    rf"(?P<who>{_NAME})(?:\s?[:=(–—-]\s?|\s(?:says?\s|said\s|at\s)?)(?P<value>{_VALUE})\)?(?=\s?(?:[,;.|(]|$|\sand\s))",
)
_POLLED = re.compile(
    r"^\W*(?:show\sof\shands|straw\spoll|poll|vote|round|table|guesses|odds|chances?|probabilit(?:y|ies)|estimates|numbers)\s(?:on|of|for|that|about)?\s?[“\"‘']?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_FIELD = re.compile(
    r"(?:(?<=^)|(?<=[.;|·]\s)|(?<=\n))(?P<key>[A-Z][\w%’'/ -]{1,30}):\s+(?P<value>[^\n]*?)(?=(?:\.|;|\s?[|·])\s+[A-Z][\w%’'/ -]{1,30}:\s|\.?\s*$)"
)
_PARTS = re.compile(r"\s*[·|•]\s*|\s{3,}")
_STANDING = re.compile(
    rf"(?P<who>[A-Z][\w’'-]*(?:\s[\w’'-]+){{0,4}}?)(?:\s(?:probability|forecast|prediction|estimate|chance|odds))?:\s(?P<value>{_VALUE})\s?(?:\([^()]*\))?\.?",
    re.IGNORECASE,
)
"""Where a group stands on the question over it: "Community: 58% (n = 903)"."""
_FEWEST = 2


def round_outlooks(
    text: str, span: Span, block: int, frame: Frame | None, under: Under
) -> list[Outlook]:
    """The answers of those who were asked about one event; none where nothing shows them to be of days to come.

    Args:
        text: the whole text.
        span: the line.
        block: index of its block.
        frame: the frame that it stands under, or None.
        under: the page's day and voice.
    """
    at = text.find(": ", span.start, span.end)
    if at < 0:
        return []
    answers = list(_ANSWER.finditer(text, at + 1, span.end))
    between = _between(text, at + 1, span.end, answers)
    if len(answers) < _FEWEST or len(between.split()) > 2 * len(answers) + 4:
        return []
    head = Span.trimmed(text, span.start, at)
    if head is None:
        return []
    polled = _POLLED.match(head.quote)
    times = [
        t for t in find_times(text, head.start, head.end, reference=under.reference) if t.horizon
    ]
    ahead = next((t for t in times if t.horizon and is_after(t.horizon, under.reference)), None)
    asked = ahead is not None or (polled is not None and "%" in span.quote)
    if frame is None and not asked:
        return []
    if outlook_cues().past.search(head.quote) and polled is None:
        return []
    horizon = ahead.horizon if ahead else under.horizon or _feast(head, under.reference)
    event = event_words(text, (head.start + (polled.end() if polled else 0), head.end), None, ahead)
    head_of = frame.span if frame else head
    found = (_answer(text, answer, event, horizon, head_of, block) for answer in answers)
    return [outlook for outlook in found if outlook is not None]


def standing_outlooks(
    text: str, span: Span, block: int, frame: Frame | None, under: Under
) -> list[Outlook]:
    """Where each of several groups stands on the question over a line: "Community: 58% · Top forecasters: 66%".

    Args:
        text: the whole text.
        span: the line.
        block: index of its block.
        frame: the frame that it stands under, or None.
        under: the page's day and voice.
    """
    if frame is None or not frame.question or under.horizon is None:
        return []
    edges = [m.span() for m in _PARTS.finditer(text, span.start, span.end)]
    starts = [span.start, *(end for _, end in edges)]
    ends = [*(start for start, _ in edges), span.end]
    parts = [_STANDING.fullmatch(text, a, b) for a, b in zip(starts, ends, strict=True)]
    told = [part for part in parts if part is not None and "%" in part["value"]]
    if len(told) < len(parts) or any(outlook_cues().measure.search(p["who"]) for p in told):
        return []
    topic, day = frame.topic, under.horizon
    found = (_answer(text, part, topic, day, frame.span, block) for part in told)
    return [outlook for outlook in found if outlook is not None]


def _answer(
    text: str, answer: re.Match[str], event: str, horizon: Horizon | None, head: Span, block: int
) -> Outlook | None:
    """One answer of a round: a chance, a year, or yes or no."""
    words, chance, by = answer["value"].lower(), None, horizon
    if _YEAR.fullmatch(words):
        by = Horizon(f"{words}-01-01", f"{words}-12-31", words)
    elif words not in {"yes", "no", "never", "maybe"}:
        chance = whole_chance(text, *answer.span("value"), bare=True)
        if chance is None:
            return None
    span = Span.of(text, answer.start(), answer.end("value"))
    who = Span.of(text, *answer.span("who"))
    denied = f"not: {event}" if words in {"no", "never"} else event
    probability = chance.probability if chance else None
    return Outlook(span, block, denied, who, None, probability, by, head, sure=True)


def _between(text: str, start: int, end: int, answers: list[re.Match[str]]) -> str:
    """What stands between the answers of a round."""
    at, left = start, ""
    for answer in answers:
        left += text[at : answer.start()] + " "
        at = answer.end()
    return re.sub(r"\([^()]*\)|[“\"][^”\"]*[”\"]", " ", left + text[at:end])


def _feast(head: Span, reference: str | None) -> Horizon | None:
    """The day that an event is named after: "White Christmas"."""
    named = re.search(r"\b(?:Christmas|Easter|New\sYear|Halloween|Thanksgiving)\b", head.quote)
    if named is None or reference is None:
        return None
    times = find_times(f"by {named.group()}", reference=reference)
    return times[0].horizon if times else None


def field_outlooks(
    text: str, span: Span, block: int, frame: Frame | None, under: Under
) -> Iterator[Outlook]:
    """The forecasts of a record in fields, the first of which names whoever makes them.

    Without a frame only those count that name a day to come themselves.
    """
    fields = list(_FIELD.finditer(text[span.start : span.end]))
    cues = outlook_cues()
    if len(fields) < _FEWEST or not cues.voice.fullmatch(fields[0]["key"]):
        return
    base = span.start
    who = Span.of(text, base + fields[0].start("value"), base + fields[0].end("value"))
    for at, field in enumerate(fields[1:]):
        start, end = base + field.start(), base + field.end("value")
        first = who.start - len(fields[0]["key"]) - 2 if at == 0 else start
        time = own_time(text, start, end, under)
        key = Span.of(text, base + field.start("key"), base + field.end("key"))
        horizon = (
            time.horizon
            if time
            else head_horizon(text, key, under.reference) or _all_year(field["value"], under)
        )
        if frame is not None:
            horizon = horizon or under.horizon
        elif horizon is None:
            continue
        chance = whole_chance(
            text,
            base + field.start("value"),
            end,
            bare=cues.chance.search(field["key"]) is not None,
        )
        if cues.measure.search(field["key"]) and not cues.chance.search(field["key"]):
            chance = None
        if horizon is None and chance is None:
            continue
        own = Span.trimmed(text, max(first, base), end)
        if own is not None:
            event = event_words(text, (start, end), None, None)
            yield Outlook(
                own,
                block,
                event,
                who,
                None,
                chance.probability if chance else None,
                horizon,
                frame.span if frame else key,
                sure=True,
            )


def _all_year(value: str, under: Under) -> Horizon | None:
    """The page's own year for what is said of "all year"."""
    if under.reference is None or not re.search(
        r"\b(?:all|this)\syear\b|\bby\syear[\s-]end\b", value
    ):
        return None
    year = under.reference[:4]
    return Horizon(None, f"{year}-12-31", value)
