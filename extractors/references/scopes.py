"""Stretches that no reference crosses: posts, sections, quotations."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from extractors.draft import BlockKind, Draft

_CURLY = re.compile(r"“[^“”]{1,3000}(?:”|$)")
_STRAIGHT = re.compile(r"(?<![\w])\"[^\"\n]{1,1500}\"(?!\w)")
_BREAKS = frozenset({BlockKind.HEADING, BlockKind.TITLE, BlockKind.TABLE, BlockKind.CAPTION})


def scopes_of(draft: Draft) -> tuple[int, ...]:
    """For each sentence the number of its scope; a new post or a heading begins a new one."""
    found: list[int] = []
    scope = 0
    for at, sentence in enumerate(draft.sentences):
        if at:
            before = draft.sentences[at - 1]
            between = draft.blocks[before.block + 1 : sentence.block]
            broken = any(block.kind in _BREAKS for block in between)
            kinds = {
                draft.blocks[i].kind
                for i in (before.block, sentence.block)
                if i < len(draft.blocks)
            }
            if (
                before.post != sentence.post
                or broken
                or (before.block != sentence.block and kinds & _BREAKS)
            ):
                scope += 1
        found.append(scope)
    return tuple(found)


class Quoted:
    """The stretches of a draft between quotation marks, and blocks that are quotations."""

    def __init__(self, draft: Draft) -> None:
        found: list[tuple[int, int]] = []
        for block in draft.blocks:
            start, text = block.span.start, block.span.quote
            if block.kind is BlockKind.QUOTE:
                found.append((start, block.span.end))
                continue
            for pattern in (_CURLY, _STRAIGHT):
                found += [(start + m.start(), start + m.end()) for m in pattern.finditer(text)]
        found.sort()
        self.ranges = tuple(
            here for last, here in pairwise([(-1, -1), *found]) if here[0] >= last[1]
        )
        self._starts = [start for start, _ in self.ranges]

    def around(self, at: int) -> tuple[int, int] | None:
        """The quotation around a place, or None."""
        index = bisect_right(self._starts, at) - 1
        if index >= 0 and at < self.ranges[index][1]:
            return self.ranges[index]
        return None
