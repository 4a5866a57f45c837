"""Canonical claims: the propositions that one or more statements express."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from extractors.draft import Draft, Layer
from kg.model import Claim, ClaimType, Statement

_PRECEDENCE = (ClaimType.FORECAST, ClaimType.BENCHMARK, ClaimType.DEFINITION, ClaimType.CLAIM)


@dataclass(frozen=True, slots=True)
class CanonicalStep:
    """Makes one claim for each distinct proposition."""

    name: str = "claims"
    version: str = "1"
    requires: frozenset[Layer] = frozenset({Layer.STATEMENTS})
    provides: frozenset[Layer] = frozenset({Layer.CLAIMS})

    def __call__(self, draft: Draft) -> Draft:
        """The draft with its claims, sorted by id."""
        return replace(draft, claims=canonical_claims(draft.statements))


STEP = CanonicalStep()


def canonical_claims(statements: Iterable[Statement]) -> tuple[Claim, ...]:
    """The claims that these statements express, sorted by id.

    The wording shown is the commonest, of equally common ones the shortest, then the first by letters;
    the type is the most telling one.

    Args:
        statements: in any order.
    """
    wordings: dict[str, Counter[str]] = defaultdict(Counter)
    types: dict[str, set[ClaimType]] = defaultdict(set)
    for statement in statements:
        wordings[statement.claim][statement.canonical] += 1
        types[statement.claim].add(statement.type)
    return tuple(
        Claim(id=key, text=_shown(wordings[key]), type=_telling(types[key]))
        for key in sorted(wordings)
    )


def _shown(wordings: Counter[str]) -> str:
    return min(wordings.items(), key=lambda item: (-item[1], len(item[0]), item[0]))[0]


def _telling(types: set[ClaimType]) -> ClaimType:
    return next(kind for kind in _PRECEDENCE if kind in types)
