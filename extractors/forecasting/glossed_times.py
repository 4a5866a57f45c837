"""Times that brackets explain: "at year end (31 March 2027)", "before the new year (6 February 2027)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.forecasting.horizons import TimePhrase

_REACH = 60
_DEADLINE = re.compile(
    r"\b(?P<by>by|before|until|within)\s(?:(?:the|an?|its|his|her|their|our|next)\s)?(?:[A-Za-z][\w’'-]*\s){1,4}$",
    re.IGNORECASE,
)


def glossed(text: str, times: Sequence[TimePhrase]) -> tuple[TimePhrase, ...]:
    """The times with each bracketed date given to the time right before it, which it explains.

    Args:
        text: the whole text.
        times: of a sentence, in order.
    """
    return tuple(_named(text, time) for time in _joined(text, times))


def _named(text: str, time: TimePhrase) -> TimePhrase:
    """A date alone in brackets behind a deadline that only it dates: "before the recess (23 July)"."""
    opened = text[time.start - 1 : time.start] == "(" and text[time.end : time.end + 1] == ")"
    if not opened or time.relation or time.iso is None:
        return time
    low = max(0, time.start - _REACH)
    led = _DEADLINE.search(text[low : time.start - 1])
    if led is None:
        return time
    return replace(time, start=low + led.start(), end=time.end + 1, relation=led["by"].lower())


def _joined(text: str, times: Sequence[TimePhrase]) -> Iterator[TimePhrase]:
    held: TimePhrase | None = None
    for time in times:
        if held is not None and _explains(text, held, time):
            held = replace(held, horizon=time.horizon, iso=time.iso, undated=None)
            continue
        if held is not None:
            yield held
        held = time
    if held is not None:
        yield held


def _explains(text: str, left: TimePhrase, right: TimePhrase) -> bool:
    """Whether a date alone in brackets follows a time."""
    alone = text[right.end : right.end + 1] == ")" and right.relation == ""
    return alone and right.iso is not None and text[left.end : right.start] == " ("
