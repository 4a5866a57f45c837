"""Which statements make one claim: a pure function of what the graph holds.

Pairs of statements that passed a test are stored; claims are put together from them when the graph is
read, so that they do not depend on the order in which sources came, and a source that goes takes its
statements along. Leaders are chosen in the order of publication (Hartigan 1975, the leader
algorithm): a wording joins the claim whose first wording it was held against and found the same, and
never one that it reaches through a third wording only, since likeness is not transitive. Only forecasts
of one holder, chance and date are joined through others. What links or a person set apart stays apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.model import (
    BenchmarkResult,
    Bound,
    Claim,
    ClaimDecision,
    EntityJoin,
    Evidence,
    Forecast,
    Link,
    Place,
    Relation,
    Restated,
    Restatement,
    RestatementTest,
    Side,
    Source,
    Stance,
    Statement,
    Verdict,
    content_id,
)
from kg.store.holders import Holders

_SAID = frozenset({Stance.ASSERTED, Stance.REPORTED})
_KINDS = {"f": "forecast", "b": "result"}


@dataclass(frozen=True, slots=True)
class Records:
    """What claims are put together from.

    Args:
        sources: all sources.
        statements: of all sources, each with the claim that its own wording makes.
        wordings: by source and id, the claims as their sources word them.
        forecasts: of all sources.
        benchmarks: of all sources.
        links: all links.
        joins: which names are one.
        bounds: what a statement's proposition is tied to, by statement id; absent ones to nothing.
        pairs: statements that passed a test.
        decisions: a person's word, oldest first.
    """

    sources: Sequence[Source]
    statements: Sequence[Statement]
    wordings: Mapping[tuple[str, str], Claim]
    forecasts: Sequence[Forecast]
    benchmarks: Sequence[BenchmarkResult]
    links: Sequence[Link]
    joins: Sequence[EntityJoin]
    bounds: Mapping[str, Bound]
    pairs: Sequence[Restated]
    decisions: Sequence[ClaimDecision]


@dataclass(frozen=True, slots=True)
class Claims:
    """Claims put together.

    Args:
        statements: as they were, with the claim that each makes in the graph.
        claims: by id.
        restatements: why statements of other words are in a claim, by id.
        links: as they were, without those that say what a shared claim says already.
    """

    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    restatements: tuple[Restatement, ...]
    links: tuple[Link, ...]


@dataclass(slots=True)
class _Wording:
    """Statements that say the same in the same words, earliest first."""

    statements: list[Statement]
    claim: str = ""


@dataclass(slots=True)
class _Cluster:
    """Wordings of one claim, earliest first."""

    wordings: list[_Wording]
    why: dict[str, Restatement] = field(default_factory=dict)

    @property
    def statements(self) -> Iterable[Statement]:
        return (statement for wording in self.wordings for statement in wording.statements)


def put_together(records: Records) -> Claims:
    """The graph's claims.

    Args:
        records: in any order.
    """
    work = _Work(records)
    clusters = work.clusters()
    claim_of: dict[str, str] = {}
    claims: list[Claim] = []
    for cluster in clusters:
        first = cluster.wordings[0]
        chief = first.statements[0]
        worded = records.wordings[chief.source, chief.claim]
        claims.append(worded if worded.id == first.claim else replace(worded, id=first.claim))
        for statement in cluster.statements:
            claim_of[statement.id] = first.claim
    statements = tuple(_with_claim(s, claim_of[s.id]) for s in records.statements)
    why = (found for cluster in clusters for found in cluster.why.values())
    return Claims(
        statements=statements,
        claims=tuple(sorted(claims, key=lambda claim: claim.id)),
        restatements=tuple(sorted(why, key=lambda found: found.id)),
        links=tuple(
            link
            for link in records.links
            if link.relation is not Relation.RESTATES or claim_of[link.from_] != claim_of[link.to]
        ),
    )


def _with_claim(statement: Statement, claim: str) -> Statement:
    return statement if statement.claim == claim else replace(statement, claim=claim)


class _Work:
    """The state of one putting together; every loop runs in an order given by content."""

    def __init__(self, records: Records) -> None:
        self._records = records
        rank = {s.id: (s.published is None, s.published or "", s.id) for s in records.sources}
        self._ordered = sorted(records.statements, key=lambda s: (*rank[s.source], s.span, s.id))
        self._place = {statement.id: n for n, statement in enumerate(self._ordered)}
        self._by_id = {statement.id: statement for statement in self._ordered}
        self._forecasts = {forecast.id: forecast for forecast in records.forecasts}
        self._results = {result.id: result for result in records.benchmarks}
        self._holders = Holders(records.sources, records.joins)
        self._said = decided(records.decisions, records.statements)
        self._apart = self._kept_apart()
        self._near = self._neighbours()
        self._said_same = [ends for ends, word in self._said.items() if word is Verdict.SAME]
        self._decided: dict[str, dict[str, Restated]] = defaultdict(dict)
        for one, other in self._said_same:
            pair = Restated(one, other, RestatementTest.DECISION, 0.0, one, other)
            self._decided[one][other] = self._decided[other][one] = pair

    def clusters(self) -> list[_Cluster]:
        """The claims, those told first before others."""
        found: list[_Cluster] = []
        leads: dict[str, int] = {}
        for group in self._joined(self._wordings()):
            near = self._nearest(group, found, leads) if self._near else None
            if near is None:
                for statement in group.statements:
                    leads[statement.id] = len(found)
                found.append(group)
            else:
                near.wordings += group.wordings
        for cluster in found:
            if len(cluster.wordings) == 1:
                continue
            for wording in cluster.wordings[1:]:
                self._explain(cluster, wording)
        return found

    def _wordings(self) -> list[_Wording]:
        """Statements of one wording, holder and stance; those that a person set apart stand alone."""
        groups: dict[tuple[str, ...], list[_Wording]] = defaultdict(list)
        for statement in self._ordered:
            known = groups[self._key(statement)]
            if not known:
                known.append(_Wording([statement]))
                continue
            here = next((w for w in known if not self._parted((statement,), w.statements)), None)
            if here is None:
                known.append(_Wording([statement]))
            else:
                here.statements.append(statement)
        wordings = sorted(
            (wording for known in groups.values() for wording in known),
            key=lambda wording: self._place[wording.statements[0].id],
        )
        taken: set[str] = set()
        for wording in wordings:
            first = wording.statements[0]
            # One wording may be two claims (two people's forecast): the first told keeps the plain id.
            wording.claim = first.claim
            if first.claim in taken:
                wording.claim = content_id("c", *self._key(first), first.id)
            taken.add(first.claim)
        return wordings

    def _key(self, statement: Statement) -> tuple[str, ...]:
        bound = self._records.bounds.get(statement.id, Bound.FREE)
        to = ""
        if bound is Bound.HOLDER:
            to = self._holders.of_statement(statement)
        elif bound is Bound.PLACE:
            to = statement.id
        stance = "said" if statement.stance in _SAID else statement.stance.value
        return statement.claim, statement.polarity.value, stance, to

    def _joined(self, wordings: list[_Wording]) -> list[_Cluster]:
        """Wordings by themselves, but for those that a person said to be one, and for one forecast.

        Forecasts that were found the same share holder, chance and date, so likeness carries over
        from one to the next.
        """
        into: dict[int, int] = {}
        of = {s.id: n for n, wording in enumerate(wordings) for s in wording.statements}
        groups = [_Cluster([wording]) for wording in wordings]
        for one, other in (*self._said_same, *self._same_forecasts()):
            first, later = sorted((_root(into, of[one]), _root(into, of[other])))
            if first == later or self._parted(groups[first].statements, groups[later].statements):
                continue
            groups[first].wordings += groups[later].wordings
            into[later] = first
        for group in groups:
            if len(group.wordings) > 1:
                group.wordings.sort(key=lambda wording: self._place[wording.statements[0].id])
        return [group for n, group in enumerate(groups) if n not in into]

    def _same_forecasts(self) -> list[tuple[str, str]]:
        found = {
            (-pair.similarity, pair.one, pair.other)
            for near in self._near.values()
            for pair in near.values()
            if pair.test is RestatementTest.FORECAST
        }
        return [(one, other) for _, one, other in sorted(found)]

    def _nearest(
        self, group: _Cluster, found: Sequence[_Cluster], leads: Mapping[str, int]
    ) -> _Cluster | None:
        """The claim whose own wording is nearest to one of these and was found the same."""
        scores: dict[int, float] = {}
        for statement in group.statements:
            for end, pair in self._near.get(statement.id, {}).items():
                if end in leads:
                    scores[leads[end]] = max(scores.get(leads[end], 0.0), pair.similarity)
        for n in sorted(scores, key=lambda n: (-scores[n], n)):
            if not self._parted(group.statements, found[n].statements):
                return found[n]
        return None

    def _explain(self, cluster: _Cluster, wording: _Wording) -> None:
        """Say of each statement of a wording why it is in the claim: best by its first statement."""
        first = {statement.id for statement in cluster.wordings[0].statements}
        own = {statement.id for statement in wording.statements}
        members = {statement.id for statement in cluster.statements} - own
        reasons = [
            (
                end not in first,
                pair.test is not RestatementTest.DECISION,
                -pair.similarity,
                end,
                pair,
            )
            for id_ in own
            for end, pair in {**self._near.get(id_, {}), **self._decided.get(id_, {})}.items()
            if end in members
        ]
        *_, against, pair = min(reasons, key=lambda reason: (*reason[:4], reason[4]))
        at = {pair.one: pair.at_one, pair.other: pair.at_other}
        held = pair.other if pair.one == against else pair.one
        evidence = self._evidence(Side.FROM, at[held]), self._evidence(Side.TO, at[against])
        for statement in wording.statements:
            cluster.why[statement.id] = Restatement(
                id=Restatement.id_for(statement.id, against, pair.test),
                statement=statement.id,
                against=against,
                claim=cluster.wordings[0].claim,
                wording=statement.claim,
                test=pair.test,
                similarity=pair.similarity,
                evidence=evidence,
            )

    def _evidence(self, side: Side, record: str) -> Evidence:
        kind = _KINDS.get(record[0], "wording")
        found = self._forecasts.get(record) or self._results.get(record) or self._by_id[record]
        return Evidence(kind, side, found.source, found.span)

    def _neighbours(self) -> dict[str, dict[str, Restated]]:
        """For each statement, the others that it was found to say the same as."""
        near: dict[str, dict[str, Restated]] = defaultdict(dict)
        for pair in self._records.pairs:
            if self._one_holder(pair):
                near[pair.one][pair.other] = pair
                near[pair.other][pair.one] = pair
        return near

    def _one_holder(self, pair: Restated) -> bool:
        """Whether both are the same person's, where that is part of what is said."""
        if pair.test is RestatementTest.FORECAST:
            one, other = self._forecasts[pair.at_one], self._forecasts[pair.at_other]
            return self._holders.of_forecast(one, self._by_id[pair.one]) == (
                self._holders.of_forecast(other, self._by_id[pair.other])
            )
        ends = self._by_id[pair.one], self._by_id[pair.other]
        bounds = {self._records.bounds.get(end.id, Bound.FREE) for end in ends}
        if Bound.HOLDER not in bounds:
            return True
        return len({self._holders.of_statement(end) for end in ends}) == 1

    def _kept_apart(self) -> dict[str, frozenset[str]]:
        """For each statement, those it cannot be one with: disputes, and a person's word."""
        apart: dict[str, set[str]] = defaultdict(set)
        disputes = (
            (link.from_, link.to)
            for link in self._records.links
            if link.relation is Relation.DISPUTES
        )
        said = (ends for ends, verdict in self._said.items() if verdict is Verdict.DISTINCT)
        for one, other in (*disputes, *said):
            if self._said.get(_ends(one, other)) is not Verdict.SAME:
                apart[one].add(other)
                apart[other].add(one)
        return {statement: frozenset(others) for statement, others in apart.items()}

    def _parted(self, ones: Iterable[Statement], others: Iterable[Statement]) -> bool:
        if not self._apart:
            return False
        apart = frozenset().union(*(self._apart.get(one.id, frozenset()) for one in ones))
        return bool(apart) and any(other.id in apart for other in others)


def decided(
    decisions: Iterable[ClaimDecision], statements: Iterable[Statement]
) -> dict[tuple[str, str], Verdict]:
    """The latest word on each two statements, by their ids in order; sorted.

    A decision whose place holds no statement now waits: it says nothing, and is not lost.

    Args:
        decisions: oldest first.
        statements: of all sources.
    """
    by_source: dict[str, list[Statement]] = defaultdict(list)
    listed = list(decisions)
    named = {place.source for decision in listed for place in decision.key}
    for statement in statements if listed else ():
        if statement.source in named:
            by_source[statement.source].append(statement)
    found: dict[tuple[str, str], Verdict] = {}
    for decision in listed:
        one, other = (statement_at(place, by_source[place.source]) for place in decision.key)
        if one is not None and other is not None and one.id != other.id:
            found[_ends(one.id, other.id)] = decision.verdict
    return dict(sorted(found.items()))


def statement_at(place: Place, statements: Iterable[Statement]) -> Statement | None:
    """The statement that stands at a place, or shares most of it: at least half of the shorter one.

    Args:
        place: where one stood when the decision was made.
        statements: of the place's source.
    """
    best: tuple[int, int, str] | None = None
    found = None
    for statement in statements:
        span = statement.span
        shared = min(span.end, place.span.end) - max(span.start, place.span.start)
        shorter = min(span.end - span.start, place.span.end - place.span.start)
        key = (shared, -(span.end - span.start), statement.id)
        if 2 * shared >= shorter and shared > 0 and (best is None or key > best):
            best, found = key, statement
    return found


def _ends(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _root(into: Mapping[int, int], at: int) -> int:
    while at in into:
        at = into[at]
    return at
