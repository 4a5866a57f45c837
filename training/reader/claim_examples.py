"""Marked claims as examples: a text's claims, where they stand to each other, what each is to the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from bank import LinkText
from examples import Cutter, Flat

from extractors.language.entity_words import word_ranges
from extractors.language.reader_words import distance

RELATIONS = ("NONE", "SUPPORTED", "DISPUTED", "RESTATED")
FARTHEST = 12
"""Claims between two that are still compared."""

STEPS = 2 * FARTHEST + 1
PLACES = 6
"""Same paragraph; same post, other paragraph; the post answered; the post that answers; other post of the thread; no threads."""


@dataclass(frozen=True, slots=True)
class ClaimExample:
    """A text with its claims.

    Args:
        name: of the text.
        pieces: of the text.
        claims: first word and one past the last of each.
        pairs: places (from, to) in ``claims``, shape (pairs, 2).
        steps: how many claims on the target stands, as a class, shape (pairs,).
        places: class of where the target stands, shape (pairs,).
        labels: places in `RELATIONS`, shape (pairs,).
        distances: of words from claims, classes, shape (claims, words).
        holders: 1 for the words that name whoever asserts a claim, shape (claims, words).
        told: whether the text's holders are told.
    """

    name: str
    pieces: Flat
    claims: tuple[tuple[int, int], ...]
    pairs: Any
    steps: Any
    places: Any
    labels: Any
    distances: Any
    holders: Any
    told: bool


def claim_example(text: LinkText, cutter: Cutter) -> ClaimExample | None:
    """A text's pairs of claims; None where it has fewer than two."""
    words = word_ranges(text.text, 0, len(text.text))
    pieces = cutter.read(text.text, words)
    words = words[: len(pieces.firsts)]
    ranges: list[tuple[int, int]] = []
    numbers: list[int] = []
    for number, (low, high) in sorted(text.claims.items(), key=lambda c: c[1]):
        inside = [n for n, (a, b) in enumerate(words) if low <= a and b <= high]
        if inside:
            ranges.append((inside[0], inside[-1] + 1))
            numbers.append(number)
    told = {(a, b): label for a, label, b in text.links}
    rows = [
        (one, other)
        for one in range(len(ranges))
        for other in range(len(ranges))
        if one != other and abs(one - other) <= FARTHEST
    ]
    if not rows:
        return None
    steps = [other - one + FARTHEST for one, other in rows]
    places = [
        _place(text, text.claims[numbers[one]][0], text.claims[numbers[other]][0])
        for one, other in rows
    ]
    labels = [
        RELATIONS.index(told.get((numbers[one], numbers[other]), "NONE")) for one, other in rows
    ]
    distances = np.array([[distance(*run, at) for at in range(len(words))] for run in ranges])
    holders = np.zeros_like(distances)
    for row, number in enumerate(numbers):
        for at in _naming(text, words, text.holders.get(number, ""), text.claims[number]):
            holders[row, at] = 1
    return ClaimExample(
        text.name,
        pieces,
        tuple(ranges),
        np.array(rows),
        np.array(steps),
        np.array(places),
        np.array(labels),
        distances,
        holders,
        bool(text.holders),
    )


def _naming(
    text: LinkText, words: Sequence[tuple[int, int]], who: str, claim: tuple[int, int]
) -> list[int]:
    """The words of the mention of a holder that is nearest to a claim, by the whole name or its last word."""
    bare = who.removesuffix(" (unnamed)")
    if not bare or bare == "?":
        return []
    last = bare.split()[-1]
    forms = {bare, last} if last[:1].isupper() and len(last) > 2 else {bare}
    places = [
        (m.start(), m.end()) for form in forms for m in re.finditer(re.escape(form), text.text)
    ]
    if not places:
        return []

    def away(place: tuple[int, int]) -> tuple[int, int]:
        gap = claim[0] - place[1] if place[0] < claim[0] else place[0] - claim[1]
        # A little farther before is as near as what follows; the longer of two forms at a place.
        return max(0, gap) * (1 if place[0] < claim[0] else 2), place[0] - place[1]

    low, high = min(places, key=away)
    return [n for n, (a, b) in enumerate(words) if low <= a and b <= high]


def _place(text: LinkText, one: int, other: int) -> int:
    low, high = sorted((one, other))
    if not text.posts:
        return 0 if "\n\n" not in text.text[low:high] else 5
    own = [n for n, p in enumerate(text.posts) if p.start <= one]
    its = [n for n, p in enumerate(text.posts) if p.start <= other]
    if not own or not its:
        return 0 if bool(own) == bool(its) and "\n\n" not in text.text[low:high] else 4
    if own[-1] == its[-1]:
        return 0 if "\n\n" not in text.text[low:high] else 1
    if _answered(text, own[-1]) == its[-1]:
        return 2
    if _answered(text, its[-1]) == own[-1]:
        return 3
    return 4


def _answered(text: LinkText, post: int) -> int:
    name = text.posts[post].answers
    before = [n for n, p in enumerate(text.posts[:post]) if p.author == name]
    return before[-1] if name and before else -1
