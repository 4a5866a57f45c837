"""Reading the graph's topics: which topic a claim belongs to, and which claims belong to none.

Topics are found when sources are added and come with the graph (see `kg.store.topics`), so everything here
is a look-up. A claim has one topic or none.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.errors import NotFoundError
from kg.model import Graph, Topic, fold


def topics_of_claims(graph: Graph) -> Mapping[str, Topic]:
    """The topic of each claim that has one, by claim id."""
    return {claim: topic for topic in graph.topics for claim in topic.claims}


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
