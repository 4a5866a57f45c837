"""The front page: what a graph holds, in few enough words to be read first and kept beside the graph."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kg.analysis.claim_net import ClaimNet
from kg.analysis.cruxes import Verdict, cruxes
from kg.analysis.directory import Directory
from kg.analysis.dispute import Contested, most_disputed
from kg.analysis.questions import Question, starting_questions
from kg.analysis.timeline import ForecastPoint, forecast_points
from kg.analysis.topics import telling_topics
from kg.analysis.wording import left_out, with_event, worded
from kg.model import Claim, EntityKind, Graph, Relation, Source

MOST_DISPUTED = 8
NEWEST = 6
TOPICS = 8
CRUXES = 3
FORECASTS = 200
"""Forecasts that one chart shows before its marks hide each other."""

_TRIED = 24
"""Claims that are taken away and turned to see what the most disputed one hangs on; `claimtrail cruxes` tries all."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records of each kind a graph has."""

    sources: int
    claims: int
    statements: int
    forecasts: int
    benchmarks: int
    people: int
    supports: int
    disputes: int


@dataclass(frozen=True, slots=True)
class DisputedClaim:
    """A much disputed claim with its surest objection.

    Args:
        contested: the claim, and how often it is disputed and supported.
        words: the claim's words as they stand alone, see `worded`.
        statement: id of the first statement that makes it.
        source: id of that statement's source.
        holder: who makes it.
        address: what names the holder and nobody else.
        objector: who makes the surest objection.
        objection: its words.
    """

    contested: Contested
    words: str
    statement: str
    source: str
    holder: str
    address: str
    objector: str
    objection: str


@dataclass(frozen=True, slots=True)
class Mover:
    """A claim that moves the most disputed one.

    Args:
        claim: the claim.
        words: its words as they stand alone.
        reversed_: by how much it does when it turns into its opposite, -1 to 1.
        flips: whether it turns the verdict.
        statement: id of the first statement that makes it.
        source: id of that statement's source.
    """

    claim: Claim
    words: str
    reversed_: float
    flips: bool
    statement: str
    source: str


@dataclass(frozen=True, slots=True)
class Hinge:
    """What the most disputed claim hangs on.

    Args:
        root: the claim.
        words: its words as they stand alone.
        strength: 0 to 1.
        verdict: how it comes out.
        movers: the claims that move it most, the greatest change first.
    """

    root: Claim
    words: str
    strength: float
    verdict: Verdict
    movers: tuple[Mover, ...]


@dataclass(frozen=True, slots=True)
class ToldForecast:
    """A forecast with what names its source.

    Args:
        point: the forecast.
        title: the source's title.
        author: the source's author, or None.
    """

    point: ForecastPoint
    title: str
    author: str | None


@dataclass(frozen=True, slots=True)
class FrontPage:
    """What is shown before anything is asked.

    Args:
        revision: of the graph it is of.
        counts: what there is.
        questions: to start from.
        disputed: the most disputed claims, the most disputed first.
        hinge: what the first of them hangs on; None where none is disputed.
        newest: sources, the newest first.
        topics: name and number of claims of each of the topics that tell most.
        forecasts: those of the newest sources, at most `FORECASTS`, in the order of a chart.
    """

    revision: str
    counts: Counts
    questions: tuple[Question, ...] = ()
    disputed: tuple[DisputedClaim, ...] = ()
    hinge: Hinge | None = None
    newest: tuple[Source, ...] = ()
    topics: tuple[tuple[str, int], ...] = ()
    forecasts: tuple[ToldForecast, ...] = ()


def front_page(graph: Graph, net: ClaimNet, directory: Directory) -> FrontPage:
    """The front page of a graph.

    Args:
        graph: the graph.
        net: of that graph.
        directory: of that graph.
    """
    disputed = most_disputed(graph, MOST_DISPUTED, net.edges)
    return FrontPage(
        revision=graph.revision,
        counts=_counts(graph),
        questions=starting_questions(graph, directory, disputed),
        disputed=tuple(_disputed(net, directory, one) for one in disputed),
        hinge=hinge_of(net, disputed[0].claim.id) if disputed else None,
        newest=_by_date(graph)[:NEWEST],
        topics=tuple((topic.name, len(topic.claims)) for topic in telling_topics(graph)[:TOPICS]),
        forecasts=_forecasts(graph),
    )


def _counts(graph: Graph) -> Counts:
    links = Counter(link.relation for link in graph.links)
    return Counts(
        sources=len(graph.sources),
        claims=len(graph.claims),
        statements=len(graph.statements),
        forecasts=len(graph.forecasts),
        benchmarks=len(graph.benchmarks),
        people=sum(entity.kind is EntityKind.PERSON for entity in graph.entities),
        supports=links[Relation.SUPPORTS],
        disputes=links[Relation.DISPUTES],
    )


def _disputed(net: ClaimNet, directory: Directory, one: Contested) -> DisputedClaim:
    graph, claim = net.graph, one.claim.id
    against = [
        edge
        for edge in net.at[claim]
        if edge.relation is Relation.DISPUTES and edge.to_claim == claim
    ]
    best = max(against, key=lambda edge: (edge.confidence, edge.from_claim))
    said = graph.statement(max(best.links, key=lambda link: (link.confidence, link.id)).from_)
    first = graph.statements_of(claim)[0]
    holder = directory.of(first)
    return DisputedClaim(
        contested=one,
        words=worded(graph, one.claim),
        statement=first.id,
        source=first.source,
        holder=holder.name,
        address=directory.address(holder),
        objector=directory.of(said).name,
        objection=" ".join(
            with_event(said.canonical, left_out(graph, graph.claim(said.claim))).split()
        ),
    )


def hinge_of(net: ClaimNet, claim: str, *, movers: int = CRUXES, tried: int = _TRIED) -> Hinge:
    """What a claim hangs on.

    Args:
        net: of the graph.
        claim: its id.
        movers: most claims that are named.
        tried: as for `kg.analysis.cruxes.cruxes`.

    Raises:
        NotFoundError: the graph has no such claim.
    """
    found = cruxes(net.graph, claim, tried=tried, edges=net.edges)
    named = []
    for crux in found.cruxes[:movers]:
        first = net.graph.statements_of(crux.claim.id)[0]
        words = worded(net.graph, crux.claim)
        named.append(Mover(crux.claim, words, crux.reversed_, crux.flips, first.id, first.source))
    words = worded(net.graph, found.root)
    return Hinge(found.root, words, found.strength, found.verdict, tuple(named))


def _by_date(graph: Graph) -> tuple[Source, ...]:
    return tuple(sorted(graph.sources, key=lambda s: (s.published or "", s.id), reverse=True))


def _forecasts(graph: Graph) -> tuple[ToldForecast, ...]:
    points = forecast_points(graph)
    if len(points) > FORECASTS:
        place = {source.id: n for n, source in enumerate(_by_date(graph))}
        newest = sorted(range(len(points)), key=lambda n: (place[points[n].source], n))
        points = tuple(points[n] for n in sorted(newest[:FORECASTS]))
    sources = {source.id: source for source in graph.sources}
    return tuple(
        ToldForecast(point, sources[point.source].title, sources[point.source].author)
        for point in points
    )
