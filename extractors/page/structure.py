"""Reads the finer structure of blocks: cells of tables, footnotes joined to their marks, captions to what they name."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extractors.draft import Draft, Layer
from extractors.page.captions import find_captions
from extractors.page.footnotes import find_footnotes
from extractors.page.tables import find_cells


@dataclass(frozen=True, slots=True)
class StructureStep:
    """Finds cells with their heads, footnotes with their marks, captions with their tables and pictures."""

    name: str = "structure"
    version: str = "2"
    requires: frozenset[Layer] = frozenset({Layer.TEXT, Layer.BLOCKS, Layer.POSTS})
    provides: frozenset[Layer] = frozenset({Layer.CELLS, Layer.FOOTNOTES, Layer.CAPTIONS})

    def __call__(self, draft: Draft) -> Draft:
        """The draft with its cells, footnotes and captions, each in the order of the page."""
        cells = find_cells(draft.text, draft.blocks)
        return replace(
            draft,
            cells=cells,
            footnotes=find_footnotes(draft.text, draft.blocks),
            captions=find_captions(draft.text, draft.blocks),
        )


STEP = StructureStep()
