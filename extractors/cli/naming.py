"""The command about names: which are one and why, and a person's word on two of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from extractors.cli.display import note, say, to_json
from extractors.cli.options import JsonOption, WorkspaceOption, opened
from kg.errors import NotFoundError, SettingsError
from kg.model import EntityJoin, EntityKind, NameDecision, Verdict, fold

if TYPE_CHECKING:
    from kg.store import SqliteStore

Two = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Names:
    """What `claimtrail names --json` prints."""

    joins: tuple[EntityJoin, ...]
    decisions: tuple[NameDecision, ...]


def names(
    split: Annotated[
        Two | None, typer.Option(metavar="NAME NAME", help="Say that two names are two.")
    ] = None,
    join: Annotated[
        Two | None, typer.Option(metavar="NAME NAME", help="Say that two names are one.")
    ] = None,
    kind: Annotated[str, typer.Option(help="person, organisation or system.")] = "person",
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the names joined across sources, or say that two names are one or two.

    What you say is kept beside the sources, stands above every rule and is undone by its opposite.
    """
    with opened(workspace) as store:
        for pair, verdict in ((split, Verdict.DISTINCT), (join, Verdict.SAME)):
            if pair:
                _decide(store, NameDecision(_kind(kind), pair[0], pair[1], verdict))
        if not (split or join):
            _list(store, as_json)


def _decide(store: SqliteStore, decision: NameDecision) -> None:
    # Asked of the sources as they were read: a name split off before is still known.
    known = {
        (entity.kind, fold(name))
        for source in store.graph().sources
        for entity in store.extraction(source.id).entities
        for name in (entity.name, *entity.aliases)
    }
    for name in (decision.one, decision.other):
        if (decision.kind, fold(name)) not in known:
            msg = (
                f"no {decision.kind.value} is named {name!r} in this workspace; name one as a source "
                "writes it, or give another --kind"
            )
            raise NotFoundError(msg)
    changed = store.decide(decision)
    how = "kept" if changed else "known already"
    note(f"{how}: {decision.one} and {decision.other} are {decision.verdict.value}")


def _list(store: SqliteStore, as_json: bool) -> None:
    from extractors.cli.entity_lines import join_lines

    graph, decisions = store.graph(), store.decisions()
    if as_json:
        say(to_json(_Names(graph.joins, decisions)))
        return
    for join in graph.joins:
        for line in join_lines(graph, join):
            say(line)
    for decision in decisions:
        say(f"decided: {decision.one} and {decision.other} are {decision.verdict.value}")
    if not (graph.joins or decisions):
        note(
            "no names are joined across sources; `claimtrail show ID` says why names within one are"
        )


def _kind(kind: str) -> EntityKind:
    try:
        return EntityKind(kind)
    except ValueError as err:
        msg = f"no kind {kind!r}; known are {', '.join(k.value for k in EntityKind)}"
        raise SettingsError(msg) from err
