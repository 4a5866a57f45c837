"""Topics: what the claims of the whole graph are about, each topic anchored in a term that claims share.

A topic's identity is its term, not a number: it is there as soon as enough claims name the term and lie
together in meaning, so its id and name do not depend on the order in which sources came, and stay when a
source is added. Claims go to the term that they name and whose other claims they are nearest to; claims
that name none go to the nearest topic, if it is near enough, or to none. A topic's further terms are
those of its claims that mark it off from other topics: class-based TF-IDF (Grootendorst 2022, "BERTopic:
Neural topic modeling with a class-based TF-IDF procedure") over noun phrases. All sums are of whole
numbers, so the same claims give the same topics to the last bit.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import NotFoundError
from kg.model import Claim, EntityKind, Graph, Meaning, content_id, fold
from kg.search.meaning_codes import code_rows

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FEWEST = 5
"""Claims that a topic has at least."""

_WIDEST = (
    0.15  # of all claims: a term in more of them is the debate's own subject and parts nothing
)
_SMALL = 60  # claims; a smaller graph has no such terms
_TOGETHER = 0.05  # by which a term's claims lie closer than claims do in general
_ONE_THING = 0.6  # of a term's claims that another one names too: then it is the same topic
_INSIDE = 0.8  # of a term's claims that name it as the end of one longer term
_ONE_MIDDLE = 0.95  # cosine of two terms' middles from which they stand for one thing
_JOINS = 0.6  # cosine to the middle of a topic that a claim needs which does not name its term
_TERMS = 5
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Topic:
    """What several claims are about.

    Args:
        id: from its name, the same in every graph that has the topic.
        name: the term that anchors it.
        terms: what marks it off from other topics, its name first.
        claims: ids of its claims, those nearest to its middle first.
        named: how many of them name the term itself; others name one that stands for the same, or lie
            near those that do.
    """

    id: str
    name: str
    terms: tuple[str, ...]
    claims: tuple[str, ...]
    named: int

    @staticmethod
    def id_for(name: str) -> str:
        """The id of the topic of this name."""
        return content_id("k", fold(name))


@dataclass(frozen=True, slots=True)
class Topics:
    """The topics of a graph.

    Args:
        topics: largest first, ties by name.
        loose: ids of the claims that belong to none.
    """

    topics: tuple[Topic, ...]
    loose: tuple[str, ...]

    def named(self, name: str) -> Topic:
        """The topic of this name or id.

        Raises:
            NotFoundError: there is none.
        """
        for topic in self.topics:
            if topic.id == name or fold(topic.name) == fold(name):
                return topic
        msg = f"no topic is named {name!r}; `claimtrail topics` lists them"
        raise NotFoundError(msg)


def find_topics(graph: Graph, meanings: Sequence[Meaning]) -> Topics:
    """The topics of a graph's claims.

    Args:
        graph: the graph.
        meanings: of its statements, as the store keeps them; claims without one belong to no topic.
    """
    claims = _described(graph, meanings)
    if not claims:
        return Topics((), tuple(claim.id for claim in graph.claims))
    return _Clustering(claims, _people(graph)).topics(graph.claims)


@dataclass(frozen=True, slots=True)
class _Described:
    claim: str
    phrases: frozenset[str]


def _described(
    graph: Graph, meanings: Sequence[Meaning]
) -> tuple[tuple[_Described, ...], NDArray[np.float64]] | None:
    """Claims with the phrases of all their statements, and their vectors' sums, by id."""
    import numpy as np

    kept = {meaning.statement: meaning for meaning in meanings}
    found: list[_Described] = []
    rows: list[NDArray[np.float64]] = []
    for claim in sorted(graph.claims, key=lambda claim: claim.id):
        own = [kept[s.id] for s in graph.statements_of(claim.id) if s.id in kept]
        if not own:
            continue
        found.append(_Described(claim.id, frozenset(p for meaning in own for p in meaning.phrases)))
        rows.append(_rounded(code_rows([meaning.vector for meaning in own]).sum(axis=0)))
    return (tuple(found), np.stack(rows)) if found else None


def _people(graph: Graph) -> frozenset[str]:
    """Words of people's names: who says it is another question than what it is about."""
    people = (entity for entity in graph.entities if entity.kind is EntityKind.PERSON)
    names = (name for entity in people for name in (entity.name, *entity.aliases))
    return frozenset(word for name in names for word in fold(name.removesuffix("'s")).split())


class _Clustering:
    def __init__(
        self,
        described: tuple[tuple[_Described, ...], NDArray[np.float64]],
        people: frozenset[str],
    ) -> None:
        self._claims, self._rows = described
        self._of: dict[str, list[int]] = defaultdict(list)
        for n, claim in enumerate(self._claims):
            for phrase in claim.phrases:
                if not people & set(fold(phrase).split()):
                    self._of[phrase].append(n)

    def topics(self, claims: Sequence[Claim]) -> Topics:
        """Anchors, the claims that go to each, and what marks it off."""
        anchors, taken = self._anchors()
        while True:
            members = self._assigned(anchors, taken)
            kept = [anchor for anchor in anchors if len(members[anchor]) >= FEWEST]
            if len(kept) == len(anchors):
                break
            # The claims of a term that others have emptied go to those others.
            anchors = kept
        terms = self._terms(members)
        found = [self._topic(anchor, members[anchor], terms[anchor]) for anchor in anchors]
        held = {claim for topic in found for claim in topic.claims}
        return Topics(
            tuple(sorted(found, key=lambda topic: (-len(topic.claims), topic.name))),
            tuple(sorted(claim.id for claim in claims if claim.id not in held)),
        )

    def _anchors(self) -> tuple[list[str], dict[str, str]]:
        """Terms that enough claims share, not nearly all, and that lie together; one for each thing.

        Returns:
            The anchors, and for every term that stands for one of them, itself included, which.
        """
        widest = max(_SMALL * _WIDEST, _WIDEST * len(self._claims))
        general = self._closeness(range(len(self._claims)))
        scored = []
        for phrase, places in self._of.items():
            if not FEWEST <= len(places) <= widest:
                continue
            closer = self._closeness(places) - general
            if closer < _TOGETHER:
                continue
            if not self._hardly_stands_alone(phrase):
                scored.append((-round(len(places) * closer, _DIGITS), phrase))
        taken: dict[str, str] = {}
        for _, phrase in sorted(scored):
            chosen = [anchor for anchor in taken if taken[anchor] == anchor]
            taken[phrase] = next((a for a in chosen if self._is_one(phrase, a)), phrase)
        return [anchor for anchor in taken if taken[anchor] == anchor], taken

    def _hardly_stands_alone(self, phrase: str) -> bool:
        """Whether nearly all claims name a term inside a longer one, which then says it better.

        Frequent candidate terms inside longer ones are discounted so in the C-value of Frantzi, Ananiadou
        and Mima (2000).
        """
        return any(
            len(self._of[longer]) >= _INSIDE * len(self._of[phrase])
            for longer in self._of
            if longer != phrase and longer.endswith(f" {phrase}")
        )

    def _is_one(self, phrase: str, anchor: str) -> bool:
        """Whether two terms stand for one thing: in the same claims, or in claims of one meaning."""
        if self._is_one_with(set(self._of[phrase]), set(self._of[anchor])):
            return True
        middles = [_unit(_middle(self._rows[self._of[term]])) for term in (phrase, anchor)]
        return round(float(middles[0] @ middles[1]), _DIGITS) >= _ONE_MIDDLE

    @staticmethod
    def _is_one_with(mine: set[int], other: set[int]) -> bool:
        return len(mine & other) > _ONE_THING * min(len(mine), len(other))

    def _closeness(self, places: Sequence[int]) -> float:
        """The mean cosine of claims to their middle."""
        rows = self._rows[list(places)]
        middle = _middle(rows)
        return round(float((_unit(rows) @ _unit(middle)).mean()), _DIGITS)

    def _assigned(self, anchors: Sequence[str], taken: Mapping[str, str]) -> dict[str, list[int]]:
        """The claims of each anchor: those that name it, or lie nearest to those that do."""
        import numpy as np

        members: dict[str, list[int]] = {anchor: [] for anchor in anchors}
        if not anchors:
            return members
        middles = np.stack([_unit(_middle(self._rows[self._of[anchor]])) for anchor in anchors])
        near = np.round(_unit(self._rows) @ middles.T, _DIGITS)
        for n, claim in enumerate(self._claims):
            own = {taken[phrase] for phrase in claim.phrases if phrase in taken}
            named = [a for a, anchor in enumerate(anchors) if anchor in own]
            allowed = named or [a for a in range(len(anchors)) if near[n, a] >= _JOINS]
            if allowed:
                best = min(allowed, key=lambda a: (-near[n, a], anchors[a]))
                members[anchors[best]].append(n)
        return members

    def _terms(self, members: Mapping[str, Sequence[int]]) -> dict[str, tuple[str, ...]]:
        """Class-based TF-IDF: a term's share in a topic's claims times how rare it is in all of them."""
        counts = {
            anchor: Counter(p for n in places for p in self._claims[n].phrases if p in self._of)
            for anchor, places in members.items()
        }
        everywhere: Counter[str] = Counter()
        for count in counts.values():
            everywhere.update(count)
        mean = sum(everywhere.values()) / max(1, len(counts))
        found = {}
        for anchor, count in counts.items():
            size = sum(count.values())
            scored = (
                (-round(n / size * math.log(1 + mean / everywhere[phrase]), _DIGITS), phrase)
                for phrase, n in count.items()
                if phrase != anchor and n > 1
            )
            found[anchor] = (anchor, *(phrase for _, phrase in sorted(scored)[: _TERMS - 1]))
        return found

    def _topic(self, anchor: str, places: Sequence[int], terms: tuple[str, ...]) -> Topic:
        import numpy as np

        rows = self._rows[list(places)]
        near = np.round(_unit(rows) @ _unit(_middle(rows)), _DIGITS)
        ranked = sorted(range(len(places)), key=lambda n: (-near[n], self._claims[places[n]].claim))
        return Topic(
            id=Topic.id_for(anchor),
            name=anchor,
            terms=terms,
            claims=tuple(self._claims[places[n]].claim for n in ranked),
            named=sum(anchor in self._claims[n].phrases for n in places),
        )


def _middle(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """The sum of whole-numbered rows; exact in any order."""
    found: NDArray[np.float64] = rows.sum(axis=0)
    return found


def _unit(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    import numpy as np

    length = np.sqrt((rows * rows).sum(axis=-1, keepdims=True))
    found: NDArray[np.float64] = rows / np.maximum(length, 1.0)
    return found


def _rounded(row: NDArray[np.float64]) -> NDArray[np.float64]:
    """A claim's vector as whole numbers of one length, however many statements it has."""
    import numpy as np

    found: NDArray[np.float64] = np.rint(_unit(row) * (1 << 14))
    return found
