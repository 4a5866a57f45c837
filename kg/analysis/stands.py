"""Who takes which stand on which claim: a table of holders and claims, each cell with its words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from kg.analysis.directory import Directory, Holder
from kg.analysis.people import as_worded
from kg.model import Claim, Graph, HoldingMode, Link, Relation, Statement

MOST_CLAIMS = 12
MOST_HOLDERS = 8
_LOOKED_AT = 3  # times the claims shown, to find who speaks to most of them


class Stand(StrEnum):
    """How somebody takes a claim; said outright, or shown by a claim of theirs that bears on it."""

    ASSERTS = "asserts"
    CONDITIONAL = "holds it if"
    QUESTIONS = "questions"
    REJECTS = "rejects"
    RESTATES = "says the same"
    SUPPORTS = "supports"
    DISPUTES = "disputes"
    BOTH = "goes both ways"

    @property
    def side(self) -> str:
        """``for`` the claim, ``against`` it or ``open``."""
        if self in (Stand.ASSERTS, Stand.RESTATES, Stand.SUPPORTS):
            return "for"
        return "against" if self in (Stand.REJECTS, Stand.DISPUTES) else "open"


_OF_MODE = {
    HoldingMode.ASSERTED: Stand.ASSERTS,
    HoldingMode.ENDORSED: Stand.ASSERTS,
    HoldingMode.REPORTED: Stand.ASSERTS,
    HoldingMode.CONDITIONAL: Stand.CONDITIONAL,
    HoldingMode.HYPOTHETICAL: Stand.CONDITIONAL,
    HoldingMode.QUESTIONED: Stand.QUESTIONS,
    HoldingMode.REJECTED: Stand.REJECTS,
}
_OF_STEP = {
    HoldingMode.ENDORSED: Stand.SUPPORTS,
    HoldingMode.QUESTIONED: Stand.QUESTIONS,
    HoldingMode.REJECTED: Stand.REJECTS,
}
_OF_LINK = {
    Relation.RESTATES: Stand.RESTATES,
    Relation.SUPPORTS: Stand.SUPPORTS,
    Relation.DISPUTES: Stand.DISPUTES,
}


@dataclass(frozen=True, slots=True)
class Cell:
    """How one holder takes one claim.

    Args:
        stand: how.
        statement: the words that show it.
        link: where a claim of theirs bears on this one, the link with its test; else None.
        other: of somebody who goes both ways what shows the other way; else None.
    """

    stand: Stand
    statement: Statement
    link: Link | None = None
    other: Cell | None = None

    @property
    def ways(self) -> tuple[tuple[str, Cell], ...]:
        """What shows the stand: of somebody who goes both ways a cell ``for`` the claim and one ``against`` it."""
        if self.other is None or self.link is None:
            return ((self.stand.side, self),)
        own = replace(self, stand=_OF_LINK[self.link.relation], other=None)
        return tuple(
            sorted(((c.stand.side, c) for c in (own, self.other)), key=lambda way: way[0] != "for")
        )


@dataclass(frozen=True, slots=True)
class StandTable:
    """Claims against holders.

    Args:
        claims: on which most holders take a stand first, then the most disputed, then by id.
        holders: who take a stand on most of these claims first, those with a name before others.
        cells: by claim id and holder id; nobody takes a stand on everything.
    """

    claims: tuple[Claim, ...]
    holders: tuple[Holder, ...]
    cells: Mapping[tuple[str, str], Cell]


class Stands:
    """Every stand that somebody takes on a claim.

    Args:
        graph: the graph.
        directory: of that graph.
    """

    def __init__(self, graph: Graph, directory: Directory) -> None:
        self._graph = graph
        self._directory = directory
        self._cells: dict[str, dict[str, Cell]] = defaultdict(dict)
        for statement in sorted(graph.statements, key=lambda s: (-s.certainty, s.source, s.span)):
            own = directory.of(statement).id
            self._add(statement.claim, own, Cell(_OF_MODE[as_worded(statement)], statement))
            for step in statement.chain:
                if step.mode in _OF_STEP:
                    holder = directory.of_step(step, statement).id
                    self._add(statement.claim, holder, Cell(_OF_STEP[step.mode], statement))
        for link in sorted(graph.links, key=lambda link: (-link.confidence, link.id)):
            said, about = graph.statement(link.from_), graph.statement(link.to)
            if said.claim != about.claim:
                cell = Cell(_OF_LINK[link.relation], said, link)
                self._add(about.claim, directory.of(said).id, cell)

    def on(self, claim: str) -> Mapping[str, Cell]:
        """The stands on a claim by the holder's id."""
        return dict(self._cells.get(claim, {}))

    def table(
        self,
        of: Holder | None = None,
        *,
        most_claims: int = MOST_CLAIMS,
        most_holders: int = MOST_HOLDERS,
    ) -> StandTable:
        """The claims on which most holders take a stand, against those who do so most.

        Args:
            of: only claims on which this holder takes one; they come first among the holders.
            most_claims: how many claims at most.
            most_holders: how many holders at most.
        """
        wanted = [
            claim
            for claim, cells in self._cells.items()
            if len(cells) > 1 and (of is None or of.id in cells)
        ]
        first = sorted(wanted, key=self._rank)[: _LOOKED_AT * most_claims]
        times = Counter(holder for claim in first for holder in self._cells[claim])
        holders = sorted(
            map(self._directory.__getitem__, times),
            key=lambda h: (
                of is None or h.id != of.id,
                -times[h.id],
                not h.kind.is_named,
                h.name,
                h.id,
            ),
        )[:most_holders]
        kept = {holder.id for holder in holders}
        ranked = [claim for claim in first if len(kept & self._cells[claim].keys()) > 1]
        ranked = ranked[:most_claims]
        return StandTable(
            claims=tuple(map(self._graph.claim, ranked)),
            holders=tuple(holders),
            cells={
                (claim, holder): cell
                for claim in ranked
                for holder, cell in self._cells[claim].items()
                if holder in kept
            },
        )

    def _add(self, claim: str, holder: str, cell: Cell) -> None:
        known = self._cells[claim].setdefault(holder, cell)
        # What somebody says outright counts before what their other claims imply.
        if known.link and cell.link and {known.stand.side, cell.stand.side} == {"for", "against"}:
            self._cells[claim][holder] = replace(known, stand=Stand.BOTH, other=cell)

    def _rank(self, claim: str) -> tuple[int, int, str]:
        cells = self._cells[claim]
        return -len(cells), -sum(cell.stand.side == "against" for cell in cells.values()), claim
