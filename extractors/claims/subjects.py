"""What a sentence is about, and what it says that it will tell: its subject, a case, a number of points."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.claims.cues import Source
from extractors.claims.speaker_phrases import definite, owned_view
from extractors.draft import Parse
from extractors.language.shallow import has_clause, tokens
from kg.model import Span

_VIEWS = re.compile(
    r"\b(?:objections?|concerns?|arguments?|points?|reasons?|doubts?|warnings?|predictions?|forecasts?|criticisms?|"
    r"complaints?|fears?|claims?|worries|suggestions?|proposals?)\b[^.:]{0,20}:\s*$"
)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}


def definite_claim(span: Span) -> int | None:
    """Where the content begins after "The stronger claim is that", or None."""
    match = definite().match(span.quote)
    return span.start + match.end() if match else None


def announced_number(span: Span) -> int:
    """How many items a lead-in announces ("three concerns:"); 0 where it does not say."""
    for word in tokens(span.quote):
        if word.lower in _NUMBERS:
            return _NUMBERS[word.lower]
    return 0


def owner_of_view(text: str, span: Span, sources: Sequence[Source]) -> Source | None:
    """Whose case or argument a sentence speaks of ("Lund's case, laid out in May, goes like this.").

    Args:
        text: the whole text.
        span: the sentence.
        sources: everybody that it may name.
    """
    for source in sources:
        after = text[source.end : source.end + 60]
        if owned_view().match(after) and not has_clause(text[span.start : source.start]):
            return source
    return None


def announcer(text: str, span: Span, sources: Sequence[Source]) -> Source | None:
    """Whoever "raises several objections:" or "has three concerns:"; the subject of the lead-in.

    Args:
        text: the whole text.
        span: the sentence.
        sources: everybody that it may name.
    """
    if _VIEWS.search(span.quote) is None:
        return None
    for source in sources:
        before = text[span.start : source.start]
        if not has_clause(before) and text[source.end : source.end + 1] == " ":
            return source
    return None


def main_subject(parse: Parse) -> tuple[int, int] | None:
    """Where the subject of a sentence's main verb stands, with all that belongs to it; or None."""
    nodes = parse.tokens
    head = next(
        (
            n
            for n, node in enumerate(nodes)
            if node.dep.startswith("nsubj") and nodes[node.head].dep == "root"
        ),
        None,
    )
    if head is None:
        return None
    inside = {head}
    while fresh := {n for n, t in enumerate(nodes) if t.head in inside} - inside:
        inside |= fresh
    return min(nodes[n].start for n in inside), max(nodes[n].end for n in inside)
