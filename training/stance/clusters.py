"""Training pairs of our own sentences: clusters around a claim, and replies to it.

The open corpora have short debate motions. What they lack is said here: forecasts and results with figures and
dates, the openings of replies, and above all pairs on one subject that do not bear on each other.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from corpora import Pair

from extractors.language.stance_labels import DISPUTES, LABELS, NEUTRAL, SAME, SUPPORTS

_HELD_OUT = 5
"""Every so many-th cluster and reply is for dev."""
_SIDES = {"+": SUPPORTS, "-": DISPUTES, ".": NEUTRAL}
_REPLIES = 6
"""Replies drawn for each claim."""


@dataclass(slots=True)
class Cluster:
    """Sentences around one claim, by the mark that opens their line."""

    domain: str
    lines: dict[str, list[str]] = field(default_factory=dict)

    @property
    def claim(self) -> str:
        """What all is about."""
        return self.lines["="][0]


@cache
def _clusters() -> tuple[Cluster, ...]:
    found: list[Cluster] = []
    for mark, words in _lines("clusters.txt"):
        if mark == "@":
            found.append(Cluster(words))
        else:
            found[-1].lines.setdefault(mark, []).append(words)
    return tuple(found)


def _lines(name: str) -> Iterator[tuple[str, str]]:
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            mark, _, words = line.partition(" ")
            yield mark, words


def own_pairs(part: str) -> list[Pair]:
    """The pairs of our own sentences.

    Args:
        part: "train" or "dev"; whole clusters and replies belong to one of them.
    """
    draw = random.Random(part)
    kept = [c for n, c in enumerate(_clusters()) if (n % _HELD_OUT == 2) == (part == "dev")]
    replies = [
        r for n, r in enumerate(_lines("replies.txt")) if (n % _HELD_OUT == 2) == (part == "dev")
    ]
    pairs: list[Pair] = []
    for cluster in kept:
        pairs.extend(_inside(cluster))
        pairs.extend(_across(cluster, kept, draw))
        pairs.extend(_answers(cluster, replies, draw))
    return pairs


def _pair(a: str, b: str, label: str, origin: str = "own") -> Pair:
    return Pair("own", a, b, label, origin, (LABELS.index(label),))


def _inside(cluster: Cluster) -> Iterator[Pair]:
    """What a cluster's sentences are to its claim and to its claim's denial."""
    lines, claim = cluster.lines, cluster.claim
    for same in lines["~"]:
        yield _pair(same, claim, SAME)
        yield _pair(claim, same, SAME)
    for denial in lines["!"]:
        yield _pair(denial, claim, DISPUTES)
        yield _pair(claim, denial, DISPUTES)
        yield from (_pair(reason, denial, DISPUTES) for reason in lines["+"])
        yield from (_pair(same, denial, DISPUTES) for same in lines["~"])
    for mark in "+-.":
        for words in lines[mark]:
            yield _pair(words, claim, _SIDES[mark])
    yield from (_pair(against, lines["!"][0], SUPPORTS) for against in lines["-"])
    for aside in lines["."]:
        yield _pair(claim, aside, NEUTRAL)
        yield from (_pair(words, aside, NEUTRAL) for mark in "+-" for words in lines[mark])
        yield _pair(aside, lines["!"][0], NEUTRAL)


def _across(cluster: Cluster, all_of_them: list[Cluster], draw: random.Random) -> Iterator[Pair]:
    """Sentences on other claims of the same domain, which say nothing about this one."""
    near = [c for c in all_of_them if c.domain == cluster.domain and c is not cluster]
    for other in draw.sample(near, min(4, len(near))):
        mark = draw.choice("=~.")
        yield _pair(draw.choice(other.lines[mark]), cluster.claim, NEUTRAL)


def _answers(
    cluster: Cluster, replies: list[tuple[str, str]], draw: random.Random
) -> Iterator[Pair]:
    """Replies to the claim or to a reason for or against it, some of them with a reason of their own."""
    for mark in "+-.":
        own = [words for sign, words in replies if sign == mark]
        for number, words in enumerate(draw.sample(own, min(_REPLIES, len(own)))):
            target = cluster.claim if number % 2 else draw.choice(cluster.lines[draw.choice("+-!")])
            if number % 2 and draw.random() < 0.4:
                yield _pair(
                    f"{words} {draw.choice(cluster.lines[mark])}", target, _SIDES[mark], "reply"
                )
            else:
                yield _pair(words, target, _SIDES[mark], "reply")
