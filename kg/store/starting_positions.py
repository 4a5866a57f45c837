"""Sides of a debate to start with, in a graph in which nobody has named two."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg.model import Position, fold

STARTING = "to start with"
"""The origin of a position that is offered and not kept."""

_FEWEST = 8
_SHARE = 0.01
_WORDS = 2
_READ = 5000
_WORD = re.compile(r"[\w&'’-]+")


@dataclass(frozen=True, slots=True)
class _Offer:
    position: Position
    words: frozenset[str]


def with_starting(kept: Sequence[Position], claims: Sequence[str]) -> tuple[Position, ...]:
    """The positions of a graph: those kept and, where they are fewer than two, those to start with.

    A side is offered where eight claims and one in a hundred tell of it, and never alone: what is
    offered depends on what the claims say, and not on the order in which their sources came.

    Args:
        kept: as stored, by name.
        claims: the wordings of the graph's claims, by id.
    """
    if len(kept) > 1:
        return tuple(kept)
    named = {fold(position.name) for position in kept}
    # Of a large graph a share of the claims tells as much, in a twentieth of a second.
    read = claims[:: 1 + len(claims) // _READ]
    told = [frozenset(_WORD.findall(text.lower())) for text in read]
    least = max(_FEWEST, _SHARE * len(told))
    offered = [
        offer.position
        for offer in _offers()
        if fold(offer.position.name) not in named
        and sum(len(offer.words & words) >= _WORDS for words in told) >= least
    ]
    if len(kept) + len(offered) < _WORDS:
        return tuple(kept)
    return tuple(sorted((*kept, *offered), key=lambda position: fold(position.name)))


@cache
def _offers() -> tuple[_Offer, ...]:
    text = files("kg.store").joinpath("starting_positions.toml").read_text(encoding="utf-8")
    return tuple(
        _Offer(
            Position(table["name"], table["statement"], STARTING),
            frozenset(word.lower() for word in table["words"]),
        )
        for table in tomllib.loads(text)["position"]
    )
