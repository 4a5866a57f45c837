"""Commands about claims: which statements make one and why, a person's word on two, and their topics."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from extractors.cli.display import note, one_line, say, table, to_json, visible, voice
from extractors.cli.options import JsonOption, WorkspaceOption, opened
from kg.errors import SettingsError
from kg.model import ClaimDecision, Graph, Place, Restatement, Statement, Verdict

if TYPE_CHECKING:
    from kg.store import SqliteStore

Two = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Claims:
    """What `claimtrail claims --json` prints."""

    restatements: tuple[Restatement, ...]
    decisions: tuple[ClaimDecision, ...]


def claims(
    split: Annotated[
        Two | None,
        typer.Option(metavar="ID ID", help="Say that two statements make different claims."),
    ] = None,
    join: Annotated[
        Two | None, typer.Option(metavar="ID ID", help="Say that two claims are one.")
    ] = None,
    compare: Annotated[
        Two | None, typer.Option(metavar="ID ID", help="Print every check between two of them.")
    ] = None,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """List claims told in several wordings and why, or say that two are one or are not.

    Name statements, or claims, which stand for their first statement. What you say is kept by place in
    the text beside the sources, stands above every test and is undone by its opposite.
    """
    with opened(workspace) as store:
        for pair, verdict in ((split, Verdict.DISTINCT), (join, Verdict.SAME)):
            if pair:
                _decide(store, pair, verdict)
        if compare:
            _compare(store.graph(), compare)
        if not (split or join or compare):
            _list(store, as_json)


@dataclass(frozen=True, slots=True)
class _Topic:
    """A topic as `claimtrail topics --json` prints it."""

    id: str
    name: str
    terms: tuple[str, ...]
    claims: int


def _decide(store: SqliteStore, pair: Two, verdict: Verdict) -> None:
    graph = store.graph()
    one, other = (_statement(graph, record) for record in pair)
    if one.id == other.id:
        msg = f"{pair[0]} and {pair[1]} are the same statement; name the statements' ids (t-...)"
        raise SettingsError(msg)
    changed = store.decide_claims(
        ClaimDecision(Place(one.source, one.span), Place(other.source, other.span), verdict)
    )
    store.keep_derived()
    how = "kept" if changed else "known already"
    what = "make one claim" if verdict is Verdict.SAME else "make two claims"
    note(f"{how}: {one.id} and {other.id} {what}")


def _statement(graph: Graph, record: str) -> Statement:
    from kg.analysis.restatements import first_appearance
    from kg.analysis.trace import claim_of

    if any(statement.id == record for statement in graph.statements):
        return graph.statement(record)
    return first_appearance(graph, claim_of(graph, record))


def _compare(graph: Graph, pair: Two) -> None:
    from extractors.restating.comparing import verdict
    from extractors.searching import encoder

    one, other = (_statement(graph, record) for record in pair)
    for end in (one, other):
        say(f"{end.id}  {voice(end.speaker)}: {one_line(end.canonical)}")
    found = verdict(graph, one.id, other.id, encoder())
    say(f"test: {found.test.value}")
    for check in found.checks:
        say(
            f"  {'passed' if check.passed else 'failed'}  {check.name}: {one_line(check.detail, 110)}"
        )
    say("the same claim" if one.claim == other.claim else "two claims")


def _list(store: SqliteStore, as_json: bool) -> None:
    from extractors.cli.claim_lines import merged_lines

    graph, decisions = store.graph(), store.claim_decisions()
    if as_json:
        say(to_json(_Claims(graph.restatements, decisions)))
        return
    for line in merged_lines(graph, sorted({found.claim for found in graph.restatements})):
        say(line)
    for decision in decisions:
        say(
            f"decided {_standing(graph, decision)}: {_place(decision.one)} and {_place(decision.other)} "
            f"are {decision.verdict.value}"
        )
    if not (graph.restatements or decisions):
        note("no claim is told in several wordings; `claimtrail claims --join ID ID` makes two one")


def _standing(graph: Graph, decision: ClaimDecision) -> str:
    from kg.store.restatements import statement_at

    held = [
        statement_at(place, (s for s in graph.statements if s.source == place.source))
        for place in decision.key
    ]
    return "" if all(held) else "(stale: no statement stands there now)"


def _place(place: Place) -> str:
    return f"“{one_line(place.span.quote, 60)}” ({place.source}, {place.span.start})"


def topics(
    name: Annotated[
        str | None, typer.Argument(help="A topic's name or id: print its claims.")
    ] = None,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """List what the claims of the graph are about, or the claims of one topic."""
    from kg.analysis.topics import claims_without_topic, topic_named

    with opened(workspace) as store:
        graph = store.graph()
    if name is not None:
        topic = topic_named(graph, name)
        if as_json:
            say(to_json(topic))
            return
        say(f"{topic.id}  {visible(topic.name)}  ({', '.join(map(visible, topic.terms[1:]))})")
        for claim in topic.claims:
            say(f"  {claim}  {one_line(graph.claim(claim).text, 130)}")
        return
    if as_json:
        say(to_json([_Topic(t.id, t.name, t.terms, len(t.claims)) for t in graph.topics]))
        return
    rows = [(t.id, len(t.claims), t.name, ", ".join(t.terms[1:])) for t in graph.topics]
    table(("id", "claims", "topic", "its terms"), rows)
    note(f"{len(claims_without_topic(graph))} of {len(graph.claims)} claims belong to no topic")
