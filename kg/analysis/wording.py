"""A claim's words with what they leave to the text around them."""

from __future__ import annotations

from kg.analysis.event_groups import is_borrowed
from kg.analysis.event_words import stems_of
from kg.model import Claim, Graph

_HALF = 0.5
_STOPS = ".!?"


def worded(graph: Graph, claim: Claim) -> str:
    """A claim's words; of a chance that does not say of what, with its event in square brackets.

    "My own number is 25%." is read in its text after a sentence that names the event, and alone says nothing:
    here it becomes "My own number is 25% [the dam breaks]." The words are the claim's, the brackets an editor's.

    Args:
        graph: the graph that the claim is in.
        claim: the claim.
    """
    return with_event(claim.text, left_out(graph, claim))


def with_event(text: str, event: str | None) -> str:
    """A sentence with an event in square brackets before its stop; as it is without an event."""
    if event is None:
        return text
    words = text.rstrip()
    stop = words[-1:] if words.endswith(tuple(_STOPS)) else ""
    return f"{words.removesuffix(stop)} [{event}]{stop}"


def left_out(graph: Graph, claim: Claim) -> str | None:
    """The event of a claim's forecast where the claim's words do not name it; else None.

    They name an event when they hold half of its stems or more. A name alone is no event, nor are words that
    no forecast gives in its own place: those were taken from a sentence that may speak of something else.

    Args:
        graph: the graph that the claim is in.
        claim: the claim.
    """
    events = [forecast.event for forecast in graph.forecasts_of(claim.id)]
    if not events:
        return None
    here = stems_of(claim.text, {})
    for event in events:
        stems = stems_of(event, {})
        if not stems or len(stems & here) / len(stems) >= _HALF:
            return None
    event = events[0]
    if any(event == entity.name for entity in graph.entities):
        return None
    is_told = any(f.event == event and not is_borrowed(f) for f in graph.forecasts)
    return " ".join(event.split()) if is_told else None
