"""Commands about corrections: make one, list the log, take one back, keep a copy beside the sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractors.cli.display import note as tell
from extractors.cli.display import one_line, say, to_json
from extractors.cli.options import JsonOption, WorkspaceOption, opened
from kg.errors import SettingsError
from kg.model import CorrectionState, Graph, Verdict

if TYPE_CHECKING:
    from kg.model.correction import Amendment

By = Annotated[str, typer.Option(help="Who corrects (default: CLAIMTRAIL_CURATOR).")]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the options of `claimtrail correct` ask for."""

    speaker: str | None
    wording: str | None
    reject: bool
    hide: bool
    same_as: str | None
    apart_from: str | None

    def changes(self, graph: Graph, record: str) -> Iterator[Amendment]:
        """The changes of a record."""
        from kg.analysis import curation
        from kg.model.correction import SpeakerChange, WordingChange

        if self.speaker is not None or self.wording is not None:
            place = curation.place_of(curation.statement_named(graph, record))
            if self.speaker is not None:
                yield SpeakerChange(place, self.speaker.strip())
            if self.wording is not None:
                yield WordingChange(place, self.wording.strip())
        if self.reject:
            yield from curation.rejections(graph, record)
        if self.hide:
            yield curation.hiding(graph, record)
        if self.same_as is not None:
            yield curation.decision(graph, record, self.same_as, Verdict.SAME)
        if self.apart_from is not None:
            yield curation.decision(graph, record, self.apart_from, Verdict.DISTINCT)


def correct(
    record: Annotated[str, typer.Argument(help="A record's id (t-, c-, f-, b-, l- or e-...).")],
    speaker: Annotated[
        str | None, typer.Option(help='Who says it; "author" for the text\'s own voice.')
    ] = None,
    wording: Annotated[str | None, typer.Option(help="Its wording, standing alone.")] = None,
    reject: Annotated[
        bool, typer.Option("--reject", help="It should not have been found: take it out.")
    ] = False,
    hide: Annotated[
        bool, typer.Option("--hide", help="Do not show this claim, wherever it is made now.")
    ] = False,
    same_as: Annotated[
        str | None, typer.Option(metavar="ID", help="It makes the same claim as this one.")
    ] = None,
    apart_from: Annotated[
        str | None, typer.Option(metavar="ID", help="It makes another claim than this one.")
    ] = None,
    by: By = "",
    note: Annotated[str, typer.Option(help="Why, kept with the correction.")] = "",
    workspace: WorkspaceOption = None,
) -> None:
    """Correct what was found: its speaker or wording, a wrong claim, figure, link or name.

    A claim's id stands for its first statement. Corrections are kept by place in the text, hold after
    every rebuild, and are taken back by `claimtrail corrections --undo`.
    """
    from extractors.curating import correct as keep

    wanted = _Wanted(speaker, wording, reject, hide, same_as, apart_from)
    with opened(workspace) as store:
        changes = tuple(wanted.changes(store.graph(), record))
        if not changes:
            msg = "nothing to correct; give --speaker, --wording, --reject, --hide, --same-as or --apart-from"
            raise SettingsError(msg)
        added = {entry.id for entry in keep(store, changes, by=by, note=note)}
        for state in store.correction_states():
            if state.entry.id in added:
                tell(f"kept: {_line(state)}")
    if not added:
        tell("known already")


def corrections(
    undo: Annotated[str | None, typer.Option(metavar="ID", help="Take this one back.")] = None,
    save: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write the log; as corrections.jsonl beside the sources `build` takes it up.",
        ),
    ] = None,
    take: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Add the entries of such a file.")
    ] = None,
    by: By = "",
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """List what people corrected, newest last, with what is undone, replaced or stale."""
    from extractors.build import joining
    from extractors.curating import undo as take_back
    from kg.store.correction_file import read_log, write_log

    with opened(workspace) as store:
        if undo:
            take_back(store, undo, by=by)
            tell(f"undone: {undo}")
        if take:
            if not take.exists():
                msg = f"{take}: no such file; name a log that `claimtrail corrections --save` wrote"
                raise SettingsError(msg)
            tell(f"taken: {len(store.take_corrections(read_log(take), joining))} corrections")
        if save:
            log = store.corrections()
            write_log(save, log)
            tell(f"saved: {len(log)} corrections in {save}")
        if undo or take or save:
            return
        states = store.correction_states()
        graph = store.graph()
    if as_json:
        say(to_json([_Row(state.entry.id, state) for state in states]))
        return
    for state in states:
        for line in _lines(graph, state):
            say(line)
    if not states:
        tell("no corrections yet; `claimtrail correct ID --speaker NAME` makes one")


@dataclass(frozen=True, slots=True)
class _Row:
    """An entry as `claimtrail corrections --json` prints it."""

    id: str
    state: CorrectionState


def _line(state: CorrectionState) -> str:
    from kg.analysis.curation import summary

    return f"{state.entry.id}  {one_line(summary(state), 150)}"


def _lines(graph: Graph, state: CorrectionState) -> Iterator[str]:
    from kg.model.correction import places_of

    entry = state.entry
    yield _line(state)
    when = entry.at[:16].replace("T", " ") + " UTC" if entry.is_dated else "before times were kept"
    told = [state.standing.value, when, one_line(entry.by) or "nobody named"]
    if entry.was is not None:
        told[0] += ", moved to where its words stand now"
    if state.missing:
        told[0] += f": {state.missing}"
    yield f"      {', '.join(told)}" + (f"; {one_line(entry.note)}" if entry.note else "")
    titles = {source.id: source.title for source in graph.sources}
    for place in places_of(entry.change):
        where = one_line(titles.get(place.source, place.source), 50)
        yield f"      “{one_line(place.span.quote, 80)}” ({where}, {place.span.start})"
