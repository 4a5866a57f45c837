"""Reading the graph's topics: which topic a claim belongs to, and which claims belong to none.

Topics are found when sources are added and come with the graph (see `kg.store.topics`), so everything here
is a look-up. A claim has one topic or none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from kg.errors import NotFoundError
from kg.model import Graph, Topic, fold


def topics_of_claims(graph: Graph) -> Mapping[str, Topic]:
    """The topic of each claim that has one, by claim id."""
    return {claim: topic for topic in graph.topics for claim in topic.claims}


def telling_topics(graph: Graph) -> tuple[Topic, ...]:
    """The topics, those that tell most of what a graph is about first.

    A topic counts by the voices that take part in it, not by its claims: one long-winded text makes no subject.
    A name that other topics list among their own terms ("model", "system") is a general word of the whole debate
    and counts for each of them a part only. So is a name that stands in many longer terms for the claims that it
    has ("task": "coding task", "task length"): a subject is called mostly by its name alone. Ties go by claims,
    then by name.
    """
    shared = Counter(term for topic in graph.topics for term in topic.terms)

    def rank(topic: Topic) -> tuple[float, int, str]:
        voices = {
            (statement.source, statement.speaker)
            for claim in topic.claims
            for statement in graph.statements_of(claim)
        }
        general = (1 + topic.inside / max(1, topic.named)) ** 2
        # Its own terms hold its name, so a name of no other topic is shared by one.
        weight = len(voices) / max(1, shared[topic.name]) / general
        return -weight, -len(topic.claims), topic.name

    return tuple(sorted(graph.topics, key=rank))


def claims_without_topic(graph: Graph) -> tuple[str, ...]:
    """Ids of the claims that belong to no topic, sorted."""
    held = topics_of_claims(graph)
    return tuple(claim.id for claim in graph.claims if claim.id not in held)


def topic_named(graph: Graph, name: str) -> Topic:
    """The topic of this name or id.

    Args:
        graph: the graph.
        name: case, marks and spacing of a name do not matter.

    Raises:
        NotFoundError: there is none.
    """
    for topic in graph.topics:
        if topic.id == name or fold(topic.name) == fold(name):
            return topic
    msg = f"no topic is named {name!r}; `claimtrail topics` lists them"
    raise NotFoundError(msg)
