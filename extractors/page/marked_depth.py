"""Comments without names whose depth is told by ``>`` marks: ``> an answer``, ``>> an answer to that``.

Mail quotes in the same way, but backwards: there the marked words come first, the deepest often at the top, and the reply
below them. So a tree begins without a mark, goes down one step at a time, and reaches two marks.
"""

from __future__ import annotations

import re

from extractors.language.english import words
from extractors.page.lines import PERSONAL, Line, ends_sentence, page_lexicon

_MARKS = re.compile(r"(?:>\s?)+")
_TOP = 6
_FEWEST = 4
_MARKED = 0.4  # share of the comments that have marks
_SPOKEN = 0.3
_HEAD = 600  # code points of a comment that are read for the person


def marked_comments(lines: tuple[Line, ...], *, told: bool) -> list[tuple[int, int]]:
    """For each comment its first line and its depth; empty where marks show no tree.

    Args:
        lines: the page, or its readers' part.
        told: whether a heading says that these are comments.
    """
    depths = [depth_of(line.text) for line in lines]
    first = next((i for i, depth in enumerate(depths) if depth), 0) - 1
    if first < 0 or (first >= _TOP and not told) or max(depths) < 2:
        return []
    if any(
        below > above + 1 for above, below in zip(depths[first:], depths[first + 1 :], strict=False)
    ):
        return []
    parted = any(line.gap or not own_words(line.text) for line in lines[first + 1 :])
    found: list[tuple[int, int]] = []
    for i in range(first, len(lines)):
        free = not parted or lines[i].gap or not own_words(lines[i - 1].text)
        if own_words(lines[i].text) and (i == first or free or depths[i] != depths[i - 1]):
            found.append((i, depths[i]))
    return found if _is_talk([(own_words(lines[i].text), depth) for i, depth in found]) else []


def depth_of(text: str) -> int:
    """How many ``>`` marks a line opens with."""
    match = _MARKS.match(text)
    return match.group().count(">") if match else 0


def own_words(text: str) -> str:
    """A line without the marks at its head."""
    match = _MARKS.match(text)
    return text[match.end() :] if match else text


def _is_talk(told: list[tuple[str, int]]) -> bool:
    """Whether texts with their depths are people answering each other."""
    known = page_lexicon().labels.comment_openers
    marked = sum(1 for _, depth in told if depth)
    closed = sum(1 for text, _ in told if ends_sentence(text))
    spoken = 0
    for text, _ in told:
        own = words(text[:_HEAD])
        opener = any(" ".join(own[:n]) in known for n in (1, 2, 3) if len(own) >= n)
        spoken += opener or bool(PERSONAL & set(own))
    distinct = len({" ".join(words(text)) for text, _ in told}) == len(told)
    return (
        len(told) >= _FEWEST
        and marked >= _MARKED * len(told)
        and closed >= 0.6 * len(told)
        and spoken >= _SPOKEN * len(told)
        and distinct
    )
