"""Chances told in a sentence of their own ("A hornet is seen by August. 90%."), of what the sentence beside them names.

Such a sentence has no event. Where the one before it (or, at the head of a paragraph, behind it) only names something
with its day, that is what the chance is of, and no forecast of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.draft import Draft, FoundForecast, Sentence
from extractors.forecasting.clause_events import clause_event
from extractors.forecasting.forecast_horizons import is_ahead
from extractors.forecasting.horizons import find_times
from extractors.forecasting.quantities import find_quantities
from kg.model import Horizon

_ALONE = re.compile(
    r"[\W_]*(?:(?:about|around|roughly|maybe|perhaps|say|call\sit|only|at\sleast|a\sgood|just|so|now|mine|me)\W{1,3}){0,2}(?P<told>[^.!?\n]{1,24}?)(?:,?\s(?:maybe|tops|at\sleast|or\sso|I[’']d\ssay|for\sme))?[\W_]*",
    re.IGNORECASE,
)
_FEWEST = 2
_LONGEST = 30


def with_fragments(
    draft: Draft, found: Sequence[FoundForecast], reference: str | None
) -> list[FoundForecast]:
    """The forecasts, each chance that stands alone with the event and day of the sentence beside it.

    Args:
        draft: with sentences, parses and propositions.
        found: forecasts in the order of the text.
        reference: ISO date of the page, or None.
    """
    numbers = [draft.propositions[f.proposition].sentence for f in found]
    told = {i: n for i, n in enumerate(numbers) if _is_alone(draft, found[i], n)}
    kept = list(found)
    dropped: set[int] = set()
    for i, number in told.items():
        for beside in _beside(draft, number):
            others = [j for j, n in enumerate(numbers) if n == beside]
            if any(found[j].probability is not None for j in others):
                break
            if others and not _is_fragment(draft, beside):
                break
            named = _named(draft, beside, reference)
            if named is not None:
                event, day = named
                kept[i] = replace(kept[i], event=event, horizon=day, undated=None)
                dropped.update(others)
                break
    return [f for i, f in enumerate(kept) if i not in dropped]


def _is_alone(draft: Draft, forecast: FoundForecast, number: int) -> bool:
    """Whether a sentence is a chance and nothing else."""
    if forecast.probability is None or draft.outlooks:
        return False
    match = _ALONE.fullmatch(draft.sentences[number].span.quote)
    return match is not None and match["told"].strip(" “\"‘'*") in forecast.probability.text


def _beside(draft: Draft, number: int) -> Iterator[int]:
    """The sentence before one in its paragraph, or the one behind it where it opens the paragraph."""
    own = draft.sentences[number]
    if number and _together(draft.sentences[number - 1], own):
        yield number - 1
    elif number + 1 < len(draft.sentences) and _together(draft.sentences[number + 1], own):
        yield number + 1


def _together(one: Sentence, other: Sentence) -> bool:
    return (one.block, one.post) == (other.block, other.post)


def _is_fragment(draft: Draft, number: int) -> bool:
    """Whether a sentence has no finite verb to head it, or is a clause of content: "That we find a fifth force by 2035."."""
    if draft.sentences[number].span.quote.lstrip(' “"*').startswith("That "):
        return True
    if number >= len(draft.parses):
        return False
    tokens = draft.parses[number].tokens
    roots = [i for i, t in enumerate(tokens) if t.dep == "root" or t.head == i]
    return not any(
        "VerbForm=Fin" in t.morph and (i in roots or t.head in roots) for i, t in enumerate(tokens)
    )


def _named(draft: Draft, number: int, reference: str | None) -> tuple[str, Horizon] | None:
    """What a sentence names with its day; None where it names no day to come or tells more."""
    span = draft.sentences[number].span
    if span.quote.rstrip(' ”"*').endswith("?") or len(span.quote.split()) > _LONGEST:
        return None
    times = find_times(draft.text, span.start, span.end, reference=reference)
    days = [t for t in times if is_ahead(t, reference)]
    if len(days) != 1 or find_quantities(draft.text, days[0].end, span.end):
        return None
    cut = [(t.start, t.end) for t in times if t.is_cut]
    event = clause_event(draft.text, (span.start, span.end), cut).removeprefix("That ")
    day = days[0].horizon
    return (event, day) if day is not None and len(event.split()) >= _FEWEST else None
