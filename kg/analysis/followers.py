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
from kg.model import Claim, Graph, HoldingMode, Statement

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


def between(
    graph: Graph, directory: Directory, found: Debate, pairs: Iterable[CrossPurposes]
) -> tuple[CrossPurposes, ...]:
    """Of the pairs that talk past each other those with a claim of the debate, across its sides first.

    Two voices whose claims, or whose chances by those days, are among the debate's disputes do dispute each
    other there and are left out here: a pair is told once.

    Args:
        graph: the graph.
        directory: of that graph.
        found: two positions against each other in that graph.
        pairs: of that graph.
    """
    left, right = (
        {standing.claim.id for standing in camp.claims} for camp in (found.left, found.right)
    )
    ends_of = _Ends(graph, directory)
    disputed = {
        frozenset((one, other))
        for clash in found.clashes
        for link in clash.edge.links
        for one in ends_of(graph.statement(link.from_))
        for other in ends_of(graph.statement(link.to))
    }

    def is_told(pair: CrossPurposes) -> bool:
        return any(
            frozenset((one, other)) in disputed
            for one in ends_of(pair.one.statement)
            for other in ends_of(pair.other.statement)
        )

    def rank(pair: CrossPurposes) -> int:
        ends = pair.one.statement.claim, pair.other.statement.claim
        across = any(a in left and b in right for a, b in (ends, ends[::-1]))
        return 0 if across else 1 if set(ends) & (left | right) else 2

    kept = (pair for pair in pairs if rank(pair) < 2 and not is_told(pair))
    return tuple(sorted(kept, key=rank))


class _Ends:
    """What a statement is known by in a list of pairs: its claim, and each chance that somebody gives in it."""

    def __init__(self, graph: Graph, directory: Directory) -> None:
        self._chances: dict[str, set[tuple[object, ...]]] = defaultdict(set)
        for forecast in graph.forecasts:
            if forecast.probability is not None:
                day = forecast.horizon.date if forecast.horizon else None
                who = directory.of_forecast(forecast).id
                self._chances[forecast.statement].add((who, forecast.probability.point, day))

    def __call__(self, statement: Statement) -> set[tuple[object, ...]]:
        return {(statement.claim,), *self._chances.get(statement.id, ())}
