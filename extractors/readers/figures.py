"""The step that reads a text's figures with the trained reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.draft import BlockKind, Draft, Layer
from extractors.language.figure_reader import figure_reader


@dataclass(frozen=True, slots=True)
class Figures:
    """The step that reads chances, deadlines and scores, with the words that belong to each."""

    name: str = "figures"
    version: str = "1"
    requires: frozenset[Layer] = frozenset({Layer.TEXT, Layer.BLOCKS, Layer.BOILERPLATE})
    provides: frozenset[Layer] = frozenset({Layer.FIGURES})

    def __call__(self, draft: Draft) -> Draft:
        """The draft with its figures, in the order of the text."""
        title = next((b.span for b in draft.blocks if b.kind is BlockKind.TITLE), None)
        head = None if title is None else (title.start, title.end)
        stretches = tuple(_stretches(draft))
        return replace(draft, figures=figure_reader().read(draft.text, stretches, head))


def _stretches(draft: Draft) -> Iterator[tuple[int, int]]:
    """The blocks that are not boilerplate."""
    left_out = [(b.span.start, b.span.end) for b in draft.boilerplate]
    for block in draft.blocks:
        start, end = block.span.start, block.span.end
        inside = sum(max(0, min(end, high) - max(start, low)) for low, high in left_out)
        if 2 * inside < end - start:
            yield start, end


STEP = Figures()
"""The step, for the registry."""
