"""Who stands where between two positions: the holders of each side's claims, and of claims on both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.analysis.camps import SharedGround, shared_ground
from kg.analysis.cross_purposes import CrossPurposes
from kg.analysis.debate import Debate
from kg.analysis.directory import Directory, Holder
from kg.analysis.people import as_worded
from kg.analysis.stands import Stands
from kg.model import Claim, Graph, HoldingMode

_HOLDS = (HoldingMode.ASSERTED, HoldingMode.ENDORSED, HoldingMode.CONDITIONAL)


@dataclass(frozen=True, slots=True)
class Follower:
    """Somebody with the claims that they hold on each side.

    Args:
        holder: who.
        left: their claims on the left side, in its order.
        right: their claims on the right side, in its order.
    """

    holder: Holder
    left: tuple[Claim, ...]
    right: tuple[Claim, ...]

    @property
    def leans(self) -> int:
        """-1 to the left, +1 to the right, 0 where as many claims stand on either side."""
        return (len(self.right) > len(self.left)) - (len(self.left) > len(self.right))


def followers(graph: Graph, directory: Directory, found: Debate) -> tuple[Follower, ...]:
    """Who holds claims of the two sides: those with a name first, most claims first, then by name.

    What somebody only reports, questions or rejects puts them on no side.

    Args:
        graph: the graph.
        directory: of that graph.
        found: two positions against each other in that graph.
    """
    held: dict[str, tuple[list[Claim], list[Claim]]] = defaultdict(lambda: ([], []))
    for n, camp in enumerate((found.left, found.right)):
        for standing in camp.claims:
            made = graph.statements_of(standing.claim.id)
            for holder in sorted({directory.of(s).id for s in made if as_worded(s) in _HOLDS}):
                held[holder][n].append(standing.claim)
    told = [
        Follower(directory[holder], tuple(left), tuple(right))
        for holder, (left, right) in held.items()
    ]
    return tuple(
        sorted(
            told,
            key=lambda f: (
                not f.holder.kind.is_named,
                -len(f.left) - len(f.right),
                f.holder.name,
                f.holder.id,
            ),
        )
    )


def common_ground(
    graph: Graph, directory: Directory, stands: Stands, found: Debate
) -> tuple[SharedGround, ...]:
    """Claims of either side that followers of both stand for.

    Args:
        graph: the graph.
        directory: of that graph.
        stands: of that graph.
        found: two positions against each other in that graph.
    """
    told = followers(graph, directory, found)
    ours, theirs = (frozenset(f.holder.id for f in told if f.leans == sign) for sign in (-1, 1))
    claims = [s.claim for camp in (found.left, found.right) for s in camp.claims]
    return shared_ground(directory, stands, ours, theirs, claims)


def between(found: Debate, pairs: Iterable[CrossPurposes]) -> tuple[CrossPurposes, ...]:
    """Of the pairs that talk past each other those with a claim of the debate, across its sides first.

    Args:
        found: two positions against each other.
        pairs: of the same graph.
    """
    left, right = (
        {standing.claim.id for standing in camp.claims} for camp in (found.left, found.right)
    )

    def rank(pair: CrossPurposes) -> int:
        ends = pair.one.statement.claim, pair.other.statement.claim
        across = any(a in left and b in right for a, b in (ends, ends[::-1]))
        return 0 if across else 1 if set(ends) & (left | right) else 2

    return tuple(sorted((pair for pair in pairs if rank(pair) < 2), key=rank))
