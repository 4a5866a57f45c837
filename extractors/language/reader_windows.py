"""The windows in which the reader sees a long text, and the one in which a figure is read.

Training and product use this same code.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

MOST_PIECES = 240
"""Word pieces of a window."""

OVERLAP = 120
"""Word pieces that a window has in common with the one before, about."""

TITLE_WORDS = 16
"""Words of the title that stand before every window but the one that holds them."""


def windows(pieces: Sequence[int], title: int, led: int) -> Iterator[tuple[int, int]]:
    """First and one past the last word of each window.

    Args:
        pieces: how many word pieces each word has.
        title: how many the title has.
        led: words at the text's begin that are the title's: a window from there on shows no title.
    """
    low = high = 0
    while high < len(pieces):
        room = MOST_PIECES - (title if low >= led else 0)
        high, total = low, 0
        while high < len(pieces) and (total + pieces[high] <= room or high == low):
            total += pieces[high]
            high += 1
        yield low, high
        gone = 0
        while low < high and gone < MOST_PIECES - OVERLAP:
            gone += pieces[low]
            low += 1


def homes(
    shown: Sequence[tuple[int, int]], found: Sequence[tuple[int, int]]
) -> dict[int, list[tuple[int, int]]]:
    """For each window the runs of words that stand farthest from its ends there.

    Args:
        shown: the windows.
        found: first word and one past the last of each run.
    """
    placed: dict[int, list[tuple[int, int]]] = {}
    for first, stop in found:

        def inside(number: int, first: int = first, stop: int = stop) -> int:
            low, high = shown[number]
            # What comes before tells more than what follows.
            return min((first - low) if low else 1_000_000, 2 * (high - stop))

        holding = [n for n, (low, high) in enumerate(shown) if low <= first and stop <= high]
        if holding:
            placed.setdefault(max(holding, key=inside), []).append((first, stop))
    return placed
