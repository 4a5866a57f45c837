"""Whether a figure is only supposed: by a modal or condition in its own clause, and not in another of the sentence.

"Galatea, which had 8.1 points, would not have won" supposes nothing of the points; "Galatea would get 8.1 points" does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.draft import Draft, Token
from extractors.results.read_names import sentence_at

_SUPPOSED = re.compile(
    r"\b(?:will|won[’']t|would|could|might|should|must|if|unless|agree[sd]? with|expects?|(?:hopes?|aims?|plans?|intends?) (?:to|for|that))\b",
    re.IGNORECASE,
)
_CLAUSES = frozenset(["acl", "acl:relcl", "advcl", "ccomp", "csubj", "parataxis", "root"])
_VERBAL = frozenset(["VERB", "AUX"])


def is_supposed(draft: Draft, place: int, start: int, end: int) -> bool:
    """Whether words of a stretch make the figure at a place one that is foreseen, wished or a condition.

    Args:
        draft: with sentences and parses.
        place: where the figure begins.
        start: first code point looked at (inclusive).
        end: last code point (exclusive).
    """
    found = list(_SUPPOSED.finditer(draft.text, start, end))
    at = sentence_at(draft, place)
    if not found or at is None or at >= len(draft.parses):
        return bool(found)
    tokens = draft.parses[at].tokens
    here = _token(tokens, place)
    if here is None:
        return True
    clause = _clause(tokens, here)
    return any(_bears_on(tokens, match.start(), clause) for match in found)


def _token(tokens: Sequence[Token], place: int) -> int | None:
    return next((n for n, t in enumerate(tokens) if t.start <= place < t.end), None)


def _clause(tokens: Sequence[Token], at: int) -> int:
    """The head of the clause that a token stands in."""
    while tokens[at].head != at and not _heads_clause(tokens[at]):
        at = tokens[at].head
    return at


def _heads_clause(token: Token) -> bool:
    return token.dep in _CLAUSES or (token.dep == "conj" and token.pos in _VERBAL)


def _bears_on(tokens: Sequence[Token], place: int, clause: int) -> bool:
    """Whether a word supposes what a clause tells: it stands in it, or in the clause that it completes."""
    word = _token(tokens, place)
    if word is None:
        return True
    own = _clause(tokens, tokens[word].head)
    if own == clause:
        return True
    # "It would score 60 and reach 70": what is joined to a supposed clause without a subject is supposed, too.
    joined = tokens[clause].dep == "conj" and tokens[clause].head == own
    alone = not any(t.head == clause and t.dep.startswith("nsubj") for t in tokens)
    # "I would say that it gets 60": what a supposed clause says.
    said = (
        tokens[clause].dep in {"ccomp", "xcomp", "csubj"}
        and _clause(tokens, tokens[clause].head) == own
    )
    return (joined and alone) or said
