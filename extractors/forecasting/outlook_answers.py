"""Items that answer who expects what: "Ada Quill: 60% by the end of 2031, 30% by 2029", "Bo Lind: about 30%, for a new quay".

The label says who, the item opens with how likely it is, and what is left of it, or the page's topic, says what.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.forecasting.horizons import TimePhrase, find_times
from extractors.forecasting.quantities import Quantity, find_quantities

_ASKS_WHO = re.compile(
    r"\bwho\s(?:expects|predicts|forecasts|thinks|gives|says|foresees)\s(?:what|it|this|that|which)\b",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"[\W_]*(?:(?:about|around|roughly|maybe|perhaps|some|only|just|nearer|at|an?)\s)*",
    re.IGNORECASE,
)
_WHAT = re.compile(r"^[\W_]*(?:(?:for|of|on|that)\s)?(?=\w)", re.IGNORECASE)
_GOES_ON = re.compile(r"^[\W_]*(?:but|and|or|though|then|with|up|down|if|unless)\b", re.IGNORECASE)
_REMARK = re.compile(r"\W*\([^()]*\)\W*")
"""What somebody adds to their number: "15% (\"the treaty has teeth\")"."""
_TRIM = " \t\n.,;:()[]"


def asks_who(head: str) -> bool:
    """Whether a head asks for people and what they expect: "Who expects what, and when?"."""
    return _ASKS_WHO.search(head) is not None


def answers(
    text: str, start: int, end: int, reference: str | None
) -> Iterator[tuple[tuple[int, int], Quantity, TimePhrase | None, str]]:
    """The chances that an item opens with: place, chance, its day or None, and the event's words or "".

    Args:
        text: the whole text.
        start: first code point behind the label.
        end: past the item's first sentence.
        reference: ISO date of the page, or None.
    """
    found = find_quantities(text, start, end)
    if not found or not _HEDGE.fullmatch(text, start, found[0].start):
        return
    ends = [*(quantity.start for quantity in found[1:]), end]
    for number, (quantity, stop) in enumerate(zip(found, ends, strict=True)):
        begin = start if number == 0 else quantity.start
        times = find_times(text, quantity.end, stop, reference=reference)
        time = next((t for t in times if t.horizon), None)
        yield (begin, stop), quantity, time, _event(text, quantity, time, stop)


def _event(text: str, quantity: Quantity, time: TimePhrase | None, end: int) -> str:
    """What is left of an answer without its chance and its day; "" where it only goes on."""
    if time is None:
        rest = text[quantity.end : end]
    else:
        rest = text[quantity.end : time.start] + text[time.end : end]
    rest = " ".join(rest.split())
    if _GOES_ON.match(rest) or _REMARK.fullmatch(rest):
        return ""
    return _WHAT.sub("", rest).strip(_TRIM)
