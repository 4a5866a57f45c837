"""Times that brackets explain: "at year end (31 March 2027)", "before the new year (6 February 2027)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.forecasting.horizons import TimePhrase


def glossed(text: str, times: Sequence[TimePhrase]) -> tuple[TimePhrase, ...]:
    """The times with each bracketed date given to the time right before it, which it explains.

    Args:
        text: the whole text.
        times: of a sentence, in order.
    """
    return tuple(_joined(text, times))


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
