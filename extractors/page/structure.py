"""Reads the finer structure of blocks: the cells of tables, and footnotes joined to their marks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extractors.draft import Draft, Layer
from extractors.page.footnotes import find_footnotes
from extractors.page.tables import find_cells


@dataclass(frozen=True, slots=True)
class StructureStep:
    """Finds cells with their heads and footnotes with their marks."""

    name: str = "structure"
    version: str = "1"
    requires: frozenset[Layer] = frozenset({Layer.TEXT, Layer.BLOCKS, Layer.POSTS})
    provides: frozenset[Layer] = frozenset({Layer.CELLS, Layer.FOOTNOTES})

    def __call__(self, draft: Draft) -> Draft:
        """The draft with its cells and footnotes, both in the order of the page."""
        cells = find_cells(draft.text, draft.blocks)
        return replace(draft, cells=cells, footnotes=find_footnotes(draft.text, draft.blocks))


STEP = StructureStep()
