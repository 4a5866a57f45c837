"""The commands about links: why two claims are linked or not, and what a reply does to a post."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from extractors.cli.display import note, one_line, say, to_json
from extractors.cli.options import JsonOption, WorkspaceOption, opened

if TYPE_CHECKING:
    from kg.model import Graph, Statement


def why_linked(
    one: Annotated[str, typer.Argument(help="Id of a statement or claim.")],
    other: Annotated[str, typer.Argument(help="Id of another.")],
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print every test for links between two claims and its outcome, linked or not.

    A claim stands for the statement of it that is linked to the other, else for the one in the other's
    source, else for its first.
    """
    from extractors.why import why

    with opened(workspace) as store:
        graph = store.graph()
        a, b = _pair(graph, one, other)
        found = why(graph, store.document(a.source), a, b, store.meanings())
    if as_json:
        say(to_json(found))
        return
    for end in (found.one, found.other):
        say(f"{end.id}  {end.speaker}: {one_line(end.canonical)}  ({end.source})")
    say(f"shared words: {', '.join(found.shared) or 'none'} (a shared topic makes no link)")
    for link in found.links:
        say(f"linked: {link.from_} {link.relation.value} {link.to}, by the test {link.test}")
    if not found.links:
        say("linked: no")
    for outcome in found.outcomes:
        say(
            f"  {'passed' if outcome.passed else 'failed'}  {outcome.test}: {one_line(outcome.detail, 160)}"
        )
    if sum(outcome.passed for outcome in found.outcomes) > 1:
        note("several tests passed; the first of them makes the link")


def stance_of(
    reply: Annotated[str, typer.Argument(help="Words of a reply.")],
    post: Annotated[str, typer.Argument(help="Words of the post that it answers.")],
    as_json: JsonOption = False,
) -> None:
    """Say what a reply does to a post: it supports, disputes, asks or comments, and how that is known.

    Words of the reply come first; where none tells, the trained stance model does, if it is sure.
    """
    from extractors.links.reply_acts import reply_act

    found = reply_act(reply, post)
    if as_json:
        say(to_json(found))
        return
    by = f'{found.by}: "{reply[found.start : found.end].strip()}"' if found.end else found.by
    say(f"{found.act.value}  ({by})")
    if found.judgement is not None:
        judged = found.judgement
        say(
            f"stance model: supports {judged.supports:.2f}, disputes {judged.disputes:.2f}, "
            f"same {judged.same:.2f}, neutral {judged.neutral:.2f}"
        )


def _pair(graph: Graph, one: str, other: str) -> tuple[Statement, Statement]:
    """The two statements to ask about."""
    mine, theirs = _statements(graph, one), _statements(graph, other)
    joined = {frozenset((link.from_, link.to)) for link in graph.links}
    pairs = [(a, b) for a in mine for b in theirs if a.id != b.id] or [(mine[0], theirs[0])]
    return min(
        pairs,
        key=lambda pair: (
            frozenset((pair[0].id, pair[1].id)) not in joined,
            pair[0].source != pair[1].source,
        ),
    )


def _statements(graph: Graph, record: str) -> list[Statement]:
    """The statement of an id, or all of a claim, the first one told first."""
    from kg.analysis.restatements import first_appearance
    from kg.analysis.trace import claim_of

    if any(statement.id == record for statement in graph.statements):
        return [graph.statement(record)]
    claim = claim_of(graph, record)
    first = first_appearance(graph, claim)
    return [first, *(s for s in graph.statements if s.claim == first.claim and s.id != first.id)]
