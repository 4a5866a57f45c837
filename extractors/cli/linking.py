"""The commands about links: why two claims are linked or not, and what a reply does to a post."""

from __future__ import annotations

from typing import Annotated

import typer

from extractors.cli.display import note, one_line, say, to_json, voice
from extractors.cli.options import JsonOption, WorkspaceOption, opened
from kg.errors import SettingsError


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
    from extractors.why import pair_of, why

    with opened(workspace) as store:
        graph = store.graph()
        a, b = pair_of(graph, one, other)
        found = why(graph, store.document(a.source), a, b, store.meanings())
    if as_json:
        say(to_json(found))
        return
    for end in (found.one, found.other):
        say(f"{end.id}  {voice(end.speaker)}: {one_line(end.canonical)}  ({end.source})")
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

    for name, words in (("reply", reply), ("post", post)):
        if not words.strip():
            msg = f"the {name} is empty; give its words between quotation marks"
            raise SettingsError(msg)
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
