"""Chains of holders: who tells, who is told of, and whom they tell of, down to the claim."""

from __future__ import annotations

import re

from extractors.attribution import Attribution as Found
from extractors.claims.parsed_cues import ParsedCues
from extractors.claims.speakers import Discourse
from extractors.draft import Attribution
from kg.model import UNNAMED_SUFFIX, Holding, HoldingMode, Span, Stance

_DEEPEST = 6  # holders over one another
_DETERMINER = re.compile(
    r"(?:the|an?|some|many|several|most|these|those|its|their|his|her)\s+", re.I
)
_NOBODY = re.compile(r"(?:who|that|which|it|this|they|he|she|you|one|i|we|us|me)\b", re.I)
_LAST = {
    Stance.REJECTED: HoldingMode.REJECTED,
    Stance.QUESTIONED: HoldingMode.QUESTIONED,
    Stance.CONDITIONAL: HoldingMode.CONDITIONAL,
}
_RIGHT = re.compile(
    r"\b(?:is|was|are|were|has been)\s(?:(?:quite|surely|clearly|probably|perhaps|certainly|absolutely|also|partly)\s)?"
    r"(?:right|correct|justified)\s(?:that\b|to\s(?:say|think|argue|note|point out|believe|warn|claim|insist|observe|stress)\b(?:\sthat\b)?)"
)
_KEPT = frozenset({HoldingMode.REJECTED, HoldingMode.QUESTIONED, HoldingMode.HYPOTHETICAL})


class Chains:
    """Builds the chain of holders for each attribution of a text, in reading order."""

    def __init__(self, text: str, parsed: ParsedCues, discourse: Discourse) -> None:
        self._text = text
        self._parsed = parsed
        self._discourse = discourse

    def chain(self, attribution: Attribution, voice: str, span: Span) -> tuple[Holding, ...]:
        """The holders from the voice to whoever holds the proposition last.

        Args:
            attribution: speaker, cue and stance of the proposition.
            voice: the text's or post's own.
            span: the proposition's place; whoever is named behind it holds something else.
        """
        last = _LAST.get(attribution.stance, HoldingMode.ASSERTED)
        if attribution.speaker == voice:
            endorsed = self._endorsed(span) if last is HoldingMode.ASSERTED else None
            if endorsed is not None:
                return (Holding(voice, HoldingMode.ENDORSED, attribution.cue), endorsed)
            return (Holding(voice, last, attribution.cue),)
        outer = self._parsed.at(attribution.cue)
        mode, source = last, None
        if outer is not None:
            source = outer.source[0]
            if outer.mode is HoldingMode.HYPOTHETICAL and last is HoldingMode.ASSERTED:
                mode = outer.mode
        steps = [
            Holding(voice, _passing(outer)),
            Holding(attribution.speaker, mode, attribution.cue, source),
        ]
        return tuple(steps) if outer is None else self._deeper(steps, outer, span.end)

    def _endorsed(self, span: Span) -> Holding | None:
        """Whoever is said to be right that something is so; None where nobody named is."""
        right = _RIGHT.search(span.quote)
        if right is None:
            return None
        at = span.start + right.start()
        named = [one for one in self._discourse.sources(span.start, at) if one.end <= at]
        if not named or named[0].speaker.endswith(UNNAMED_SUFFIX):
            return None
        who = named[0]
        cue = Span.trimmed(self._text, at, span.start + right.end())
        return Holding(
            who.speaker, HoldingMode.ASSERTED, cue, Span.of(self._text, who.start, who.end)
        )

    def _deeper(self, steps: list[Holding], outer: Found, end: int) -> tuple[Holding, ...]:
        """The chain with those whom the last holder tells of."""
        while len(steps) < _DEEPEST and (inner := self._parsed.inside(outer)) is not None:
            holder = self._name(inner) if inner.start < end else None
            if holder is None:
                break
            mode = inner.mode if inner.mode in _KEPT else HoldingMode.ASSERTED
            told = steps[-1]
            steps[-1] = Holding(told.holder, _taken(told.mode, inner), told.cue, told.source)
            steps.append(Holding(holder, mode, inner.cue[0], inner.source[0]))
            outer = inner
        return tuple(steps)

    def _name(self, one: Found) -> str | None:
        """Who an inner source is; None for a pronoun that nothing resolves."""
        first, last = one.source[0], one.source[-1]
        known = self._parsed.source_of(one, self._discourse.sources(first.start, last.end))
        if known is not None:
            return known.speaker
        words = " ".join(first.quote.split())
        if not one.cue or _NOBODY.match(words):
            return None
        plain = _DETERMINER.sub("", words, count=1)
        return (plain if plain[:1].isupper() else plain.lower()) + UNNAMED_SUFFIX


def _passing(outer: Found | None) -> HoldingMode:
    """How the voice takes what somebody else holds: as told, or as true by a factive cue."""
    if outer is not None and outer.mode is HoldingMode.ENDORSED:
        return HoldingMode.ENDORSED
    return HoldingMode.REPORTED


def _taken(mode: HoldingMode, inner: Found) -> HoldingMode:
    if mode is not HoldingMode.ASSERTED:
        return mode
    return _passing(inner)
