"""Search over a graph: words and meaning, joined by rank, grouped by claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import EncoderError, SearchIndexError
from kg.model import Graph
from kg.search.encoder import Encoder
from kg.search.facets import GroupRows, freed_facets
from kg.search.fusion import fuse
from kg.search.grouping import Found, claim_hits, filtered
from kg.search.indexes import OpenText, SearchIndexes
from kg.search.query import ClaimGroup, Facets, Query, SearchResult

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


@dataclass(frozen=True, slots=True)
class _Answer:
    """The statements that rank, None where only filters were asked; the query for all; a note."""

    found: Found | None
    everything: Any
    note: str | None


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

    def search(self, graph: Graph, query: Query, groups: Sequence[ClaimGroup] = ()) -> SearchResult:
        """The claims that answer a query.

        Args:
            graph: what to search; indexes of another revision are brought to it first.
            query: what is asked.
            groups: claims that the query can be narrowed to by name, and that are counted.

        Returns:
            Claims by fused score, ties by id. Without text, the claims that pass the filters, by
            salience, then by source and place. ``note`` says so when only words could be searched.

        Raises:
            SearchIndexError: see `refresh`.
            NotFoundError: a group the query names is not given, or there is no claim it is to be like.
        """
        text = self._indexes.text(graph)
        rows = GroupRows(text, groups)
        answer = self._answer(text, query, rows)
        facets = self._facets(text, query, rows, answer)
        found = answer.found
        if found is None:
            found = filtered(graph, text.index.rows(answer.everything), query.limit)
        return SearchResult(
            hits=claim_hits(graph, found, query.limit),
            facets=facets,
            total=text.index.count(answer.everything),
            note=answer.note,
        )

    def damage(self) -> tuple[str, ...]:
        """What is wrong with the indexes that are there, one line each; a stale one is not damaged."""
        return self._indexes.damage()

    def _answer(self, text: OpenText, query: Query, groups: GroupRows) -> _Answer:
        """What answers a query; the claims are found only where words or meaning rank them."""
        asked = text.index.ask(query, groups.chosen(query.groups))
        if query.like is None and not query.text.strip():
            return _Answer(None, text.index.write.all_of(_parts(asked.filters)), None)
        pool = max(_POOL, _POOL_PER_CLAIM * query.limit)
        by_words = sorted(
            (-round(score, _SCORE_DIGITS), text.graph.statements[row].id)
            for row, score in text.index.search(asked, pool)
        )
        similar, note = self._similar(text, asked, query, pool)
        scores = fuse(([item for _, item in by_words], list(similar)))
        found = Found(scores, similar, asked.stems, asked.begun)
        return _Answer(found, _everything(text, asked, similar), note)

    def _facets(self, text: OpenText, query: Query, groups: GroupRows, answer: _Answer) -> Facets:
        """Counts of each facet, as if the query did not filter by it."""
        counted = groups.counted(text.index.facets(answer.everything), answer.everything)
        for facet, freed in freed_facets(query):
            other = self._answer(text, freed, groups).everything
            alone = groups.counted(text.index.facets(other), other)
            counted = replace(counted, **{facet: getattr(alone, facet)})
        return counted

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
        words, own = query.text, frozenset[str]()
        if query.like is not None:
            words = text.graph.claim(query.like).text
            own = frozenset(s.id for s in text.graph.statements_of(query.like))
        try:
            near = self._nearest(text.graph, self._encoder, words, pool, allowed)
        except EncoderError as err:
            return {}, f"searched by words only: {err}"
        kept = (hit for hit in near if hit.score >= MIN_SIMILARITY and hit.id in text.row_of)
        return {hit.id: hit.score for hit in kept if hit.id not in own}, None

    def _nearest(
        self, graph: Graph, encoder: Encoder, words: str, pool: int, allowed: set[str] | None
    ) -> tuple[Neighbour, ...]:
        index = self._indexes.vectors(graph, encoder)
        vector = self._vector_of(words[:_LONGEST_QUERY])
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
