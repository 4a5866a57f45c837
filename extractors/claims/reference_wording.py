"""Names put for pronouns and definite descriptions, where the resolver says whom they stand for."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from extractors.draft import Antecedent, Draft, Reference, ReferenceKind
from extractors.references.verdicts import Refusal
from kg.model import Span

_CLITIC = re.compile(r"['’](s|re|ve|ll|d)\b", re.IGNORECASE)
_VERB_OF = {"re": "are", "ve": "have", "ll": "will", "d": "would"}
_PERFECT = re.compile(r"\s+(?:been|got|become|gone|had)\b")
_OWNING = frozenset({"his", "her", "its", "their"})
_OWNED = re.compile(
    r"\s+(?!(?:an?|the|this|these|those|some|no|every|and|or|but|to|in|on|at|for|with|from|that|by|as|when|if|is|was|not|out)\b)[\w“‑-]"
)


_OVERRIDING = frozenset(
    {Refusal.TWO_CANDIDATES, Refusal.QUOTED, Refusal.MAY_BE_EVENT, Refusal.EXPLETIVE}
)


@dataclass(frozen=True, slots=True)
class FilledClause:
    """A proposition's words with names filled in.

    Args:
        clause: the words.
        content: where the content begins in them, or None.
        until: where it ends, or None.
        tests: the tests of the references that were filled, by place.
    """

    clause: str
    content: int | None
    until: int | None
    tests: tuple[str, ...]


class ReferenceFiller:
    """Fills in what the references of a draft stand for."""

    def __init__(self, draft: Draft) -> None:
        self._references = [
            r for r in draft.references if r.antecedent and r.kind is not ReferenceKind.WRITER
        ]
        self._starts = [reference.span.start for reference in self._references]
        self._doubts = [
            (r.span.start, "" if r.antecedent else r.test)
            for r in draft.references
            if r.kind in {ReferenceKind.THING, ReferenceKind.GROUP}
        ]
        self._named: dict[str, list[int]] = {}
        for entity in draft.entities:
            self._named[entity.id] = sorted(m.span.start for m in entity.mentions)

    def fill(
        self, span: Span, content: int | None, until: int | None, aside: Span | None = None
    ) -> FilledClause:
        """A proposition with a name for the first reference to each, where the content names it nowhere.

        Args:
            span: the proposition.
            content: where its content begins, from the span's start; None for the whole.
            until: where it ends; None for the whole.
            aside: a remark inside it that the words leave out, commas included ("P, she says, P").
        """
        low = span.start + (content or 0)
        high = span.end if until is None else span.start + until
        pieces: list[str] = []
        last, tests = span.start, []
        seen: set[str] = set()
        added = 0
        for reference in self._within(low, high):
            who = reference.antecedent
            if aside is not None and aside.end <= reference.span.start and last < aside.end:
                pieces.append(span.quote[last - span.start : aside.start - span.start])
                last = aside.end
            within = aside is not None and aside.covers(reference.span)
            if who is None or within or reference.span.start < last:
                continue
            key = who.entity or who.name
            if key in seen or self._is_named(who, low, high):
                continue
            seen.add(key)
            words, end = _in_place(reference, who, span)
            pieces += [span.quote[last - span.start : reference.span.start - span.start], words]
            added += len(words) - (end - reference.span.start)
            last = end
            tests.append(reference.test)
        if aside is not None and last < aside.end:
            pieces.append(span.quote[last - span.start : aside.start - span.start])
            last = aside.end
        pieces.append(span.quote[last - span.start :])
        stop = None if until is None else until + added
        return FilledClause("".join(pieces), content, stop, tuple(tests))

    def is_doubtful(self, span: Span, content: int | None) -> bool:
        """Whether the first "it" or "they" of a content was refused for a reason that no theme overrides."""
        low = span.start + (content or 0)
        first = bisect_left(self._doubts, (low, ""))
        if first == len(self._doubts) or self._doubts[first][0] >= span.end:
            return False
        return self._doubts[first][1] in _OVERRIDING

    def _within(self, low: int, high: int) -> list[Reference]:
        first, past = bisect_left(self._starts, low), bisect_left(self._starts, high)
        return [r for r in self._references[first:past] if r.span.end <= high]

    def _is_named(self, who: Antecedent, low: int, high: int) -> bool:
        """Whether the content names the antecedent itself."""
        if who.evidence is not None and low <= who.evidence.start < high:
            return True
        places = self._named.get(who.entity or "", [])
        at = bisect_left(places, low)
        return at < len(places) and places[at] < high


def _in_place(reference: Reference, who: Antecedent, span: Span) -> tuple[str, int]:
    """The words for a reference and where what they replace ends."""
    end = reference.span.end
    rest = span.quote[end - span.start :]
    word = reference.span.quote.lower()
    if reference.kind is ReferenceKind.DESCRIPTION:
        return who.name, end
    if word in _OWNING and (word != "her" or _OWNED.match(rest)):
        plural = reference.kind is ReferenceKind.GROUP and who.name.endswith("s")
        return who.name + ("'" if plural else "'s"), end
    clitic = _CLITIC.match(rest)
    if clitic is None:
        return who.name, end
    short = clitic[1].lower()
    verb = _VERB_OF.get(short, "has" if _PERFECT.match(rest, clitic.end()) else "is")
    return f"{who.name} {verb}", end + clitic.end()
