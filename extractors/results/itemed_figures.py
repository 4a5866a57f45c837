"""Numbers that close the items of a list of results, and so end no name: "Corda kept 91 per cent, Ferrox 87 and Selm 64".

A name with a number behind it may be a version ("Ferrox 3"). Where a sentence gives one figure and goes on with items
that all end in a number of its size, each number is a figure: the verb is left out (gapping; Ross (1970), "Gapping and
the order of constituents").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_S = "[ \u00a0\u2009\u202f]"
_NUMBER = r"\d{1,6}(?:,\d{3})*(?:\.\d+)?"
_PARTS = re.compile(
    rf"[,;]{_S}(?:(?:and|but|while|whereas|with){_S})?|{_S}(?:and|while|whereas|but){_S}"
)
_LABEL = re.compile(rf"[\w*)\]]:\*{{0,2}}{_S}")
_UNIT = rf"(?:{_S}?%|{_S}per{_S}cent|{_S}percent|{_S}points?)?"
_ITEM = re.compile(
    rf"(?:(?:the|an?|its|our|[\w-]+['’]s){_S})*(?P<name>[A-Z][\w.+-]*(?:{_S}(?:[A-Z][\w.+-]*|v?\d+(?:\.\d+)?))*){_S}(?:on{_S}|at{_S}|with{_S}|only{_S}|just{_S})?(?P<number>{_NUMBER}){_UNIT}"
)
_OTHER_ITEM = re.compile(
    rf"(?:(?!(?:of|than|for|by|from|to|against|over|ahead|behind|after|before|like|in)\b)[\w.'’-]+{_S}){{1,6}}{_NUMBER}{_UNIT}"
)
_FIGURE = re.compile(rf"(?<![\w.,-]){_NUMBER}(?![\w-]|[.,]\d)")
_NAMED = re.compile(rf"(?<![\w-])[A-Z][\w.+-]*{_S}$")
_DOUBLED = re.compile(rf"\d{_S}(?:on{_S}|at{_S}|with{_S})?{_NUMBER}{_UNIT}$")
"""A version and a figure behind it."""
_HIGHEST_VERSION = 20
_SHAPED = re.compile(r"\d|[a-z][A-Z]|-[A-Z]")
_SIZE = 4.0
"""How many times as large as the first figure the others may be, and as small."""


def closing_figures(text: str, start: int, end: int) -> frozenset[int]:
    """Where the numbers begin that close a list's items in the sentence that holds a stretch.

    Args:
        text: the whole text.
        start: first code point of the stretch.
        end: past its last.
    """
    low = max(
        text.rfind("\n", 0, start), *(text.rfind(mark, 0, start) for mark in (". ", "? ", "! "))
    )
    stops = [at for mark in (". ", "? ", "! ", "\n") if (at := text.find(mark, end)) >= 0]
    low, high = low + 1, min(stops, default=len(text))
    return frozenset(low + at for at in _in_sentence(text[low:high]))


def labelled_items(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Where the names stand that a labelled line gives figures to: two in "Murmur: Halyard 3 2.9, Brant 3.4".

    None where no name has a product's shape, as in "Council: Greens 24, Labour 31".

    Args:
        text: the whole text.
        start: first code point of the line.
        end: past its last.
    """
    line = text[start:end]
    label = _LABEL.search(line)
    numbers = set(_listed(line, label.end())) if label else set()
    found = [
        (start + item.start("name"), start + item.end("name"))
        for low, high in (_parts(line, label.end()) if label else ())
        if (item := _ITEM.fullmatch(line, low, high)) and item.start("number") in numbers
    ]
    shaped = any(_SHAPED.search(text, *place) for place in found)
    return tuple(found) if shaped and len(numbers) > 1 else ()


@lru_cache(maxsize=512)
def _in_sentence(words: str) -> tuple[int, ...]:
    label = _LABEL.search(words)
    listed = tuple(_listed(words, label.end())) if label else ()
    return listed or tuple(_gapped(words))


def _parts(words: str, start: int) -> list[tuple[int, int]]:
    edges = [start]
    for match in _PARTS.finditer(words, start):
        edges += [match.start(), match.end()]
    edges.append(len(words.rstrip(' .!?)”"*')))
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(low, high) for low, high in pairs if low < high]


def _value(number: str) -> float:
    return float(number.replace(",", ""))


def _closing(words: str, parts: list[tuple[int, int]]) -> list[tuple[int, float]] | None:
    """Where the number of each part begins, and its value; None where a part ends in none or is no item."""
    found: list[tuple[int, float]] = []
    for low, high in parts:
        item = _ITEM.fullmatch(words, low, high)
        if item is not None:
            found.append((item.start("number"), _value(item["number"])))
        elif _OTHER_ITEM.fullmatch(words, low, high) is None:
            return None
    return found


def _listed(words: str, start: int) -> Iterator[int]:
    """The closing numbers of a label's items: "Murmur: Halyard 3 2.9, Brant 3.4"."""
    parts = _parts(words, start)
    closing = _closing(words, parts) if len(parts) > 1 else None
    if not closing:
        return
    values = [value for _, value in closing]
    # "Entered: Heron 3, Falcon 2" lists versions.
    doubled = any(_DOUBLED.search(words[low:high]) for low, high in parts)
    if not doubled and len(closing) == len(parts) and max(values) < _HIGHEST_VERSION:
        return
    if max(values) <= _SIZE * max(min(values), 0.01):
        yield from (at for at, _ in closing)


def _gapped(words: str) -> Iterator[int]:
    """The closing numbers behind a sentence's first figure, which itself ends no name."""
    parts = _parts(words, 0)
    for number, (low, high) in enumerate(parts):
        figures = [
            m
            for m in _FIGURE.finditer(words, low, high)
            if not _NAMED.search(words[low : m.start()])
        ]
        if not figures:
            continue
        closing = _closing(words, parts[number + 1 :])
        first = _value(figures[-1].group())
        if closing and all(first <= _SIZE * v and v <= _SIZE * first for _, v in closing):
            yield from (at for at, _ in closing)
        return
