"""Copies of a post that say something else: versions, with the words that differ on both sides.

Marks, case and words that only build a sentence make no version; a number, a negation or a word of meaning
does. Words are aligned by their longest common runs (Ratcliff and Metzener 1988, as in Python's difflib)
after the common head and tail, so that a copy costs time in proportion to its length; where what is left is
long, it counts as one change.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from extractors.language.english import english_lexicon, stem
from kg.model import Change, Post, Span

_WORD = re.compile(r"[^\W_]+(?:[.,:'’‑-][^\W_]+)*%?")
_LONGEST_ALIGNED = 400  # words that differ, on either side, which are still aligned word by word
_NEGATIONS = frozenset(
    {"no", "not", "never", "none", "nor", "cannot", "without", "neither", "hardly"}
)
_MARKS = str.maketrans({"’": "'", "‘": "'", "‑": "-", "–": "-", "—": "-"})


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a post: as compared, and its place in the text."""

    plain: str
    start: int
    end: int


def with_versions(posts: Sequence[Post]) -> list[Post]:
    """The posts, those copies marked as versions that differ in more than marks.

    Args:
        posts: with what each repeats.
    """
    by_id = {post.id: post for post in posts}
    told: list[Post] = []
    for post in posts:
        found: tuple[Change, ...] = ()
        if post.duplicate_of is not None:
            found = changes(post.span, by_id[post.duplicate_of].span)
        version = post.duplicate_of if found else None
        told.append(replace(post, version_of=version, changes=found) if found else post)
    return told


def changes(own: Span, other: Span) -> tuple[Change, ...]:
    """Where two nearly equal texts differ in meaning, in order; empty where they do not.

    Args:
        own: the place of one text.
        other: the place of the text that it is held against.
    """
    mine, theirs = _words(own), _words(other)
    found = []
    for a, b, c, d in _differing([w.plain for w in mine], [w.plain for w in theirs]):
        if _tells({w.plain for w in mine[a:b]} ^ {w.plain for w in theirs[c:d]}):
            one, two = _place(own, mine, a, b), _place(other, theirs, c, d)
            if a == b or c == d:  # only added or left out: the word before stands on both sides
                one, two = _place(own, mine, a - 1, b), _place(other, theirs, c - 1, d)
            found.append(Change(one, two))
    return tuple(found)


def _words(span: Span) -> list[_Word]:
    """The words of a text with their places."""
    return [
        _Word(
            match.group().translate(_MARKS).casefold(),
            span.start + match.start(),
            span.start + match.end(),
        )
        for match in _WORD.finditer(span.quote)
    ]


def _differing(mine: list[str], theirs: list[str]) -> list[tuple[int, int, int, int]]:
    """Ranges of words that differ: start and end in one text, start and end in the other."""
    head = 0
    while head < min(len(mine), len(theirs)) and mine[head] == theirs[head]:
        head += 1
    tail = 0
    while tail < min(len(mine), len(theirs)) - head and mine[-1 - tail] == theirs[-1 - tail]:
        tail += 1
    one, two = mine[head : len(mine) - tail], theirs[head : len(theirs) - tail]
    if not one and not two:
        return []
    if max(len(one), len(two)) > _LONGEST_ALIGNED:
        return [(head, head + len(one), head, head + len(two))]
    steps = SequenceMatcher(None, one, two, autojunk=False).get_opcodes()
    return [(head + a, head + b, head + c, head + d) for tag, a, b, c, d in steps if tag != "equal"]


def _tells(words: set[str]) -> bool:
    """Whether words that stand on one side only change what is said."""
    small = english_lexicon().function_words
    meant = [w for w in words if w not in small or w in _NEGATIONS or w.endswith("n't")]
    stems = [_root(word) for word in meant]
    return any(_is_new(word, meant, stems) for word in meant)


def _root(word: str) -> str:
    """A word without the endings that only build a sentence."""
    return stem(word).rstrip("e")


def _is_new(word: str, words: Sequence[str], stems: Sequence[str]) -> bool:
    """Whether no other of the words is a spelling of this one: same stem, no number."""
    if any(map(str.isdigit, word)):
        return True
    return stems.count(_root(word)) < 2 and "".join(c for c in word if c.isalnum()) not in {
        "".join(c for c in other if c.isalnum()) for other in words if other != word
    }


def _place(span: Span, words: Sequence[_Word], first: int, last: int) -> Span:
    """The place of some words of a text; of the nearest word where there are none."""
    first = max(0, first)
    last = min(len(words), max(last, first + 1))
    first = min(first, last - 1)
    start, end = words[first].start, words[last - 1].end
    return Span(start, end, span.quote[start - span.start : end - span.start])
