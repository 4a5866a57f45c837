"""Triples on their way out, and the nodes that several records share.

Places, agents and the rules that made records are described once, when they are first asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from pyoxigraph import Triple

from kg.export.nodes import a, count, ct, oa, prov, record, schema, text
from kg.model import Document, Entity, EntityKind, Provenance, Span, content_id, is_named

CONTEXT = 32
"""Code points before and after a quotation that its selector repeats."""

_DOCUMENTS_HELD = 8

Pairs = Iterable[tuple[Any, Any]]
"""Predicates with their objects."""


class Triples:
    """The triples of one export: records add theirs, `drain` hands them on.

    Args:
        entities: those that speakers may be.
        documents: gives a source's text, for the words around each quotation; None for none.
    """

    def __init__(
        self, entities: Iterable[Entity], documents: Callable[[str], Document] | None
    ) -> None:
        self._document = lru_cache(_DOCUMENTS_HELD)(documents) if documents else None
        self._described: set[str] = set()
        self._waiting: list[Any] = []
        # Where one name stands for several kinds of thing, a speaker is a person before an
        # organisation and that before a system; a place says nothing.
        rank = list(EntityKind).index
        self._entities = {
            entity.name: entity.id
            for entity in sorted(entities, key=lambda e: rank(e.kind), reverse=True)
            if entity.kind is not EntityKind.PLACE
        }

    def about(self, subject: Any, pairs: Pairs) -> None:
        """Add the triples of a subject, each once."""
        self._waiting += [Triple(subject, term, value) for term, value in dict.fromkeys(pairs)]

    def drain(self) -> list[Any]:
        """The triples added since the last time."""
        waiting, self._waiting = self._waiting, []
        return waiting

    def place(self, source: str, span: Span) -> Any:
        """A place in a source, with its two selectors: the offsets and the words."""
        ids = source, f"{span.start}-{span.end}"
        node = record("place", *ids)
        if self._new(node):
            position, quotation = record("place", *ids, "position"), record("place", *ids, "quote")
            self.about(
                node,
                [
                    (a, oa.SpecificResource),
                    (oa.hasSource, record("source", source)),
                    (oa.hasSelector, position),
                    (oa.hasSelector, quotation),
                ],
            )
            ends = [(oa.start, count(span.start)), (oa.end, count(span.end))]
            self.about(position, [(a, oa.TextPositionSelector), *ends])
            words = [(oa.exact, text(span.quote)), *self._context(source, span)]
            self.about(quotation, [(a, oa.TextQuoteSelector), *words])
        return node

    def _context(self, source: str, span: Span) -> list[tuple[Any, Any]]:
        if self._document is None:
            return []
        whole = self._document(source).text
        around = (
            (oa.prefix, whole[max(0, span.start - CONTEXT) : span.start]),
            (oa.suffix, whole[span.end : span.end + CONTEXT]),
        )
        return [(term, text(words)) for term, words in around if words]

    def agent(self, name: str, source: str) -> Any:
        """Whoever speaks in a source: an entity of that name, or somebody known by name alone.

        Two texts' unnamed ``author`` are two agents; a name is the same one everywhere.
        """
        if name in self._entities:
            return record("entity", self._entities[name])
        pairs = [(a, prov.Agent), (schema.name, text(name))]
        if is_named(name):
            node = record("agent", content_id("a", name))
        else:
            node = record("agent", content_id("a", source, name))
            pairs.append((ct.unnamedIn, record("source", source)))
        if self._new(node):
            self.about(node, pairs)
        return node

    def activity(self, source: str, made_by: Provenance) -> Any:
        """The reading of a source by a rule or model of some version."""
        parts = made_by.maker, made_by.version
        maker = record("maker", content_id("m", *parts))
        if self._new(maker):
            self.about(
                maker,
                [
                    (a, prov.SoftwareAgent),
                    (schema.name, text(made_by.maker)),
                    (schema.softwareVersion, text(made_by.version)),
                ],
            )
        node = record("activity", content_id("a", source, *parts))
        if self._new(node):
            self.about(
                node,
                [
                    (a, prov.Activity),
                    (prov.used, record("source", source)),
                    (prov.wasAssociatedWith, maker),
                ],
            )
        return node

    def _new(self, node: Any) -> bool:
        """Whether the node is met for the first time; it is not the next time."""
        iri: str = node.value
        known = iri in self._described
        self._described.add(iri)
        return not known
