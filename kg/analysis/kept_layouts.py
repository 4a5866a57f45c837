"""Layouts kept with the graph: a map that is drawn again keeps its places, also when a source was added.

They are derived: the folder may be deleted at any time, and maps are then laid out anew.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from kg.analysis.free_cells import Cell
from kg.analysis.layout import Layout
from kg.search.files import write_whole
from kg.store import Workspace

_MOST = 64
_LARGEST = 10_000


class KeptLayouts:
    """The layouts of a workspace, each by the name of what is drawn.

    Args:
        workspace: the workspace's folder.
    """

    def __init__(self, workspace: Path) -> None:
        self._folder = Workspace(workspace).derived / "maps"

    def cells(self, name: str) -> dict[str, Cell]:
        """The cell of each claim when this was drawn last; empty where it is not known or damaged."""
        try:
            read = json.loads(self._path(name).read_text(encoding="utf-8"))
            cells = {str(claim): (int(column), int(row)) for claim, (column, row) in read.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}
        fits = all(0 <= part < _LARGEST for cell in cells.values() for part in cell)
        return cells if fits and len(set(cells.values())) == len(cells) else {}

    def keep(self, name: str, drawn: Layout) -> None:
        """Keep where everything stands; a folder that cannot be written keeps nothing."""
        if self.cells(name) == drawn.cells():
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_whole(self._path(name), json.dumps(drawn.cells(), sort_keys=True).encode())
            kept = sorted(self._folder.glob("*.json"), key=lambda path: path.stat().st_mtime)
            for path in kept[:-_MOST]:
                path.unlink(missing_ok=True)
        except OSError:
            return

    def _path(self, name: str) -> Path:
        return self._folder / f"{hashlib.sha256(name.encode()).hexdigest()[:16]}.json"
