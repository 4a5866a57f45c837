"""The word index: a tantivy index of a graph's statements, one build for each revision."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import zlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kg.errors import SearchIndexError
from kg.model import Graph
from kg.search.files import write_whole
from kg.search.query import FacetCount, Facets, Query
from kg.search.text_analysis import (
    ANALYZER,
    TEXT_VERSION,
    WHOLE_WORDS,
    analyzer,
    begun_word,
    query_stems,
    word_analyzer,
)
from kg.search.text_documents import (
    FACET_FIELDS,
    Indexed,
    documents_of,
    extend_documents,
    read_list,
    write_documents,
)
from kg.search.text_filters import QueryWriter

POINTER_FILE = "current.json"
_MOST_VALUES = 1000
_TIES = 50


@dataclass(frozen=True, slots=True)
class TextPointer:
    """Which build is current and what it must be.

    Args:
        version: of the fields and the analyzer.
        revision: of the graph it was built from.
        statements: digest of the statements' ids, in order.
        count: statements.
        build: the folder's name.
        crc: over the names and bytes of the build's files.
    """

    version: int
    revision: str
    statements: str
    count: int
    build: str
    crc: int


@dataclass(frozen=True, slots=True)
class TextQuery:
    """A `Query` as tantivy takes it.

    Args:
        stems: the words asked for, stemmed.
        words: query for statements that answer by words; None when no word is asked for.
        filters: query for statements that pass; None when all do.
        begun: the beginning of the last word, where that may go on; or None.
    """

    stems: tuple[str, ...]
    words: Any | None
    filters: Any | None
    begun: str | None = None


class TextIndex:
    """An open word index; it stays as it is, whatever is written meanwhile.

    Use `TextIndex.open` or `TextIndex.build`. Rows are places in ``graph.statements``.
    """

    def __init__(self, pointer: TextPointer, index: Any, ids: Sequence[str]) -> None:
        self.pointer = pointer
        self._searcher = index.searcher()
        self._ids = ids  # by number, as documents were added
        self._row_of: list[int] | None = None
        self.write = QueryWriter(index.schema, self._searcher)

    @classmethod
    def open(cls, folder: Path) -> TextIndex:
        """Open the current build of a folder.

        Raises:
            SearchIndexError: there is none, or it is damaged.
        """
        try:
            return cls._open(folder)
        except SearchIndexError:
            # A writer may have replaced the build between the pointer's reading and its opening.
            return cls._open(folder)

    @classmethod
    def open_of(cls, folder: Path, graph: Graph) -> TextIndex | None:
        """The current build of a folder where it is a graph's and not damaged; else None.

        The build of another state is told by its pointer, before any of its files is read.
        """
        try:
            if not _names(_read_pointer(folder), graph):
                return None
            index = cls.open(folder)
        except SearchIndexError:
            return None
        return index if index.is_of(graph) else None

    @classmethod
    def _open(cls, folder: Path) -> TextIndex:
        import tantivy

        pointer = _read_pointer(folder)
        build = folder / pointer.build
        try:
            if _crc_of_build(build) != pointer.crc:
                msg = f"the word index in {build} is damaged"
                raise SearchIndexError(msg)
            index = tantivy.Index.open(str(build))
            ids = [indexed.id for indexed in read_list(build)]
        except (OSError, ValueError) as err:
            msg = f"the word index in {build} does not open: {str(err)[:200]}"
            raise SearchIndexError(msg) from err
        index.register_tokenizer(ANALYZER, analyzer())
        index.register_tokenizer(WHOLE_WORDS, word_analyzer())
        return cls(pointer, index, ids)

    @classmethod
    def build(cls, folder: Path, graph: Graph) -> TextIndex:
        """Bring the index to a graph and make it the folder's current one.

        Where the current one lacks documents and nothing else, they are added to a copy that shares its
        files; else all is written anew. Both give the same answers. One writer at a time: the caller holds a lock. A kill leaves the build before.

        Raises:
            SearchIndexError: it cannot be written.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
            wanted = documents_of(graph)
            made = _extended(folder, graph, wanted)
            if made is None:
                made = Path(tempfile.mkdtemp(prefix="build-", dir=folder))
                write_documents(made, graph, wanted)
            pointer = TextPointer(
                version=TEXT_VERSION,
                revision=graph.revision,
                statements=statements_digest(graph),
                count=len(graph.statements),
                build=made.name,
                crc=_crc_of_build(made),
            )
            write_whole(folder / POINTER_FILE, json.dumps(asdict(pointer)).encode())
            _drop_other_builds(folder, made)
        except (OSError, ValueError) as err:
            msg = f"the word index in {folder} cannot be written: {str(err)[:200]}; make room and try again"
            raise SearchIndexError(msg) from err
        return cls.open(folder)

    def place(self, graph: Graph) -> None:
        """Learn at which rows of a graph, which the index is of, its documents' statements stand."""
        row_of = {statement.id: row for row, statement in enumerate(graph.statements)}
        rows = [row_of[id_] for id_ in self._ids]
        self._row_of = None if rows == list(range(len(rows))) else rows
        numbers = sorted(range(len(rows)), key=rows.__getitem__)
        self.write.numbers = None if self._row_of is None else numbers

    def is_of(self, graph: Graph) -> bool:
        """Whether it was built from this very graph."""
        return self.pointer.count == self._searcher.num_docs and _names(self.pointer, graph)

    def ask(self, query: Query, within: Any | None = None) -> TextQuery:
        """A query in the index's own terms.

        A statement answers by words when it holds half of them; where none does, any word will do.

        Args:
            query: what is asked; its groups are left aside.
            within: one more filter, or None.
        """
        stems = () if query.like is not None else query_stems(query.text)
        parts = [part for part in (self.write.filters(query), within) if part is not None]
        filters = self.write.all_of(parts) if parts else None
        if not stems:
            return TextQuery((), None, filters)
        begun = begun_word(query.text) if query.unfinished else None
        half = self.write.words(stems, -(-len(stems) // 2), begun)
        parts = [half] if filters is None else [half, filters]
        words = half if self.count(self.write.all_of(parts)) else self.write.words(stems, 1, begun)
        return TextQuery(stems, words, filters, begun)

    def search(self, asked: TextQuery, limit: int) -> tuple[tuple[int, float], ...]:
        """Rows with their BM25 scores, best first, at most ``limit``; none without words."""
        if asked.words is None:
            return ()
        parts = [asked.words]
        if asked.filters is not None:
            parts.append(self.write.unscored(asked.filters))
        hits = self._best(self.write.all_of(parts), limit)
        scored = zip(self._rows(hits), (score for score, _ in hits), strict=True)
        return tuple(sorted(scored, key=lambda hit: (-hit[1], hit[0]))[:limit])

    def _best(self, query: Any, limit: int) -> Sequence[tuple[float, Any]]:
        """The best hits with all that tie with the last one: which of them counts is not the index's say."""
        wanted = limit + _TIES
        while True:
            hits = self._searcher.search(query, wanted, count=False).hits
            if len(hits) < wanted or hits[-1][0] < hits[limit - 1][0]:
                return list(hits)
            wanted *= 2

    def rows(self, query: Any) -> list[int]:
        """All rows that a tantivy query finds, ascending."""
        found = self._searcher.search(query, max(1, self._searcher.num_docs), count=False).hits
        return sorted(self._rows(found))

    def count(self, query: Any) -> int:
        """How many statements a tantivy query finds."""
        return int(self._searcher.search(query, 1, count=True).count)

    def facets(self, query: Any) -> Facets:
        """Counts over all statements that a tantivy query finds."""
        terms = {field: {"terms": {"field": field, "size": _MOST_VALUES}} for field in FACET_FIELDS}
        counted = self._searcher.aggregate(query, terms)
        return Facets(*(_counts(counted[field]["buckets"]) for field in FACET_FIELDS))

    def _rows(self, found: Sequence[tuple[float, Any]]) -> list[int]:
        places = [place for _, place in found]
        numbers = [int(row or 0) for row in self._searcher.fast_field_values("row", places)]
        return numbers if self._row_of is None else [self._row_of[number] for number in numbers]


def _names(pointer: TextPointer, graph: Graph) -> bool:
    """Whether a pointer is that of an index of this very graph."""
    return (
        pointer.revision == graph.revision
        and pointer.count == len(graph.statements)
        and pointer.statements == statements_digest(graph)
    )


def _extended(folder: Path, graph: Graph, wanted: Sequence[Indexed]) -> Path | None:
    """A new build from the current one, whose files never change, with what it lacks; or None.

    Anything that is wrong with the current one only means that all is written anew.
    """
    made = None
    try:
        pointer = _read_pointer(folder)
        build = folder / pointer.build
        if _crc_of_build(build) != pointer.crc:
            return None
        made = Path(tempfile.mkdtemp(prefix="build-", dir=folder))
        for path in sorted(build.iterdir()):
            if path.name.endswith((".json", ".tsv")):
                shutil.copyfile(path, made / path.name)
            elif not path.name.endswith(".lock"):
                os.link(path, made / path.name)
        done = extend_documents(made, graph, wanted)
    except (SearchIndexError, OSError, ValueError, TypeError):
        done = False
    if not done and made is not None:
        shutil.rmtree(made, ignore_errors=True)
    return made if done else None


def statements_digest(graph: Graph) -> str:
    """Tells whether two graphs hold the same statements in the same order."""
    joined = "\n".join(statement.id for statement in graph.statements)
    return hashlib.sha256(joined.encode()).hexdigest()


def _counts(buckets: list[dict[str, Any]]) -> tuple[FacetCount, ...]:
    counts = [FacetCount(str(bucket["key"]), int(bucket["doc_count"])) for bucket in buckets]
    return tuple(sorted(counts, key=lambda item: (-item.count, item.value)))


def _read_pointer(folder: Path) -> TextPointer:
    try:
        raw = json.loads((folder / POINTER_FILE).read_text(encoding="utf-8"))
        pointer = TextPointer(**raw)
        fits = pointer.version == TEXT_VERSION and (folder / str(pointer.build)).is_dir()
    except (OSError, ValueError, TypeError) as err:
        msg = f"there is no word index in {folder}"
        raise SearchIndexError(msg) from err
    if not fits or "/" in pointer.build:
        msg = f"the word index in {folder} is of another version or gone"
        raise SearchIndexError(msg)
    return pointer


def _crc_of_build(build: Path) -> int:
    crc = 0
    for path in sorted(build.iterdir()):
        if not path.name.endswith(".lock"):
            crc = zlib.crc32(path.read_bytes(), zlib.crc32(path.name.encode(), crc))
    return crc


def _drop_other_builds(folder: Path, kept: Path) -> None:
    for path in sorted(folder.iterdir()):
        if path.name.startswith("build-") and path != kept:
            shutil.rmtree(path, ignore_errors=True)
        elif path.name.startswith(".writing-"):
            path.unlink(missing_ok=True)
