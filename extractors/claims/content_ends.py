"""Where the content of a claim ends beside the words that attribute it, and whether it goes on behind them."""

from __future__ import annotations

from extractors.draft import Attribution
from extractors.language.shallow import finite_verb, has_clause, tokens
from kg.model import Span

_ROLE = 8  # words of a role between a quotation and the name of who speaks
_OWNING = frozenset({"its", "the", "his", "her", "their", "a", "an", "one"})
_GOES_ON = frozenset(
    {"that", "because", "if", "unless", "until", "when", "while", "although", "than"}
)


def is_parted(before: str, rest: str) -> bool:
    """Whether a remark between commas stands inside a clause: before its verb, or before what it governs."""
    following = tokens(rest)
    verb_next = bool(following) and finite_verb(following) == 0
    return verb_next or (has_clause(before) and _goes_on(rest))


def _goes_on(rest: str) -> bool:
    """Whether words behind a remark hang on the clause before it."""
    following = tokens(rest)[:1]
    return bool(following) and following[0].lower in _GOES_ON and len(tokens(rest)) > 2


def content_end(attribution: Attribution, span: Span, cue: Span) -> int | None:
    """Where the content ends, for a cue that stands after it."""
    if attribution.rule not in {"cue-after", "quotation"}:
        return None
    closed = _closed_before(span.quote, cue.start - span.start)
    return (
        max(0, cue.start - span.start)
        if closed is None and attribution.rule == "cue-after"
        else closed
    )


def _closed_before(quote: str, cue: int) -> int | None:
    """Where a quotation that opens the words closes before the cue, its mark not included."""
    closing = {"“": "”", '"': '"', "‘": "’"}.get(quote[:1])
    end = quote.rfind(closing, 1, cue) if closing is not None else -1
    if end <= 0:
        return None
    between = quote[end:cue].strip('”"’ ,')  # "P," its chief engineer, Ada Quill, said
    role = between.split()
    return end if not role or (len(role) <= _ROLE and role[0].lower() in _OWNING) else None
