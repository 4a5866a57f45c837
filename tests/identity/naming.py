"""Texts whose names are given, so that grouping, roles and joins are tested without a recogniser."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractors.draft import Draft, Parse
from extractors.names.aliases import groups_of, handle_owner
from extractors.names.defined_names import defined_acronyms
from extractors.names.entity_records import entity_records
from extractors.names.name_index import FoundName
from extractors.names.name_words import fold_name
from kg.model import Claim, Document, Entity, EntityKind, Extraction, Statement
from tests.records import document, statement

PERSON, ORGANISATION, SYSTEM = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.SYSTEM


def _words(name: str) -> tuple[str, ...]:
    return tuple(fold_name(name).split())


def found_names(
    text: str,
    people: Sequence[str] = (),
    organisations: Sequence[str] = (),
    systems: Sequence[str] = (),
) -> list[FoundName]:
    """Every place of the given written names, longest first, with the chief names of their groups."""
    written = {
        **dict.fromkeys(people, PERSON),
        **dict.fromkeys(organisations, ORGANISATION),
        **dict.fromkeys(systems, SYSTEM),
    }
    places: list[tuple[int, int, str]] = []
    for name in sorted(written, key=lambda n: (-len(n), n)):
        for match in re.finditer(rf"(?<![\w@]){re.escape(name)}(?!\w)", text):
            if not any(start < match.end() and match.start() < end for start, end, _ in places):
                places.append((*match.span(), name))
    counts = Counter(_words(name) for _, _, name in places if not name.startswith("@"))
    defined = {short: long for short, (long, _) in defined_acronyms(text).items()}
    chief_of: dict[str, tuple[str, ...] | None] = {}
    for kind in EntityKind:
        keys = {
            _words(n): counts[_words(n)] for n, k in written.items() if k is kind and n[0] != "@"
        }
        groups = groups_of(kind, keys, defined if kind is ORGANISATION else None)
        people_found = sorted({chief for chief in groups.values() if len(chief) > 1})
        for name in (n for n, k in written.items() if k is kind):
            if name.startswith("@"):
                chief_of[name] = handle_owner(name[1:], people_found) or (fold_name(name[1:]),)
            else:
                chief_of[name] = groups.get(_words(name))
    return [
        FoundName(start, end, written[name], chief)
        for start, end, name in sorted(places)
        if (chief := chief_of[name]) is not None
    ]


def entities_of(text: str, *, source: str = "s0", parses: tuple[Parse, ...] = (), **names):
    """The entities of a text with these names."""
    draft = Draft(text=text, source=source, parses=parses)
    return entity_records(draft, found_names(text, **names))


def named(entities: Sequence[Entity]) -> dict[str, Entity]:
    return {entity.name: entity for entity in entities}


def source_of(text: str, *, title: str, statements: Sequence[str] = (), **names) -> Extraction:
    """A source with these names and statements, ready for the store."""
    doc: Document = document(text, title=title)
    made: list[Statement] = [statement(doc, quote) for quote in statements]
    return Extraction(
        document=doc,
        statements=tuple(sorted(made, key=lambda s: s.span)),
        claims=tuple(
            sorted({Claim(s.claim, s.canonical, s.type) for s in made}, key=lambda c: c.id)
        ),
        entities=tuple(
            sorted(entities_of(text, source=doc.source.id, **names), key=lambda e: e.id)
        ),
    )
