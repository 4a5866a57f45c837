"""The derived indexes of a workspace, brought to a graph when they are not of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import SearchIndexError
from kg.model import Graph
from kg.search.build_lock import build_lock
from kg.search.encoder import Encoder

if TYPE_CHECKING:
    from kg.search.text_index import TextIndex
    from kg.search.vector_build import Progress
    from kg.search.vectors import VectorIndex

LOCK_FILE = "build.lock"


@dataclass(frozen=True, slots=True)
class OpenText:
    """A graph with the word index that was built from it.

    Args:
        graph: the graph.
        index: its rows are places in ``graph.statements``.
        row_of: row by statement id.
    """

    graph: Graph
    index: TextIndex
    row_of: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class OpenVectors:
    """A graph with the vectors of its statements, made by the encoder of that name."""

    graph: Graph
    encoder: str
    index: VectorIndex


class SearchIndexes:
    """Opens, checks and builds the indexes of a folder; safe to use from several threads.

    Args:
        folder: holds ``text`` and ``vectors``; made on first use.
        wait: seconds to wait for another builder.
    """

    def __init__(self, folder: Path, *, wait: float) -> None:
        self._folder = folder
        self._wait = wait
        self._text: OpenText | None = None
        self._vectors: OpenVectors | None = None

    def text(self, graph: Graph) -> OpenText:
        """The word index of a graph, built if need be.

        Raises:
            SearchIndexError: it cannot be written, or another process builds for too long.
        """
        known = self._text
        if known is not None and known.graph is graph:
            return known
        index = known.index if known is not None and known.index.is_of(graph) else None
        row_of = {statement.id: row for row, statement in enumerate(graph.statements)}
        index = index or self._text_on_disk(graph)
        index.place(graph)
        opened = OpenText(graph, index, row_of)
        self._text = opened
        return opened

    def _text_on_disk(self, graph: Graph) -> TextIndex:
        found = self._stored_text(graph)
        if found is not None:
            return found
        with build_lock(self._folder / LOCK_FILE, self._wait):
            # Whoever held the lock may have built just this.
            found = self._stored_text(graph)
            return found or self._text_class().build(self._folder / "text", graph)

    def _stored_text(self, graph: Graph) -> TextIndex | None:
        return self._text_class().open_of(self._folder / "text", graph)

    @staticmethod
    def _text_class() -> type[TextIndex]:
        from kg.search.text_index import TextIndex

        return TextIndex

    def vectors(
        self,
        graph: Graph,
        encoder: Encoder,
        progress: Progress | None = None,
        *,
        renew: bool = False,
    ) -> VectorIndex:
        """The vectors of a graph's statements; missing ones are embedded.

        Args:
            graph: the graph.
            encoder: makes the vectors.
            progress: told how many texts are embedded, and of how many.
            renew: make all of them anew; what is there turned out to be damaged.

        Raises:
            EncoderError: the encoder cannot be had.
            SearchIndexError: they cannot be written, or another process builds for too long.
        """
        name = encoder.name
        known = self._vectors
        if known is not None and not renew and known.graph is graph and known.encoder == name:
            return known.index
        found = None if renew else self._stored_vectors(graph, name)
        if found is None:
            with build_lock(self._folder / LOCK_FILE, self._wait):
                found = None if renew else self._stored_vectors(graph, name)
                found = found or self._build_vectors(graph, encoder, progress, renew)
        self._vectors = OpenVectors(graph, name, found)
        return found

    def _stored_vectors(self, graph: Graph, name: str) -> VectorIndex | None:
        from kg.search.vector_files import read_header
        from kg.search.vectors import VectorIndex

        folder = self._folder / "vectors"
        try:
            header = read_header(folder)
            if (header.encoder, header.revision) != (name, graph.revision):
                return None  # told without reading the files
            index = VectorIndex.open(folder)
        except SearchIndexError:
            return None
        return index if _is_of(index, graph, name) else None

    def _build_vectors(
        self, graph: Graph, encoder: Encoder, progress: Progress | None, renew: bool
    ) -> VectorIndex:
        from kg.search.vector_build import VectorItem, update_vectors

        items = [VectorItem(statement.id, statement.canonical) for statement in graph.statements]
        folder = self._folder / "vectors"
        return update_vectors(folder, items, encoder, graph.revision, progress, fresh=renew)

    def damage(self) -> tuple[str, ...]:
        """What is wrong with indexes that are there, one line each, after reading all their bytes.

        A missing or stale index is no damage: it is built when it is next needed.
        """
        from kg.search.vectors import VectorIndex

        found: list[str] = []
        if (self._folder / "text").is_dir():
            found.extend(_complaint(lambda: self._text_class().open(self._folder / "text")))
        if (self._folder / "vectors").is_dir():
            found.extend(_complaint(lambda: VectorIndex.open(self._folder / "vectors").check()))
        return tuple(found)


def _complaint(check: Callable[[], object]) -> list[str]:
    try:
        check()
    except SearchIndexError as err:
        return [str(err)]
    return []


def _is_of(index: VectorIndex, graph: Graph, encoder: str) -> bool:
    header = index.header
    return (
        header.encoder == encoder
        and header.revision == graph.revision
        and index.ids() == {statement.id for statement in graph.statements}
    )
