"""Topics: what the claims of the whole graph are about, each topic anchored in a term that claims share.

A topic's identity is its term, not a number: it is there as soon as enough claims name the term and lie
together in meaning, so its id and name do not depend on the order in which sources came, and stay when a
source is added. Claims go to the term that they name and whose other claims they are nearest to; claims
that name none go to the nearest topic, if it is near enough; what is linked to claims of one topic alone
has that topic too; the rest has none. A topic's further terms are
those of its claims that mark it off from other topics: class-based TF-IDF (Grootendorst 2022, "BERTopic:
Neural topic modeling with a class-based TF-IDF procedure") over noun phrases. All sums are of whole
numbers, so the same claims give the same topics to the last bit.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from kg.model import EntityKind, Graph, Meaning, Topic, fold
from kg.store.meaning_codes import code_rows

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
_JOINS = 0.55  # cosine to the middle of a topic that a claim needs which does not name its term
_TERMS = 5
_DIGITS = 6
_AT_ONCE = 8192  # rows, so that a large graph's vectors are not all unpacked at the same time


def find_topics(graph: Graph, meanings: Sequence[Meaning]) -> tuple[Topic, ...]:
    """The topics of a graph's claims, largest first, ties by name.

    Args:
        graph: the graph.
        meanings: of its statements, as the store keeps them; claims without one belong to no topic.
    """
    claims = _described(graph, meanings)
    if not claims:
        return ()
    return _Clustering(claims, _people(graph), _linked_claims(graph)).topics()


@dataclass(frozen=True, slots=True)
class _Described:
    claim: str
    phrases: frozenset[str]


def _described(
    graph: Graph, meanings: Sequence[Meaning]
) -> tuple[tuple[_Described, ...], NDArray[np.int16]] | None:
    """Claims with the phrases of all their statements, and their vectors' sums, by id."""
    import numpy as np

    place = {meaning.statement: n for n, meaning in enumerate(meanings)}
    found: list[_Described] = []
    owned: list[list[int]] = []
    for claim in sorted(graph.claims, key=lambda claim: claim.id):
        own = [place[s.id] for s in graph.statements_of(claim.id) if s.id in place]
        if own:
            phrases = frozenset(chain.from_iterable(meanings[n].phrases for n in own))
            found.append(_Described(claim.id, phrases))
            owned.append(own)
    if not found:
        return None
    rows = []
    for at in range(0, len(owned), _AT_ONCE):
        part = owned[at : at + _AT_ONCE]
        codes = code_rows([meanings[n].vector for own in part for n in own])
        starts = np.cumsum([0, *(len(own) for own in part[:-1])])
        rows.append(_rounded(np.add.reduceat(codes, starts, axis=0)))
    return tuple(found), np.concatenate(rows)


def _people(graph: Graph) -> frozenset[str]:
    """Words of people's names: who says it is another question than what it is about."""
    people = (entity for entity in graph.entities if entity.kind is EntityKind.PERSON)
    names = (name for entity in people for name in (entity.name, *entity.aliases))
    return frozenset(word for name in names for word in fold(name.removesuffix("'s")).split())


def _linked_claims(graph: Graph) -> tuple[tuple[str, str], ...]:
    """The claims at both ends of each link."""
    ends = (
        (graph.statement(link.from_).claim, graph.statement(link.to).claim) for link in graph.links
    )
    return tuple(sorted({(one, other) for one, other in ends if one != other}))


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A term that a topic hangs on: where its claims lie, and which they are."""

    middle: NDArray[np.float64]
    claims: frozenset[int]


class _Clustering:
    def __init__(
        self,
        described: tuple[tuple[_Described, ...], NDArray[np.int16]],
        people: frozenset[str],
        links: Sequence[tuple[str, str]],
    ) -> None:
        self._links = links
        self._claims, self._rows = described
        self._lengths = _lengths(self._rows)
        of: dict[str, list[int]] = defaultdict(list)
        for n, claim in enumerate(self._claims):
            for phrase in claim.phrases:
                of[phrase].append(n)
        self._of = {
            phrase: places
            for phrase, places in of.items()
            if people.isdisjoint(fold(phrase).split())
        }
        self._longer: dict[str, list[str]] = defaultdict(list)
        self._around: Counter[str] = Counter()
        for phrase in self._of:
            for end in _ends(phrase):
                self._longer[end].append(phrase)
            self._around.update(_parts(phrase))

    def topics(self) -> tuple[Topic, ...]:
        """Anchors, the claims that go to each, and what marks it off."""
        members = self._members(*self._anchors())
        terms, linked = self._terms(members), self._linked(members)
        found = [
            self._topic(anchor, members[anchor], terms[anchor], linked[anchor])
            for anchor in members
        ]
        return tuple(sorted(found, key=lambda topic: (-len(topic.claims), topic.name)))

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
            if self._hardly_stands_alone(phrase):
                continue
            closer = self._closeness(places) - general
            if closer >= _TOGETHER:
                scored.append((-round(len(places) * closer, _DIGITS), phrase))
        taken: dict[str, str] = {}
        chosen: dict[str, _Anchor] = {}
        for _, phrase in sorted(scored):
            middle = self._middle(self._of[phrase])
            taken[phrase] = self._is_one(phrase, middle, chosen) or phrase
            if taken[phrase] == phrase:
                chosen[phrase] = _Anchor(middle, frozenset(self._of[phrase]))
        return list(chosen), taken

    def _hardly_stands_alone(self, phrase: str) -> bool:
        """Whether nearly all claims name a term inside a longer one, which then says it better.

        Frequent candidate terms inside longer ones are discounted so in the C-value of Frantzi, Ananiadou
        and Mima (2000).
        """
        least = _INSIDE * len(self._of[phrase])
        return any(len(self._of[longer]) >= least for longer in self._longer.get(phrase, ()))

    def _is_one(
        self, phrase: str, middle: NDArray[np.float64], chosen: Mapping[str, _Anchor]
    ) -> str | None:
        """The first anchor that stands for one thing with a term: in the same claims, or of one meaning."""
        mine = frozenset(self._of[phrase])
        for anchor, its in chosen.items():
            if len(mine & its.claims) > _ONE_THING * min(len(mine), len(its.claims)):
                return anchor
            if round(float(middle @ its.middle), _DIGITS) >= _ONE_MIDDLE:
                return anchor
        return None

    def _middle(self, places: Sequence[int]) -> NDArray[np.float64]:
        """The direction in which the sum of claims' rows points; exact in any order."""
        import numpy as np

        found = np.zeros(self._rows.shape[1], dtype=np.int64)
        for at in range(0, len(places), _AT_ONCE):
            found += self._rows[list(places[at : at + _AT_ONCE])].sum(axis=0, dtype=np.int64)
        return _unit(found.astype(np.float64))

    def _cosines(self, places: Sequence[int], middles: NDArray[np.float64]) -> NDArray[np.float64]:
        """Of claims with one direction, or with several in columns."""
        import numpy as np

        found = np.empty((len(places), *middles.shape[1:]))
        for at in range(0, len(places), _AT_ONCE):
            part = list(places[at : at + _AT_ONCE])
            products = self._rows[part].astype(np.float64) @ middles
            found[at : at + _AT_ONCE] = (products.T / self._lengths[part]).T
        return found

    def _closeness(self, places: Sequence[int]) -> float:
        """The mean cosine of claims to their middle."""
        return round(float(self._cosines(places, self._middle(places)).mean()), _DIGITS)

    def _members(self, anchors: Sequence[str], taken: Mapping[str, str]) -> dict[str, list[int]]:
        """The claims of each anchor that has enough: those that name it, or lie nearest to those that do.

        The smallest anchor goes first, and its claims to those that are left: two small ones do not empty
        each other.
        """
        import numpy as np

        if not anchors:
            return {}
        middles = np.stack([self._middle(self._of[anchor]) for anchor in anchors])
        near = np.round(self._cosines(range(len(self._claims)), middles.T), _DIGITS)
        place = {anchor: a for a, anchor in enumerate(anchors)}
        members: dict[str, list[int]] = {anchor: [] for anchor in anchors}

        def assign(places: Iterable[int]) -> None:
            for n in places:
                own = {taken[phrase] for phrase in self._claims[n].phrases if phrase in taken}
                named = [place[anchor] for anchor in own if anchor in members]
                allowed = named or [
                    a for a in np.flatnonzero(near[n] >= _JOINS).tolist() if anchors[a] in members
                ]
                if allowed:
                    best = min(allowed, key=lambda a: (-near[n, a], anchors[a]))
                    members[anchors[best]].append(n)

        assign(range(len(self._claims)))
        while members:
            smallest = min(members, key=lambda anchor: (len(members[anchor]), anchor))
            if len(members[smallest]) >= FEWEST:
                break
            assign(members.pop(smallest))
        return members

    def _linked(self, members: Mapping[str, Sequence[int]]) -> dict[str, list[str]]:
        """Claims of no topic by the one topic that all claims linked to them have, if they have one."""
        held = {self._claims[n].claim: anchor for anchor, own in members.items() for n in own}
        near: dict[str, set[str]] = defaultdict(set)
        for one, other in self._links:
            for claim, end in ((one, other), (other, one)):
                if claim not in held and end in held:
                    near[claim].add(held[end])
        found: dict[str, list[str]] = {anchor: [] for anchor in members}
        for claim in sorted(near):
            if len(near[claim]) == 1:
                found[near[claim].pop()].append(claim)
        return found

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

    def _topic(
        self, anchor: str, places: Sequence[int], terms: tuple[str, ...], linked: Sequence[str]
    ) -> Topic:
        import numpy as np

        near = np.round(self._cosines(places, self._middle(places)), _DIGITS)
        ranked = sorted(range(len(places)), key=lambda n: (-near[n], self._claims[places[n]].claim))
        return Topic(
            id=Topic.id_for(anchor),
            name=anchor,
            terms=terms,
            claims=(*(self._claims[places[n]].claim for n in ranked), *linked),
            named=sum(anchor in self._claims[n].phrases for n in places),
            inside=self._around[anchor],
        )


def _ends(phrase: str) -> tuple[str, ...]:
    """What a phrase ends in, word by word, without itself."""
    words = phrase.split(" ")
    return tuple(" ".join(words[n:]) for n in range(1, len(words)))


def _parts(phrase: str) -> frozenset[str]:
    """The shorter terms that a phrase holds: its runs of words, each once, without itself."""
    words = phrase.split(" ")
    runs = (" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 1, len(words) + 1))
    return frozenset(runs) - {phrase}


def _lengths(rows: NDArray[np.int16]) -> NDArray[np.float64]:
    """Lengths of whole-numbered rows, at least 1."""
    import numpy as np

    squares = [
        (part * part).sum(axis=-1)
        for at in range(0, len(rows), _AT_ONCE)
        for part in [rows[at : at + _AT_ONCE].astype(np.float64)]
    ]
    found: NDArray[np.float64] = np.maximum(np.sqrt(np.concatenate(squares)), 1.0)
    return found


def _unit(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    import numpy as np

    length = np.sqrt((rows * rows).sum(axis=-1, keepdims=True))
    found: NDArray[np.float64] = rows / np.maximum(length, 1.0)
    return found


def _rounded(rows: NDArray[np.float64]) -> NDArray[np.int16]:
    """Claims' vectors as whole numbers of one length, however many statements each has."""
    import numpy as np

    return np.rint(_unit(rows) * (1 << 14)).astype(np.int16)
