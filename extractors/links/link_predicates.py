"""The predicate of a statement by its sentence's parse: its words, the one that governs them, its tense."""

from __future__ import annotations

from extractors.draft import Token
from extractors.links.link_context import LinkContext
from kg.model import Statement

MODALS = {"may", "might", "could", "would", "will", "shall", "should", "must", "'ll", "'d"}
"""Auxiliaries of what may be or is to come."""


def words_of(context: LinkContext, statement: Statement) -> list[tuple[int, Token]]:
    """The words of a statement by its sentence's parse, with their numbers."""
    number, parses = context.number_of(statement), context.draft.parses
    found = parses[number].tokens if number < len(parses) else ()
    span = statement.span
    return [(i, t) for i, t in enumerate(found) if span.start <= t.start and t.end <= span.end]


def main_word(words: list[tuple[int, Token]]) -> tuple[int, Token] | None:
    """The predicate that governs a statement's words."""
    within = {i for i, _ in words}
    tops = [
        (i, t)
        for i, t in words
        if (t.dep == "root" or t.head not in within) and t.pos in {"VERB", "AUX", "ADJ", "NOUN"}
    ]
    tops.sort(key=lambda top: (top[1].dep != "root", top[1].pos not in {"VERB", "AUX"}, top[0]))
    return tops[0] if tops else None


def main_tense(context: LinkContext, statement: Statement) -> tuple[bool, bool]:
    """Whether a statement's main predicate is in the past, and whether it is modal or future."""
    words = words_of(context, statement)
    top = main_word(words)
    if top is None:
        return False, False
    own = [t for i, t in words if t.head == top[0] and i != top[0]]
    verbs = [top[1], *(t for t in own if t.dep in {"aux", "aux:pass", "cop"})]
    # A past form without an auxiliary is finite, even where it is read as a participle.
    alone = "Tense=Past" in top[1].morph and len(verbs) == 1
    past = alone or any("Tense=Past" in t.morph and "VerbForm=Fin" in t.morph for t in verbs)
    modal = any(t.dep == "aux" and t.lemma.lower() in MODALS for t in own)
    return past, modal
