"""Search over a graph: words and meaning, joined by rank, grouped by claim."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import EncoderError, SearchIndexError
from kg.model import Graph
from kg.search.encoder import Encoder
from kg.search.fusion import fuse
from kg.search.grouping import Found, claim_hits, filtered
from kg.search.indexes import OpenText, SearchIndexes
from kg.search.query import Query, SearchResult

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kg.search.text_index import TextQuery
    from kg.search.vector_build import Progress
    from kg.search.vectors import Neighbour

MIN_SIMILARITY = 0.3
"""Cosine below which two texts are not called similar."""

NO_ENCODER = "no sentence encoder was given"
_POOL = 200
_POOL_PER_CLAIM = 5
_SCORE_DIGITS = 4
_LONGEST_QUERY = 10_000
_CACHED_QUERIES = 256


class SearchEngine:
    """Finds claims in a graph; safe to use from several threads.

    The indexes live in ``derived/text`` and ``derived/vectors`` of the workspace. They are built from
    the graph whenever they are missing, stale or damaged, and can be deleted at any time.

    Args:
        workspace: the workspace's folder.
        encoder: for the search by meaning; None to search by words only.
        wait: seconds to wait for another process that builds the indexes.
    """

    def __init__(self, workspace: Path, encoder: Encoder | None, *, wait: float = 60.0) -> None:
        self._encoder = encoder
        self._indexes = SearchIndexes(workspace / "derived", wait=wait)
        # On a small graph the query's embedding costs more than all the rest of a search.
        self._vector_of = lru_cache(maxsize=_CACHED_QUERIES)(self._embed)

    def refresh(self, graph: Graph, progress: Progress | None = None) -> str | None:
        """Bring both indexes to a graph; does nothing where they are.

        Vectors of statements whose wording did not change are kept, not made again.

        Args:
            graph: what to index.
            progress: told how many texts are embedded, and of how many.

        Returns:
            Why there are no vectors, in one line, or None.

        Raises:
            SearchIndexError: an index cannot be written, or another process builds it for too long.
        """
        self._indexes.text(graph)
        if self._encoder is None:
            return NO_ENCODER
        try:
            self._indexes.vectors(graph, self._encoder, progress)
        except EncoderError as err:
            return str(err)
        return None

    def search(self, graph: Graph, query: Query) -> SearchResult:
        """The claims that answer a query.

        Args:
            graph: what to search; indexes of another revision are brought to it first.
            query: what is asked.

        Returns:
            Claims by fused score, ties by id. Without text, the claims that pass the filters, by
            salience, then by source and place. ``note`` says so when only words could be searched.

        Raises:
            SearchIndexError: see `refresh`.
        """
        text = self._indexes.text(graph)
        asked = text.index.ask(query)
        note = None
        if query.text.strip():
            found, everything, note = self._by_text(text, asked, query)
        else:
            everything = text.index.write.all_of(_parts(asked.filters))
            found = filtered(graph, text.index.rows(everything), query.limit)
        return SearchResult(
            hits=claim_hits(graph, found, query.limit),
            facets=text.index.facets(everything),
            total=text.index.count(everything),
            note=note,
        )

    def damage(self) -> tuple[str, ...]:
        """What is wrong with the indexes that are there, one line each; a stale one is not damaged."""
        return self._indexes.damage()

    def _by_text(
        self, text: OpenText, asked: TextQuery, query: Query
    ) -> tuple[Found, Any, str | None]:
        pool = max(_POOL, _POOL_PER_CLAIM * query.limit)
        by_words = sorted(
            (-round(score, _SCORE_DIGITS), text.graph.statements[row].id)
            for row, score in text.index.search(asked, pool)
        )
        similar, note = self._similar(text, asked, query, pool)
        scores = fuse(([item for _, item in by_words], list(similar)))
        return Found(scores, similar, asked.stems), _everything(text, asked, similar), note

    def _similar(
        self, text: OpenText, asked: TextQuery, query: Query, pool: int
    ) -> tuple[Mapping[str, float], str | None]:
        """Cosines by id of the statements nearest in meaning, nearest first; or why there are none."""
        if self._encoder is None:
            return {}, f"searched by words only: {NO_ENCODER}"
        allowed = None
        if asked.filters is not None:
            statements = text.graph.statements
            allowed = {statements[row].id for row in text.index.rows(asked.filters)}
        try:
            near = self._nearest(text.graph, self._encoder, query, pool, allowed)
        except EncoderError as err:
            return {}, f"searched by words only: {err}"
        kept = (hit for hit in near if hit.score >= MIN_SIMILARITY and hit.id in text.row_of)
        return {hit.id: hit.score for hit in kept}, None

    def _nearest(
        self, graph: Graph, encoder: Encoder, query: Query, pool: int, allowed: set[str] | None
    ) -> tuple[Neighbour, ...]:
        index = self._indexes.vectors(graph, encoder)
        vector = self._vector_of(query.text[:_LONGEST_QUERY])
        try:
            return index.search(vector, pool, allowed)
        except SearchIndexError:
            index = self._indexes.vectors(graph, encoder, renew=True)
            return index.search(vector, pool, allowed)

    def _embed(self, text: str) -> NDArray[np.float32]:
        if self._encoder is None:
            raise EncoderError(NO_ENCODER)
        row: NDArray[np.float32] = self._encoder.encode([text])[0]
        return row


def _parts(*queries: Any | None) -> list[Any]:
    return [query for query in queries if query is not None]


def _everything(text: OpenText, asked: TextQuery, similar: Mapping[str, float]) -> Any:
    """What facets and total count: all that answers by words, and what is near in meaning."""
    write = text.index.write
    near = write.rows([text.row_of[item] for item in similar])
    return write.all_of(_parts(write.any_of(_parts(asked.words, near)), asked.filters))
