"""Which chance of a sentence goes with which time and event."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from extractors.forecasting.clause_events import clause_event
from extractors.forecasting.deadlines import DEADLINES, fence_between
from extractors.forecasting.events import chance_event
from extractors.forecasting.foresight import REACH
from extractors.forecasting.horizons import TimeKind, TimePhrase
from extractors.forecasting.quantities import Quantity
from extractors.forecasting.to_come import Place, in_aside, is_to_come, times_within

_CHANCY = re.compile(r"\b(?:chances?|odds|probability|likelihood)\b", re.IGNORECASE)
_BREAKS = (", ", "; ", " and ", ",\u00a0")
_BESIDE = re.compile(r"\s(?:at|is|are|to|stands\sat|:)\s(?:[a-z]+\s){0,2}", re.IGNORECASE)
_OPENS = re.compile(r"\((?:\w+\s){0,2}$")
_CLOSES = re.compile(r"\)(?![”\"’]?\s(?:that|of|to|for|chance|probability)\b)")
_PUT_ON = re.compile(r"\s(?:chance|probability|likelihood)\s(?:that|of)\b", re.IGNORECASE)
_SURE_OF = re.compile(
    r"\s?[;,:.\u2014\u2013]\s(?:(?:and|but)\s)?(?:I|we|he|she|they)(?:[\u2019'](?:m|re|s)|\s(?:am|are|is))\s(?:(?:about|around|roughly|only|now|still|at\sleast)\s)?$"
)
_SURE = re.compile(r"\s(?:confident|sure|certain|convinced)\b(?!\s(?:that|of|about|in)\b)")
_CONFIDENCE = re.compile(
    r"\s?[;,:.\u2014\u2013]\s(?:(?:and|but)\s)?(?:my|our|his|her|their)\s(?:confidence|conviction|certainty)\s(?:in|of|on|about)\s(?:it|this|that)\s(?:is|stands\sat|remains)\s(?:\w+\s){0,2}$"
)
_WITH = re.compile(
    r",?\s(?:with|at)\s(?:an?\s)?(?:probability|likelihood|confidence|odds)(?:\sof)?\s$",
    re.IGNORECASE,
)
_EXPECTS = re.compile(
    r"\s?(?:[\w’'-]+\s){0,3}?(?:expects?|sees?|predicts?|forecasts?|projects?)\s", re.IGNORECASE
)
_ALSO_SAYS = re.compile(
    r"\s(?:and|but)\s(?:also\s|now\s|still\s)?(?:says?|said|adds?|added|warns?|warned)\s"
)
"""What else whoever gives a chance says, by a day of its own: "a 20% chance of a strike this year and says fares rise in 2031"."""
_SAME = re.compile(r"\b(?:it|this|that|one|them)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"(?:which|who|whom|whose)\s")
"""What opens a clause on an event told before it: "a strike, which the market puts at 15%"."""
_RIGHT_BEHIND = re.compile(
    r"[,:]?\s(?:(?:about|around|roughly|maybe|at)\s)?|\s?[\u2013\u2014=-]\s?"
)
_LIST = 2
"""Chances that make a list."""
_BESIDE_DAY = 40
"""Code points between a day and the chance told with it."""
_JOINT = re.compile(r"^,?\s(?:and|with|but)\s", re.IGNORECASE)
"""Between a day and a chance of something else: "by 2035, with a 75% probability that"."""
_EVER = re.compile(r"\b(?:never|ever|at\sall|for\sgood)\b", re.IGNORECASE)


def apart(
    text: str, place: Place, paired: list[tuple[Quantity, TimePhrase | None]]
) -> tuple[list[tuple[Quantity, TimePhrase | None]], list[int | None]]:
    """Chances that have an event of their own in another statement than their time.

    "It expects two cuts by 2027 and sees a 20% chance of a recession" has two forecasts, and the
    date is the first one's alone, unless that is a chance too.

    Returns:
        The pairs, and for each the place where its own statement begins, or None.
    """
    again: list[tuple[Quantity, TimePhrase | None]] = []
    fences: list[int | None] = []
    cut = [(t.start, t.end) for t in place.times if t.is_cut]
    taken = place.start
    for chance, time in paired:
        fence = None
        if time is not None and taken <= time.start and time.end <= chance.start:
            fence = fence_between(text, time.end, chance.start)
        after = (fence, place.end) if fence else None
        rated = _rated_end(text, chance, (taken, place.end)) is not None
        if after and not rated and chance_event(text, after, (chance.start, chance.end), cut):
            chancy = _CHANCY.search(text[taken:fence])
            again.append((chance, time if chancy else None))
            fences.append(fence)
        else:
            again.append((chance, time))
            fences.append(None)
        taken = chance.end
    return again, fences


def pair(
    text: str, place: Place, chances: Sequence[Quantity]
) -> list[tuple[Quantity, TimePhrase | None]]:
    """Each chance with its time: the next one before the next chance, else the last one before."""
    usable = [
        t
        for t in place.times
        if is_to_come(text, place, t) and (t.horizon or t.kind is not TimeKind.DATE)
    ]
    led = _in_turn(chances, usable) or _each_after_its_day(text, chances, usable)
    if led is not None:
        return led
    paired: list[tuple[Quantity, TimePhrase | None]] = []
    taken: set[int] = set()
    for number, chance in enumerate(chances):
        limit = chances[number + 1].start if number + 1 < len(chances) else None
        held = next((t for t in usable if chance.start <= t.start and t.end <= chance.end), None)
        after = [t for t in usable if t.start >= chance.end and (limit is None or t.start < limit)]
        if in_brackets(text, chance):
            after = []
        after = [t for t in after if not is_of_another(text, chance.end, t.start)]
        # A time in a later aside tells of the event: "12% on a runaway (a year in a month) before 2030".
        after = [t for t in after if not in_aside(text, chance.end, t.start)] or after
        before = [t for t in usable if t.end <= chance.start]
        fresh = [t for t in before if t.start not in taken]
        earlier = fresh or before
        if fresh and _BESIDE.fullmatch(text[fresh[-1].end : chance.start]):
            after = []  # "The odds of a strike by 2035 at about 25%, and the 2040s are likelier."
        fenced = bool(fresh) and fence_between(text, fresh[-1].end, chance.start) is not None
        time = (
            held
            or _next_time(text, after, chance, () if fenced else fresh)
            or (earlier[-1] if earlier else None)
        )
        if time is not None:
            taken.add(time.start)
        paired.append((chance, time))
    return paired


def with_own_days(
    text: str,
    place: Place,
    pairs: Sequence[tuple[Quantity, TimePhrase | None]],
    events: Mapping[int, tuple[int, int]],
) -> list[tuple[Quantity, TimePhrase | None]]:
    """The pairs, each chance with the day that stands in its event, if one does: "has 2028 as a record at 70%".

    The day of the chance before is not the next one's where that has another: "one in three this year and two in three by 2033".

    Args:
        text: the whole text.
        place: the sentence.
        pairs: chances with their times.
        events: ends of the events that the syntax gives some chances, by where these start.
    """
    given: list[tuple[Quantity, TimePhrase | None]] = []
    for chance, time in pairs:
        inside = times_within(text, place, *events[chance.start]) if chance.start in events else []
        closed = (t for t in inside if t.relation in {"by", "before", "within"})
        own = next(closed, inside[0] if inside else None)
        taken = own is not None and time is not None and any(t == own for _, t in given)
        given.append((chance, time if taken else own or time))
    return given


def is_of_another(text: str, chance: int, day: int) -> bool:
    """Whether a day behind a chance is of another forecast: "puts approval at 70% and sees sales of 900 million by 2032".

    Args:
        text: the whole text.
        chance: past the chance.
        day: where the day begins.
    """
    said = _ALSO_SAYS.search(text, chance, day)
    if said is not None and _SAME.search(text, said.end(), day) is None:
        return True
    fence = fence_between(text, chance, day)
    words = text[fence:day] if fence is not None else ""
    return _EXPECTS.match(words) is not None and _SAME.search(words) is None


def _in_turn(
    chances: Sequence[Quantity], times: Sequence[TimePhrase]
) -> list[tuple[Quantity, TimePhrase | None]] | None:
    """The pairs of a list that tells each day before its chance: "by 2031 30%, by 2034 80%"; None for any other order."""
    if len(times) != len(chances) or len(chances) < _LIST:
        return None
    pairs = [*zip(chances, times, strict=True)]
    close = all(time.end <= chance.start <= time.end + _BESIDE_DAY for chance, time in pairs)
    after = all(left.end <= time.start for (left, _), (_, time) in pairwise(pairs))
    return [*pairs] if close and after else None


def _each_after_its_day(
    text: str, chances: Sequence[Quantity], times: Sequence[TimePhrase]
) -> list[tuple[Quantity, TimePhrase | None]] | None:
    """The pairs of a list in which each chance stands right behind its day: "2031, 10%; 2032, 35%; 2033 or later, the rest"."""
    led = [
        next((t for t in times if _RIGHT_BEHIND.fullmatch(text[t.end : chance.start])), None)
        for chance in chances
    ]
    return [*zip(chances, led, strict=True)] if len(led) >= _LIST and all(led) else None


def in_brackets(text: str, chance: Quantity) -> bool:
    """Whether a chance stands alone in brackets, behind what it is a chance of: "a strike by May (60%)"."""
    opened = _OPENS.search(text[max(0, chance.start - REACH) : chance.start])
    return opened is not None and _CLOSES.match(text, chance.end) is not None


def _next_time(
    text: str, after: Sequence[TimePhrase], chance: Quantity, before: Sequence[TimePhrase]
) -> TimePhrase | None:
    """The time after a chance: a date rather than a duration, unless one stands close before."""
    if not after:
        return None
    own = _PUT_ON.match(text, chance.end)
    exact = [t for t in after if t.horizon and t.relation in DEADLINES] or list(after)
    close = (
        before
        and not (own and _JOINT.search(text[before[-1].end : chance.start]))
        and before[-1].relation
        and chance.start - before[-1].end < 30 < exact[0].start - chance.end
    )
    return None if close else exact[0]


def segments_of(
    place: Place, paired: Sequence[tuple[Quantity, TimePhrase | None]]
) -> list[tuple[int, int]]:
    """The stretch of the sentence that belongs to each chance."""
    edges = [place.start]
    for (left, time), (right, _) in pairwise(paired):
        end = max(left.end, time.end if time and time.end <= right.start else left.end)
        gap = place.words[end - place.start : right.start - place.start]
        edges.append(end + max(gap.rfind(mark) + len(mark) * (mark in gap) for mark in _BREAKS))
    return list(zip(edges, [*edges[1:], place.end], strict=False))[: len(paired)]


def events_of(
    text: str, place: Place, chances: Sequence[Quantity], segments: Sequence[tuple[int, int]]
) -> list[str]:
    """The event of each chance; one that names none takes the one before it, else the one after."""
    cut = [(time.start, time.end) for time in place.times if time.is_cut]
    own = [
        clause_event(text, (segment[0], rated), cut)
        if (rated := _rated_end(text, chance, segment)) is not None
        else chance_event(text, segment, (chance.start, chance.end), cut)
        for chance, segment in zip(chances, segments, strict=True)
    ]
    own = ["" if _RELATIVE.match(event) else event for event in own]
    known = [event for event in own if event]
    before, filled = "", []
    for event in own:
        before = event or before
        filled.append(before or (known[0] if known else ""))
    return filled


def _rated_end(text: str, chance: Quantity, segment: tuple[int, int]) -> int | None:
    """Where the words end that a chance behind them rates; None where it stands otherwise.

    "A strike by May (60%)", "the ferry sails before July; I am 80% confident", "the mill reopens by May with probability 50%".
    """
    if in_brackets(text, chance):
        return text.rfind("(", segment[0], chance.start)
    before = text[segment[0] : chance.start]
    sure = _SURE_OF.search(before) if _SURE.match(text, chance.end) else None
    led = sure or _CONFIDENCE.search(before) or _WITH.search(before)
    return segment[0] + led.start() if led and led.start() else None


def is_ever(event: str, segment: tuple[int, int], time: TimePhrase | None) -> bool:
    """Whether an event is one for good ("it is never built") and the time is another forecast's."""
    return time is not None and _EVER.search(event) is not None and time.end <= segment[0]
