"""Passages of text between sentence ends that the words alone make sure.

A parser that decides every boundary drops some that a full stop and a capital make plain, and rules
that decide every boundary miss those without a full stop. Measured on treebanks, each is right where
the other is not: rules cut first, and inside a passage the parser may cut again, but not where a
sentence is known to run on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import merge
from operator import itemgetter

from extractors.language.english import Verdict, verdicts

LONGEST = 4000
"""The most code points of a passage; no sentence is longer, so that time stays linear."""

FINAL = frozenset(".!?\u2026\u3002\uff01\uff1f")
"""Marks that end a sentence."""

_SPACE = re.compile(r"\s")
_SPACES = re.compile(r"\s*")
_CLOSES = "\"'\u2019\u201d\u00bb)]*_"
_BRACKETS = ("(", "[")
_OPENS = "([{\"'\u2018\u201c\u00ab"
# ":)", "xD", and pictures: at a passage's end they belong to the sentence before them.
_FACE = re.compile(
    r"(?:[:;=8][-'^]?[)(DPpO/\\|*3]|<3|[\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]|\s)+"
)
_EMOTICON = re.compile(r"(?<!\S)(?:[:;=8][-'^]?[)(DPp/|3]|<3)$")
# The number or letter of a list's item: "2) ", "(b) ".
_ITEM = re.compile(r"(?<!\S)\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})\)\s+")
# A bullet within a line, as pages leave them when their list is lost.
_BULLET = re.compile(r"(?<=\s)[\u2022\u2023\u25aa\u25cf\u25e6](?=\s)")


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a text that begins and ends where a sentence does.

    Args:
        start: first code point, no white space.
        end: one past the last code point, which is no white space.
        barred: places inside it where no sentence begins.
        bare: whether a sentence may also begin where no mark ends the one before: in a passage that
            has no final mark at its end, whose writer may leave them out elsewhere too.
    """

    start: int
    end: int
    barred: frozenset[int] = frozenset()
    bare: bool = False


def passages(text: str, start: int, end: int) -> Iterator[Passage]:
    """The passages of ``text[start:end]`` in order, of at most `LONGEST` code points each.

    Every character but white space lies in exactly one passage.
    """
    begin = start
    barred: set[int] = set()
    items = ((match.end(), Verdict.RUNS_ON) for match in _ITEM.finditer(text, start, end))
    bullets = ((match.start(), Verdict.ENDS) for match in _BULLET.finditer(text, start, end))
    for cut, told in merge(verdicts(text, start, end), items, bullets, key=itemgetter(0)):
        following = _skip_space(text, cut, end)
        if _is_sure(text, told, following, end):
            yield from _bounded(text, begin, cut, frozenset(barred))
            begin, barred = cut, set()
        elif told is Verdict.RUNS_ON or _goes_on(text, told, following, end):
            barred.add(following)
    yield from _bounded(text, begin, end, frozenset(barred))


def _is_sure(text: str, told: Verdict, following: int, end: int) -> bool:
    """Whether a sentence is known to begin at ``following``: with a letter, quoted or not, or an item."""
    if told is Verdict.RUNS_ON:
        return False
    if _ITEM.match(text, following, end) or _BULLET.match(text, following, end):
        return True
    letters = text[following : min(end, following + 3)].lstrip(_OPENS)
    return told is Verdict.ENDS and letters[:1].isalpha()


def _goes_on(text: str, told: Verdict, following: int, end: int) -> bool:
    """Whether what follows belongs to the sentence before it: a face at the end, a small-lettered bracket."""
    if told is Verdict.UNSURE and text[following : following + 1] in _BRACKETS:
        return True
    face = _FACE.match(text, following, end)
    return face is not None and face.end() == end


def after_mark(text: str, at: int) -> bool:
    """Whether a final mark or a picture stands before ``at``, with no more than closing marks between."""
    near = text[max(0, at - 8) : at].rstrip()
    before = near.rstrip(" " + _CLOSES)
    return before[-1:] in FINAL or before[-1:] > "\u2190" or bool(_EMOTICON.search(near))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without white space at its ends; empty at ``end`` where nothing else is in it."""
    start = _skip_space(text, start, end)
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The range in pieces of at most `LONGEST` code points, cut at white space where there is any."""
    while start < end:
        stop = min(end, start + LONGEST)
        if stop < end:
            spaces = [match.start() for match in _SPACE.finditer(text, start + 1, stop + 1)]
            stop = spaces[-1] if spaces else stop
        first, last = trimmed(text, start, stop)
        if first < last:
            yield first, last
        start = stop


def _bounded(text: str, start: int, end: int, barred: frozenset[int]) -> Iterator[Passage]:
    for first, last in bounded(text, start, end):
        tail = text[max(first, last - 8) : last].rstrip(_CLOSES)
        yield Passage(first, last, barred, bare=tail[-1:] not in FINAL)


def _skip_space(text: str, start: int, end: int) -> int:
    match = _SPACES.match(text, start, end)
    return match.end() if match else start
