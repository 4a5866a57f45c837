"""Curation: what people corrected, who, where and when; what is stale; each entry can be undone."""

from __future__ import annotations

import streamlit as st

from kg.analysis.curation import summary
from kg.errors import SettingsError
from kg.model import (
    Correction,
    CorrectionState,
    EntityKind,
    NameDecision,
    Place,
    Verdict,
)
from kg.model.correction import Standing, Undoing, places_of
from views.components.correcting import name_box, name_given
from views.components.flash import say_after
from views.components.frame import page, snapshot_or_stop
from views.data import Snapshot, correct, log_lines, undo_correction
from views.plain import label, shown
from views.state import Place as Target
from views.state import Room, target

_SHOWN = 25
_ALL = "all"
_SIGNS = {
    Standing.IN_FORCE: ":material/check_circle:",
    Standing.STALE: ":material/hourglass_empty:",
    Standing.REPLACED: ":material/published_with_changes:",
    Standing.UNDONE: ":material/undo:",
}
_QUOTE = 240


@page(Room.CURATION)
def render() -> None:
    """The page."""
    now = snapshot_or_stop()
    entries = [s for s in now.graph.corrections if not isinstance(s.entry.change, Undoing)]
    st.text(
        "What people corrected by hand. Nothing of what was found is overwritten: a correction is kept "
        "by its place in the text, holds after every rebuild, and can be taken back."
    )
    with st.expander("Say that two names are one, or are two"):
        _names(now)
    if not entries:
        st.info(
            "No corrections yet. Every card has a button to correct its statements, links and the "
            "claim as a whole.",
            icon=":material/info:",
        )
        return
    _log(now, entries)


def _names(now: Snapshot) -> None:
    """A word on two names, above every test that joins or parts them."""
    kinds = [kind for kind in EntityKind if any(e.kind is kind for e in now.graph.entities)]
    kind = st.selectbox("Kind", kinds, format_func=lambda kind: kind.value, key="names_kind")
    names = sorted(
        {name for e in now.graph.entities if e.kind is kind for name in (e.name, *e.aliases)},
        key=str.casefold,
    )
    left, right = st.columns(2)
    one = left.selectbox("One name", names, index=None, format_func=shown, key="names_one")
    other = right.selectbox("Another name", names, index=None, format_func=shown, key="names_other")
    with st.container(horizontal=True):
        same = st.button("They are one", icon=":material/merge:")
        distinct = st.button("They are two", icon=":material/call_split:")
    if not (same or distinct):
        return
    if not (kind and one and other):
        msg = "a word on names needs two of them; choose both first"
        raise SettingsError(msg)
    verdict = Verdict.SAME if same else Verdict.DISTINCT
    added = correct((NameDecision(kind, one, other, verdict),), by=name_given(), note="")
    say_after("Kept." if added else "Known already.")
    st.rerun()


def _log(now: Snapshot, entries: list[CorrectionState]) -> None:
    counts = {kind: sum(s.standing is kind for s in entries) for kind in Standing}
    kinds = [_ALL, *(kind.value for kind in Standing if counts[kind])]
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        wanted = st.segmented_control(
            "Show",
            kinds,
            default=_ALL,
            key="curation_shown",
            format_func=lambda kind: (
                f"{kind} ({len(entries) if kind == _ALL else counts[Standing(kind)]})"
            ),
        )
    with right:
        name_box()
    shown_ones = [s for s in reversed(entries) if wanted in (None, _ALL, s.standing.value)]
    pages = max(1, -(-len(shown_ones) // _SHOWN))
    at = st.number_input("Page", 1, pages, key="curation_page") if pages > 1 else 1
    undoings = _undoings(now)
    for state in shown_ones[(at - 1) * _SHOWN : at * _SHOWN]:
        _entry(now, state, undoings.get(state.entry.id))
    st.download_button(
        "Save the log as a file",
        data=log_lines(now),
        file_name="corrections.jsonl",
        mime="application/jsonl",
        icon=":material/download:",
        help="Kept beside the sources under this name, it holds again wherever the graph is built from them.",
    )


def _undoings(now: Snapshot) -> dict[str, Correction]:
    """For each undone entry, the undoing in force."""
    return {
        state.entry.change.entry: state.entry
        for state in now.graph.corrections
        if isinstance(state.entry.change, Undoing) and state.standing is Standing.IN_FORCE
    }


def _entry(now: Snapshot, state: CorrectionState, undoing: Correction | None) -> None:
    entry = state.entry
    with st.container(border=True, gap="xsmall", key=f"entry-{entry.id}"):
        st.text(shown(summary(state)))
        for place in places_of(entry.change)[:3]:
            _place(now, state, place)
        if state.missing:
            st.warning(
                label(f"Stale: {state.missing}. It does nothing, and holds again if that changes."),
                icon=":material/hourglass_empty:",
            )
        if entry.was is not None:
            st.caption(
                ":material/move_down: Moved: the text of its source has changed, and its words were found again."
            )
        st.caption(f"{_SIGNS[state.standing]} {label(_told(state, undoing))}")
        if entry.note:
            st.caption(label(f"Why: {entry.note}"))
        if undoing is not None:
            _button("Redo", undoing.id)
        elif state.standing is not Standing.REPLACED:
            _button("Undo", entry.id)


def _told(state: CorrectionState, undoing: Correction | None) -> str:
    """What an entry's standing is, who made it and when."""
    told = f"{state.standing.value} · {_who(state.entry)}"
    return told if undoing is None else f"{told} · undone by {_who(undoing)}"


def _who(entry: Correction) -> str:
    when = f"{entry.at[:16].replace('T', ' ')} UTC" if entry.is_dated else "before times were kept"
    return f"{entry.by or 'nobody named'}, {when}"


def _place(now: Snapshot, state: CorrectionState, place: Place) -> None:
    """The words of a place, and the way to them where their source is here."""
    words = label(f"“{place.span.quote}”", _QUOTE)
    if place.source not in now.titles:
        st.caption(words)
        return
    here = next(
        (
            s.id
            for s in now.graph.statements
            if s.id in state.records and s.source == place.source and s.span == place.span
        ),
        None,
    )
    goal = Target(Room.SOURCES, claim=here, source=place.source)
    st.caption(words)
    st.page_link(
        target(goal.room),
        label=label(f"in {now.titles[place.source]}", 80),
        icon=":material/menu_book:",
        query_params=goal.query(),
    )


def _button(words: str, entry: str) -> None:
    if st.button(words, key=f"undo-{entry}", icon=":material/undo:"):
        undo_correction(entry, by=name_given())
        say_after("Done. The entry stays in the list.")
        st.rerun()
