"""The reader as a component: a source's text exactly as stored, with its statements highlighted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from kg.model import Extraction, Fate, SentenceFate, Source, Statement
from views.components.large_data import packed
from views.components.margin import Note, margin_notes
from views.components.posts import post_heads
from views.components.runs import Run, cut_runs
from views.components.scripts import script, style
from views.components.selection import on_pick, told
from views.data import Snapshot
from views.plain import shown, speaker

KEY = "reader"

_mount = st.components.v2.component(
    "claimtrail_reader",
    css=style("reader"),
    js=script("reader", "theme"),
)


def reader(now: Snapshot, found: Extraction, wanted: str | None, *, lens: bool = False) -> None:
    """Show the text; a click on a highlight writes its statement into the address.

    Args:
        now: the graph.
        found: a source of it with its records.
        wanted: id of the statement to pick and scroll to, or None.
        lens: whether each sentence is labelled with what became of it and why.
    """
    rev = f"{found.document.source.id}-{now.graph.revision}"
    shown_as = f"{rev}-lens" if lens else rev
    _mount(
        key=KEY,
        data={
            "text": _packed(shown_as, lens, now, found),
            "rev": shown_as,
            "told": told(KEY, wanted),
        },
        on_picked_change=on_pick(KEY),
    )


@st.cache_resource(max_entries=16, show_spinner=False)
def _packed(rev: str, lens: bool, _now: Snapshot, _found: Extraction) -> str:  # noqa: ARG001
    return packed(payload(_found, margin_notes(_now, _found.statements), lens=lens))


def payload(
    found: Extraction, notes: Mapping[str, tuple[Note, ...]], *, lens: bool = False
) -> dict[str, Any]:
    """What the component shows: lines of runs, statements and fates that runs point at, heads of posts.

    Args:
        found: a source with its records.
        notes: in the margin, by statement.
        lens: as for `reader`.
    """
    source = found.document.source
    fates = found.fates if lens else ()
    spans = [s.span for s in found.statements]
    lines = cut_runs(found.document.text, spans, found.boilerplate, fates)
    heads = post_heads(found)
    return {
        "title": shown(source.title),
        "posts": [[head.line, head.until, head.title, head.folded] for head in heads],
        "lines": [[_run(run) for run in line] for line in lines],
        "fates": [_fate(fate) for fate in fates],
        "statements": [_statement(one, source, notes.get(one.id, ())) for one in found.statements],
    }


def _run(run: Run) -> list[Any]:
    """The shortest list that says it: most runs are text and nothing else."""
    full = [run.text, list(run.spans), run.greyed, run.mark, run.fate]
    while len(full) > 1 and not full[-1]:
        full.pop()
    return full


def _fate(fate: SentenceFate) -> list[str]:
    """Class, label and title of a fate."""
    if fate.fate.is_extracted:
        return ["taken", fate.fate.value, f"{fate.fate.value}, found by {shown(fate.reason)}"]
    # A heading that is only called a heading says it once.
    words = list(dict.fromkeys((fate.fate.value, shown(fate.reason))))
    label = words[-1] if fate.fate is Fate.OTHER else words[0]
    return ["skipped", label, f"skipped, {': '.join(words)}"]


def _statement(statement: Statement, source: Source, notes: tuple[Note, ...]) -> dict[str, Any]:
    who = speaker(statement.speaker, source)
    about = f"{statement.type.value}, {statement.stance.value} by {who}"
    return {
        "id": statement.id,
        "type": statement.type.value,
        "title": "; ".join((about, *(note.words for note in notes))),
        "notes": [[note.relation.value, note.words] for note in notes],
    }
