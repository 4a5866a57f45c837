"""Answers that a page sets as quotations, each opened by its own head: "> **Ada Quill** · 3 May", ">", "> I agree."."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from extractors.page.comment_trees import TreeComment
from extractors.page.lines import Line, ends_sentence
from extractors.page.marked_depth import depth_of, own_words
from extractors.page.poster_lines import names_time, names_writer
from extractors.page.record_slots import has_moment, may_name

_FIELDS = re.compile(r"\s+[·|•–—]\s+")
_STEP = 4  # indentation that a mark stands for


@dataclass(frozen=True, slots=True)
class UnmarkedLines:
    """A page whose answers stand behind ``>`` marks, with the marks as indentation.

    Args:
        lines: without marks, and without the lines that are marks alone.
        places: for each its index on the page.
        cut: for each how many characters its marks took.
        marks: for each how many marks tell its depth.
    """

    lines: tuple[Line, ...]
    places: tuple[int, ...]
    cut: tuple[int, ...]
    marks: tuple[int, ...]

    def marked(self, tree: tuple[TreeComment, ...], end: int) -> tuple[TreeComment, ...]:
        """A tree of these lines as one of the page's.

        Args:
            tree: whose line indexes count these lines.
            end: index of the page's line behind the last comment's.
        """
        firsts = [self.places[one.first] for one in tree]
        found = []
        for n, one in enumerate(tree):
            last = firsts[n + 1] - 1 if n + 1 < len(tree) else min(end, self._behind(one.last)) - 1
            bare = self._bare(firsts[n], last)
            label = one.label + self.cut[one.first] if one.label else 0
            aside = frozenset(self.places[i] for i in one.aside) | bare
            title = None if one.title is None else self.places[one.title]
            marks = self.marks[one.first]
            found.append(
                replace(
                    one,
                    first=firsts[n],
                    last=last,
                    label=label,
                    aside=aside,
                    title=title,
                    marks=marks,
                )
            )
        return tuple(found)

    def _behind(self, last: int) -> int:
        return self.places[last + 1] if last + 1 < len(self.places) else self.places[last] + 1

    def _bare(self, first: int, last: int) -> frozenset[int]:
        """The page's lines of a stretch that are marks alone."""
        low, high = bisect_left(self.places, first), bisect_left(self.places, last + 1)
        return frozenset(range(first, last + 1)) - frozenset(self.places[low:high])


def unmarked_lines(lines: tuple[Line, ...]) -> UnmarkedLines | None:
    """The page with the marks of its answers as indentation; None where no head stands behind marks.

    Below an answer nothing but another head may stand: where own words do, a post quotes another.

    Args:
        lines: the page, or its readers' part.
    """
    heads = [i for i, line in enumerate(lines) if depth_of(line.text) and _is_head(line)]
    tops = [i for i, line in enumerate(lines) if not depth_of(line.text) and _is_head(line)]
    if not heads or not tops or tops[0] > heads[0]:
        return None
    opening = {*heads, *tops}
    kept: list[Line] = []
    places: list[int] = []
    cut: list[int] = []
    marks: list[int] = []
    depth = gap = 0
    for i, line in enumerate(lines):
        own = depth_of(line.text)
        if i in opening:
            depth = own
        elif own < depth:
            return None  # the writer's own words below what is quoted
        text = line.text
        for _ in range(depth):
            text = text[1:].lstrip()
        if not text:
            gap = 1
            continue
        taken = len(line.text) - len(text)
        kept.append(
            replace(
                line,
                start=line.start + taken,
                text=text,
                gap=max(line.gap, gap),
                indent=line.indent + _STEP * depth,
            )
        )
        places.append(i)
        cut.append(taken)
        marks.append(depth)
        gap = 0
    return UnmarkedLines(tuple(kept), tuple(places), tuple(cut), tuple(marks))


def _is_head(line: Line) -> bool:
    """Whether a line, its marks apart, says who wrote and when."""
    words = own_words(line.shaped)
    name, *rest = _FIELDS.split(words)
    timed = any(has_moment(part) or names_time(part) for part in rest) and not ends_sentence(words)
    return names_writer(words) or (timed and may_name(name))
