"""The wording of an answer that gives a number alone: "Thirty per cent." says what the question asked the chance of."""

from __future__ import annotations

from collections import Counter

from extractors.draft import Draft, FoundForecast
from extractors.language.shallow import content_stems, has_clause

_BRIEF = 7  # words of "I would put it at 30 percent."
_NEAR = 600  # code points back to the question
_LEAST = 2  # words of an event that can be told


def single_chances(draft: Draft) -> dict[int, FoundForecast]:
    """For each proposition with one forecast and no other, that forecast where it has a chance."""
    counted = Counter(found.proposition for found in draft.forecasts)
    return {
        found.proposition: found
        for found in draft.forecasts
        if counted[found.proposition] == 1 and found.probability is not None
    }


def of_number(quote: str, found: FoundForecast | None, before: str) -> str | None:
    """The chance, its event and its date in one sentence, for words that give only the number; else None.

    Args:
        quote: the proposition's words.
        found: the one forecast in it.
        before: the text in front of it; the event must have been asked for there, in the words that it has.
    """
    if found is None or found.probability is None or found.negated or found.conditional_on:
        return None
    event, words = found.event.strip(" .,;"), quote.split()
    if len(words) > _BRIEF or len(event.split()) < _LEAST or not event[:1].isalnum():
        return None
    if content_stems(event) & content_stems(quote):
        return None  # the words say themselves what the number is of
    asked = before[-_NEAR:].rpartition("?")[0]
    if not asked or not content_stems(event) <= content_stems(asked):
        return None
    joint = "that" if has_clause(event) else "of"
    horizon = found.horizon.text if found.horizon is not None else ""
    when = f" {horizon}" if horizon and horizon.lower() not in f"{event} {quote}".lower() else ""
    return f"The chance {joint} {event}{when} is {found.probability.text}."
