"""Questions to start from, drawn from the positions and from what is disputed and forecast most."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.analysis.directory import Directory
from kg.analysis.dispute import Contested
from kg.analysis.event_words import stems_of
from kg.analysis.wording import worded
from kg.model import Graph, fold

_SPEAKER = re.compile(r"\b(?:I|[Mm]y|[Mm]ine|me|[Ww]e|[Oo]ur|us)\b")


class Asks(StrEnum):
    """What a question leads to."""

    DEBATE = "debate"
    CLAIM = "claim"
    EVENT = "event"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what answers it.

    Args:
        text: in words, one line.
        asks: what kind of answer there is.
        about: two positions' names, a claim's id, an event's words or a topic's name.
    """

    text: str
    asks: Asks
    about: tuple[str, ...]


def starting_questions(
    graph: Graph,
    directory: Directory,
    contested: Sequence[Contested],
    limit: int = 3,
) -> tuple[Question, ...]:
    """What a newcomer may ask first: where the positions part, who disputes what, how likely it is.

    It is asked of the most disputed claim that shares words with the positions, and of an event that does.

    Args:
        graph: the graph.
        directory: of that graph.
        contested: its most disputed claims, the most disputed first.
        limit: how many at most.
    """
    found = list(_questions(graph, directory, contested))
    return tuple(found[:limit])


def _questions(
    graph: Graph,
    directory: Directory,
    contested: Sequence[Contested],
) -> Iterator[Question]:
    subject = frozenset(
        stem for p in graph.positions for stem in stems_of(f"{p.name} {p.statement}", {})
    )
    if len(graph.positions) > 1:
        one, other = graph.positions[:2]
        yield Question(
            f"What speaks for “{one.name}”, what for “{other.name}”, and where do they dispute "
            "each other?",
            Asks.DEBATE,
            (one.name, other.name),
        )
    if contested:
        # "My own number is 25%" asks a reader who comes to the page nothing.
        plain = [c for c in contested if _SPEAKER.search(c.claim.text) is None] or contested
        of_subject = (c for c in plain if subject & stems_of(c.claim.text, {}))
        claim = next(of_subject, plain[0]).claim
        said = worded(graph, claim).rstrip(" .")
        yield Question(f"Who disputes that “{said}”, and why?", Asks.CLAIM, (claim.id,))
    event = _event(graph, directory, subject)
    if event is not None:
        yield Question(f"How likely is “{event}”, and who says so?", Asks.EVENT, (event,))
    for topic in graph.topics[:3]:
        yield Question(f"What is said on “{topic.name}”?", Asks.TOPIC, (topic.name,))


def _event(graph: Graph, directory: Directory, subject: frozenset[str]) -> str | None:
    """The event to which most holders give a chance in the same words, one of the subject first.

    Grouping different words for one event takes time that a front page does not have.
    """
    voices: dict[str, set[str]] = defaultdict(set)
    words: dict[str, str] = {}
    for forecast in graph.forecasts:
        if forecast.probability is not None:
            key = fold(forecast.event)
            voices[key].add(directory.of_forecast(forecast).id)
            words.setdefault(key, forecast.event)
    told = [key for key in sorted(voices) if len(voices[key]) > 1]
    if not told:
        return None
    best = max(told, key=lambda key: (bool(subject & stems_of(words[key], {})), len(voices[key])))
    return words[best]
