"""Scores that take the place of others told before: "Correction: 61.2, not 62.1", "62.1 should have been 61.2".

A correction names neither test nor system; both are those of the score that it takes back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.draft import Draft, FoundResult

_S = "[ \u00a0\u2009\u202f]"
_NUMBER = r"(?<![\w.,$€£])(?:\d{1,3}(?:,\d{3})+|\d{1,4})(?:\.\d+)?"
_UNIT = rf"(?:{_S}?%|{_S}per{_S}?cent|{_S}(?:points|BLEU|Elo))?"
_END = r"(?![\w%]|[.,]\d)"
_NEW = rf"(?P<new>{_NUMBER}){_UNIT}{_END}"
_OLD = rf"(?P<old>{_NUMBER}){_UNIT}{_END}"
_PATTERNS = (
    re.compile(
        rf"{_NEW},?{_S}(?:and{_S})?(?:not|instead{_S}of|rather{_S}than){_S}(?:the{_S})?{_OLD}"
    ),
    re.compile(rf"\b(?:not|instead{_S}of){_S}{_OLD},?{_S}but{_S}{_NEW}"),
    re.compile(
        rf"{_OLD}(?:{_S}[\w-]+){{0,4}}?{_S}(?:should{_S}(?:be|read|have{_S}(?:been|read))|was{_S}(?:corrected|revised|amended){_S}to|is{_S}now|became){_S}{_NEW}"
    ),
)

_SUPPOSED = re.compile(r"\b(?:if|unless|suppose|were|would|from|by|about|over)\b", re.IGNORECASE)
"""Words before two figures that make them no correction: "if it starts from 17 rather than 41"."""


def with_corrections(draft: Draft, rows: Sequence[FoundResult]) -> list[FoundResult]:
    """The rows with those that correct an earlier one, of the same system on the same test.

    Args:
        draft: with sentences and propositions.
        rows: results, in the order of the text.
    """
    kept = list(rows)
    for number, old, new in _corrections(draft):
        before = [row for row in kept if _sentence(draft, row) < number and row.score == old]
        here = [row for row in kept if _sentence(draft, row) == number]
        index = next((n for n, p in enumerate(draft.propositions) if p.sentence == number), None)
        if index is None or not before:
            continue
        kept = [row for row in kept if not (row in here and row.score in {old, new})]
        span = draft.propositions[index].span
        kept.append(
            replace(before[-1], proposition=index, span=span, score=new, text=f"{new:g}", date=None)
        )
    return sorted(kept, key=lambda row: _sentence(draft, row))


def _corrections(draft: Draft) -> Iterator[tuple[int, float, float]]:
    """The sentence of each correction, the score taken back and the one that stands for it."""
    for number, sentence in enumerate(draft.sentences):
        for pattern in _PATTERNS:
            match = pattern.search(draft.text, sentence.span.start, sentence.span.end)
            before = draft.text[sentence.span.start : match.start()] if match else ""
            if match is not None and not _SUPPOSED.search(before):
                yield number, _value(match["old"]), _value(match["new"])
                break


def _value(words: str) -> float:
    return float(words.replace(",", ""))


def _sentence(draft: Draft, row: FoundResult) -> int:
    return draft.propositions[row.proposition].sentence
