"""Somebody's part in the debate: what they hold, whom they dispute and support, why their names are one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.analysis.directory import Directory, Holder
from kg.analysis.topics import topics_of_claims
from kg.model import (
    Claim,
    EntityJoin,
    Forecast,
    Graph,
    HoldingMode,
    Link,
    Mention,
    NameMerge,
    Relation,
    Stance,
    Statement,
    fold,
)

MODE_WORDS = {
    HoldingMode.ASSERTED: "asserts",
    HoldingMode.REPORTED: "reports",
    HoldingMode.ENDORSED: "endorses",
    HoldingMode.REJECTED: "rejects",
    HoldingMode.QUESTIONED: "questions",
    HoldingMode.CONDITIONAL: "holds on a condition",
    HoldingMode.HYPOTHETICAL: "supposes",
}
"""How somebody takes a claim, as a verb."""

_MODES = {
    Stance.ASSERTED: HoldingMode.ASSERTED,
    Stance.REPORTED: HoldingMode.ASSERTED,  # by its speaker; the reporter is somebody else
    Stance.REJECTED: HoldingMode.REJECTED,
    Stance.QUESTIONED: HoldingMode.QUESTIONED,
    Stance.CONDITIONAL: HoldingMode.CONDITIONAL,
}
_TAKES = (HoldingMode.ENDORSED, HoldingMode.REJECTED, HoldingMode.QUESTIONED)


@dataclass(frozen=True, slots=True)
class Held:
    """A claim as somebody takes it.

    Args:
        claim: the claim.
        mode: how they take it: they assert it, hold it on a condition, reject or question it.
        certainty: of the surest of their statements, 0 to 1.
        statements: theirs, the surest first, then by source and place; at least one.
        of: whose claim it is, where they only take a stand on what somebody else says; else None.
    """

    claim: Claim
    mode: HoldingMode
    certainty: float
    statements: tuple[Statement, ...]
    of: Holder | None = None


@dataclass(frozen=True, slots=True)
class HeldOn:
    """What somebody holds on one topic.

    Args:
        topic: its name, or None for what belongs to none.
        held: the most salient first, then the oftenest told and the surest, then by the claim's id.
    """

    topic: str | None
    held: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Exchange:
    """What somebody's claims do to another's.

    Links join held claims, so that who only reports a claim takes no part.

    Args:
        from_: whose claims support, dispute or restate.
        to: whose claims these bear on.
        relation: which of the three.
        links: the surest first, then by id; at least one.
    """

    from_: Holder
    to: Holder
    relation: Relation
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """How much somebody has to do with the debate, in numbers.

    Args:
        holder: who.
        claims: different claims they hold.
        sources: sources in which they hold one.
        disputes: how often a claim of theirs disputes one of another's.
        disputed: how often a claim of another's disputes one of theirs.
        supports: how often a claim of theirs supports one of another's.
        supported: how often a claim of another's supports one of theirs.
        forecasts: forecasts they make.
    """

    holder: Holder
    claims: int
    sources: int
    disputes: int
    disputed: int
    supports: int
    supported: int
    forecasts: int

    @property
    def takes_part(self) -> bool:
        """Whether they hold anything, rather than being named by others only."""
        return bool(self.claims or self.forecasts)


@dataclass(frozen=True, slots=True)
class Profile:
    """Somebody's part in the debate.

    Args:
        part: the counts.
        topics: what they hold by topic, the largest topic first, what belongs to none last.
        on_others: claims of others that they endorse, reject or question while passing them on.
        passes_on: how many statements of others they only report.
        exchanges: with others, most links first, then by name; restatements among them.
        forecasts: by day, event, source and place.
        merges: why each written name was taken for this one within a source.
        joins: why a name of another source is this one.
    """

    part: Part
    topics: tuple[HeldOn, ...]
    on_others: tuple[Held, ...]
    passes_on: int
    exchanges: tuple[Exchange, ...]
    forecasts: tuple[Forecast, ...]
    merges: tuple[NameMerge, ...]
    joins: tuple[EntityJoin, ...]

    @property
    def holder(self) -> Holder:
        """Whose part it is."""
        return self.part.holder


def mode_of(statement: Statement) -> HoldingMode:
    """How the speaker of a statement takes what it says."""
    own = [step.mode for step in statement.chain if step.holder == statement.speaker]
    return own[-1] if own else _MODES[statement.stance]


def as_worded(statement: Statement) -> HoldingMode:
    """How the speaker of a statement takes the claim as it is worded.

    "Ada denies that the quay sinks" rejects something, and worded so it is what she asserts: only where the
    wording leaves her denial out does she reject it.
    """
    mode = mode_of(statement)
    if mode not in (HoldingMode.REJECTED, HoldingMode.QUESTIONED) or statement.cue is None:
        return mode
    kept = fold(statement.cue.quote) in fold(statement.canonical)
    return HoldingMode.ASSERTED if kept else mode


def exchanges(graph: Graph, directory: Directory) -> tuple[Exchange, ...]:
    """Who supports, disputes and restates whom, most links first, then by both names.

    Links within one holder's claims are left out.
    """
    found: dict[tuple[str, str, Relation], list[Link]] = defaultdict(list)
    for link in graph.links:
        ends = [directory.of(graph.statement(end)).id for end in (link.from_, link.to)]
        if ends[0] != ends[1]:
            found[ends[0], ends[1], link.relation].append(link)
    made = [
        Exchange(
            directory[from_],
            directory[to],
            relation,
            tuple(sorted(links, key=lambda link: (-link.confidence, link.id))),
        )
        for (from_, to, relation), links in found.items()
    ]
    return tuple(
        sorted(
            made,
            key=lambda e: (-len(e.links), e.from_.name, e.to.name, e.from_.id, e.to.id, e.relation),
        )
    )


def told_once(graph: Graph, exchange: Exchange) -> tuple[Link, ...]:
    """The links of an exchange, of several between the same two claims the surest: what is counted and listed."""
    first: dict[tuple[str, str], Link] = {}
    for link in exchange.links:
        first.setdefault((graph.statement(link.from_).claim, graph.statement(link.to).claim), link)
    return tuple(first.values())


def parts(
    graph: Graph, directory: Directory, between: Iterable[Exchange] | None = None
) -> tuple[Part, ...]:
    """Everybody's part in numbers: who holds most claims first, those with a name before the others.

    Args:
        graph: the graph.
        directory: of that graph.
        between: its exchanges, where they are known already.
    """
    between = exchanges(graph, directory) if between is None else tuple(between)
    tally = _Tally(graph, directory, between)
    found = [tally.part(holder) for holder in directory.holders]
    return tuple(
        sorted(
            found,
            key=lambda p: (
                not p.holder.kind.is_named,
                -p.claims,
                -p.forecasts,
                p.holder.name,
                p.holder.id,
            ),
        )
    )


def profile(
    graph: Graph,
    directory: Directory,
    holder: Holder,
    between: Sequence[Exchange] | None = None,
) -> Profile:
    """Somebody's part in the debate.

    Args:
        graph: the graph.
        directory: of that graph.
        holder: of that directory.
        between: the graph's exchanges, where they are known already.
    """
    between = exchanges(graph, directory) if between is None else between
    own = [e for e in between if holder.id in {e.from_.id, e.to.id}]
    held = _held(graph, directory.statements_of(holder))
    on_others, passed = _on_others(graph, directory, holder)
    made = [f for f in graph.forecasts if directory.of_forecast(f).id == holder.id]
    return Profile(
        part=_Tally(graph, directory, own).part(holder),
        topics=_by_topic(graph, held),
        on_others=on_others,
        passes_on=passed,
        exchanges=tuple(own),
        forecasts=tuple(sorted(made, key=_in_time)),
        merges=holder.entity.merges if holder.entity else (),
        joins=tuple(join for join in graph.joins if _leads_to(graph, join, holder.id)),
    )


def statement_at(graph: Graph, mention: Mention) -> Statement | None:
    """The shortest statement that holds a mention's words, or None where no statement does."""
    span = mention.span
    around = [
        s
        for s in graph.statements
        if s.source == mention.source and s.span.start <= span.start and span.end <= s.span.end
    ]
    return min(around, key=lambda s: (s.span.end - s.span.start, s.id), default=None)


class _Tally:
    """What is counted of everybody."""

    def __init__(self, graph: Graph, directory: Directory, between: Iterable[Exchange]) -> None:
        self._directory = directory
        self._times: Counter[tuple[str, Relation, bool]] = Counter()
        for exchange in between:
            times = len(told_once(graph, exchange))
            self._times[exchange.from_.id, exchange.relation, True] += times
            self._times[exchange.to.id, exchange.relation, False] += times
        self._forecasts = Counter(directory.of_forecast(f).id for f in graph.forecasts)

    def part(self, holder: Holder) -> Part:
        made = self._directory.statements_of(holder)
        return Part(
            holder=holder,
            claims=len({statement.claim for statement in made}),
            sources=len({statement.source for statement in made}),
            disputes=self._count(holder, Relation.DISPUTES, outgoing=True),
            disputed=self._count(holder, Relation.DISPUTES, outgoing=False),
            supports=self._count(holder, Relation.SUPPORTS, outgoing=True),
            supported=self._count(holder, Relation.SUPPORTS, outgoing=False),
            forecasts=self._forecasts[holder.id],
        )

    def _count(self, holder: Holder, relation: Relation, *, outgoing: bool) -> int:
        return self._times[holder.id, relation, outgoing]


def _held(graph: Graph, statements: Iterable[Statement]) -> list[Held]:
    """The claims of somebody's statements, once for each way in which they take one."""
    groups: dict[tuple[str, HoldingMode], list[Statement]] = defaultdict(list)
    for statement in statements:
        groups[statement.claim, mode_of(statement)].append(statement)
    return [_one(graph, claim, mode, said) for (claim, mode), said in groups.items()]


def _one(
    graph: Graph,
    claim: str,
    mode: HoldingMode,
    said: Sequence[Statement],
    of: Holder | None = None,
) -> Held:
    surest = sorted(said, key=lambda s: (-s.certainty, s.source, s.span))
    return Held(graph.claim(claim), mode, surest[0].certainty, tuple(surest), of)


def _on_others(graph: Graph, directory: Directory, holder: Holder) -> tuple[tuple[Held, ...], int]:
    """What they take a stand on that others say, and how much they only report."""
    groups: dict[tuple[str, HoldingMode, str], list[Statement]] = defaultdict(list)
    passed = 0
    for statement in graph.statements:
        speaker = directory.of(statement)
        if speaker.id == holder.id:
            continue
        steps = [s for s in statement.chain if directory.of_step(s, statement).id == holder.id]
        for step in steps:
            if step.mode in _TAKES:
                groups[statement.claim, step.mode, speaker.id].append(statement)
        passed += bool(steps) and all(step.mode is HoldingMode.REPORTED for step in steps)
    found = [
        _one(graph, claim, mode, said, directory[speaker])
        for (claim, mode, speaker), said in groups.items()
    ]
    return tuple(sorted(found, key=_rank)), passed


def _by_topic(graph: Graph, held: Sequence[Held]) -> tuple[HeldOn, ...]:
    topics = topics_of_claims(graph)
    groups: dict[str | None, list[Held]] = defaultdict(list)
    for one in held:
        topic = topics.get(one.claim.id)
        groups[topic.name if topic else None].append(one)
    ordered = sorted(groups, key=lambda name: (name is None, -len(groups[name]), name or ""))
    return tuple(HeldOn(name, tuple(sorted(groups[name], key=_rank))) for name in ordered)


def _rank(held: Held) -> tuple[int, int, float, str, str]:
    salience = max(statement.salience for statement in held.statements)
    return -salience, -len(held.statements), -held.certainty, held.claim.id, held.mode.value


def _in_time(forecast: Forecast) -> tuple[str, str, str, int, str]:
    day = forecast.horizon.date if forecast.horizon else "~"
    return day, forecast.event, forecast.source, forecast.span.start, forecast.id


def _leads_to(graph: Graph, join: EntityJoin, id_: str) -> bool:
    """Whether a join ends at an entity, by itself or through others."""
    seen = {join.id}
    at = join.into
    while at != id_:
        further = next((j for j in graph.joins if j.entity == at and j.id not in seen), None)
        if further is None:
            return False
        seen.add(further.id)
        at = further.into
    return True
