"""Words of a clause that its wording cannot resolve: what they stand for lies before it and is not sure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from extractors.draft import Draft, Parse, ReferenceKind, Token
from extractors.references.verdicts import Refusal
from kg.model import Mark, MarkKind, Span

# These stand for nothing, for anybody, or for what the clause itself goes on to say.
_READABLE = frozenset(
    {Refusal.EXPLETIVE, Refusal.GENERIC, Refusal.RESTRICTED, Refusal.LONGER_PHRASE}
)
_DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})
_NAMING = frozenset({"NOUN", "PROPN"})
_OWN = re.compile(r"\b(?:I|me|my|mine|myself)\b")
_OURS = re.compile(r"\b(?:[Ww]e|us|[Oo]ur|ours)\b")


class Unresolved:
    """Finds the words of a draft's clauses that point out of them."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._refused = sorted(
            (r.span.start, r.span.end, r.test)
            for r in draft.references
            if r.antecedent is None
            and r.kind not in {ReferenceKind.WRITER, ReferenceKind.DESCRIPTION}
            and r.test not in _READABLE
        )

    def marks(
        self,
        span: Span,
        sentence: int,
        low: int,
        wording: str,
        writer: str | None,
        *,
        quoted: bool = False,
    ) -> Iterator[Mark]:
        """Marks for the words that a wording keeps and a reader cannot place.

        A pronoun counts only before the clause's first noun: after it the noun may be meant.

        Args:
            span: the clause.
            sentence: index of its sentence.
            low: where its content begins in the text.
            wording: its stand-alone wording.
            writer: the name of whoever writes or speaks, where the text gives one.
            quoted: whether the words are somebody's whom the writer quotes.
        """
        parse = self._draft.parses[sentence] if sentence < len(self._draft.parses) else Parse(())
        first = self._first_noun(parse, span, low)
        found: dict[int, Mark] = {}
        at = bisect_left(self._refused, (low, 0, ""))
        for start, end, test in self._refused[at:]:
            if start >= min(first, span.end):
                break
            found[start] = self._mark(start, end, f"refused: {test}")
        for token in parse.tokens:
            if low <= token.start < min(first + 1, span.end) and self._points(token, parse):
                reason = "points back" if token.pos == "DET" else "refused: points at what was said"
                found.setdefault(token.start, self._mark(token.start, token.end, reason))
        own = _OWN.search(self._draft.text, low, span.end)
        if own is not None:
            reason = (
                "the writer is not named" if writer is None else "more of the writer's own words"
            )
            found.setdefault(own.start(), self._mark(own.start(), own.end(), reason))
        ours = _OURS.search(self._draft.text, low, span.end) if quoted else None
        if ours is not None:
            reason = "the speaker and others"
            found.setdefault(ours.start(), self._mark(ours.start(), ours.end(), reason))
        yield from (mark for mark in found.values() if _is_kept(mark.span.quote, wording))

    def _first_noun(self, parse: Parse, span: Span, low: int) -> int:
        """Where the clause first names something by itself."""
        for i, token in enumerate(parse.tokens):
            if token.start < low or token.pos not in _NAMING:
                continue
            pointed = any(t.head == i and t.lemma.lower() in _DEMONSTRATIVES for t in parse.tokens)
            if not pointed:
                return token.start
        return span.end

    def _points(self, token: Token, parse: Parse) -> bool:
        """Whether a demonstrative points back, by itself or before a noun."""
        word = self._draft.text[token.start : token.end].lower()
        if word not in _DEMONSTRATIVES or token.dep == "mark":
            return False
        if token.pos == "PRON":
            return "PronType=Rel" not in token.morph
        return token.pos == "DET" and parse.tokens[token.head].pos in _NAMING

    def _mark(self, start: int, end: int, reason: str) -> Mark:
        return Mark(MarkKind.UNRESOLVED, Span.of(self._draft.text, start, end), reason)


def _is_kept(word: str, wording: str) -> bool:
    bare = re.split(r"['’]", word)[0]
    return re.search(rf"\b{re.escape(bare)}\b", wording, re.IGNORECASE) is not None
