"""Clauses in brackets at the end of a claim: "The fleet is not full yet (eleven of the thirty berths are empty)".

What stands in brackets is set apart from its host and may be left out (Nunberg, The Linguistics of Punctuation, 1990);
where it has a subject and a finite verb of its own, as its host has, it is a claim that backs the one before it.
"""

from __future__ import annotations

import re

from extractors.claims.result_clauses import makes_claim
from extractors.draft import Parse
from kg.model import Span

_HOST = 4  # words of a claim that a bracket follows
_ASIDE = 6  # words of a bracket that claims something
_CLOSES = re.compile(r"\)\W*$")
_ELSEWHERE = re.compile(
    r"(?:and|but|or|if|when|where|while|because|since|as|so|like|see|eg|e\.g|ie|i\.e|via|no pun|in \w+ words|worst case|best case)\b"
)
_QUOTES = '“”"‘'


def parted_aside(text: str, parse: Parse, clause: Span) -> tuple[Span, ...]:
    """The claim and the one in brackets at its end, in this order; the clause itself where it has none.

    Args:
        text: the whole text.
        parse: of the sentence in which the clause stands.
        clause: its place.
    """
    closing = _CLOSES.search(clause.quote)
    at = clause.quote.rfind("(")
    if closing is None or at <= 0 or ")" in clause.quote[at : closing.start()]:
        return (clause,)
    opens, closes = clause.start + at, clause.start + closing.start()
    said = text[opens + 1 : closes].strip()
    if _ELSEWHERE.match(said.lower()) or said[:1] in _QUOTES or said.endswith("?"):
        return (clause,)
    left = [n for n, t in enumerate(parse.tokens) if clause.start <= t.start and t.end <= opens]
    right = [n for n, t in enumerate(parse.tokens) if opens < t.start and t.end <= closes]
    if not (makes_claim(parse.tokens, left, _HOST) and makes_claim(parse.tokens, right, _ASIDE)):
        return (clause,)
    host, aside = Span.trimmed(text, clause.start, opens), Span.trimmed(text, opens + 1, closes)
    return (clause,) if host is None or aside is None else (host, aside)


def stands_in_brackets(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text is what a pair of brackets holds."""
    return text[max(0, start - 1) : start] == "(" and text[end : end + 1] == ")"
