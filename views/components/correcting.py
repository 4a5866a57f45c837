"""Correcting from any card: what is wrong with a statement, a link or a claim, said in a dialog.

Whatever is said becomes an entry of the log of corrections; the Curation page lists and undoes it.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from extractors.curating import curator
from kg.analysis.curation import (
    corrections_of,
    decision,
    hiding,
    place_of,
    rejections,
    splitting,
    statement_named,
    summary,
)
from kg.analysis.restatements import first_appearance
from kg.errors import ClaimtrailError
from kg.model import Claim, Graph, Link, Statement, Verdict
from kg.model.correction import Amendment, SpeakerChange, WordingChange
from views.components.flash import is_waiting, say_after
from views.components.frame import error
from views.data import Snapshot, correct, snapshot
from views.grounds import ground
from views.plain import cut, label, shown, speaker
from views.state import Key, pick, picked

_ICON = ":material/edit:"
_BLOCK = ":material/block:"
_PROBLEM = "correcting_problem"
_NAME = "curator"
_NAME_BOX = "curator_box"
_LABEL = 120


def statement_button(now: Snapshot, statement: Statement) -> None:
    """A button that opens the dialog on a statement, and what was corrected of it already."""
    for state in corrections_of(now.graph, frozenset({statement.id})):
        st.caption(label(f"Corrected by hand: {summary(state)}"))
    if _button("Correct", f"correct-{statement.id}"):
        _statement_dialog(now, statement)


def link_button(now: Graph, link: Link) -> None:
    """A button that opens the dialog on a link."""
    if _button("Wrong link", f"wrong-{link.id}"):
        _link_dialog(now, link)


def claim_button(now: Snapshot, claim: Claim) -> None:
    """A button that opens the dialog on a claim as a whole."""
    if _button("Hide or merge this claim", f"correct-{claim.id}"):
        _claim_dialog(now, claim)


def name_box() -> None:
    """A box for the name that is kept with corrections; remembered while the app is open."""
    kept: str = st.session_state.get(_NAME) or curator()
    name = st.text_input(
        "Your name (optional, kept with corrections)", value=kept, max_chars=80, key=_NAME_BOX
    )
    st.session_state[_NAME] = name


def name_given() -> str:
    """What stands in the box, or stood in it on another page."""
    name: str = st.session_state.get(_NAME_BOX) or st.session_state.get(_NAME) or ""
    return name.strip()


def _button(words: str, key: str) -> bool:
    return st.button(words, key=key, type="tertiary", icon=_ICON)


@st.dialog("Correct this statement")
def _statement_dialog(now: Snapshot, statement: Statement) -> None:
    _close_when_kept()
    graph, id_ = now.graph, statement.id
    st.text(f"“{shown(statement.span.quote)}”")
    source = graph.source(statement.source)
    st.caption(label(f"Now: {speaker(statement.speaker, source)}: {statement.canonical}"))
    with st.form("correct_statement", border=False):
        names = sorted(
            {s.speaker for s in graph.statements}
            | {e.name for e in graph.entities if e.kind.speaks}
        )
        st.selectbox(
            "Who says it",
            names,
            index=names.index(statement.speaker),
            format_func=lambda name: speaker(name, source),
            accept_new_options=True,
            key=f"speaker-{id_}",
            help="Choose a name or type one.",
        )
        st.text_area("Its wording, standing alone", value=statement.canonical, key=f"wording-{id_}")
        _note(id_)
        name_box()
        st.form_submit_button("Save", type="primary", on_click=_save, args=(statement,))
    st.markdown("**Or take something away**")
    _take_away(graph, statement)


def _take_away(graph: Graph, statement: Statement) -> None:
    ways: list[tuple[str, str, Sequence[Amendment]]] = [
        ("This is no claim: reject it", _BLOCK, rejections(graph, statement.id))
    ]
    ways += [
        (label(f"Reject the forecast: {f.event}", _LABEL), _BLOCK, rejections(graph, f.id))
        for f in graph.forecasts
        if f.statement == statement.id
    ]
    ways += [
        (
            label(f"Reject the result: {b.benchmark}, {b.text or b.score}", _LABEL),
            _BLOCK,
            rejections(graph, b.id),
        )
        for b in graph.benchmarks
        if b.statement == statement.id
    ]
    if first_appearance(graph, statement.claim).id != statement.id:
        apart = splitting(graph, statement.id)
        ways.append(("It makes another claim: set it apart", ":material/call_split:", [apart]))
    for n, (words, icon, changes) in enumerate(ways):
        st.button(
            words,
            icon=icon,
            key=f"away-{n}-{statement.id}",
            on_click=_keep,
            args=(tuple(changes), statement.id, statement),
        )


@st.dialog("Is this link wrong?")
def _link_dialog(graph: Graph, link: Link) -> None:
    _close_when_kept()
    ends = graph.statement(link.from_), graph.statement(link.to)
    st.text(shown(ends[0].canonical))
    st.caption(label(f"{link.relation.value}: {ground(link.test)}"))
    st.text(shown(ends[1].canonical))
    with st.form("correct_link", border=False):
        _note(link.id)
        name_box()
        st.form_submit_button(
            "Take the link away",
            type="primary",
            on_click=_keep,
            args=(rejections(graph, link.id), link.id, ends[0]),
        )


@st.dialog("Hide or merge this claim")
def _claim_dialog(now: Snapshot, claim: Claim) -> None:
    _close_when_kept()
    graph = now.graph
    first = first_appearance(graph, claim.id)
    st.text(shown(claim.text))
    with st.form("correct_claim", border=False):
        others = {c.id: c.text for c in graph.claims if c.id != claim.id}
        st.selectbox(
            "It is the same claim as",
            sorted(others, key=lambda id_: others[id_].casefold()),
            index=None,
            format_func=lambda id_: cut(shown(others[id_]), _LABEL),
            placeholder="Type words of the other claim",
            key=f"other-{claim.id}",
        )
        _note(claim.id)
        name_box()
        st.form_submit_button(
            "Make them one", icon=":material/merge:", on_click=_merge, args=(graph, claim, first)
        )
        st.form_submit_button(
            "Hide this claim",
            icon=":material/visibility_off:",
            on_click=_keep,
            args=((hiding(graph, claim.id),), claim.id, first),
        )


def _note(record: str) -> None:
    st.text_input("Why (optional)", max_chars=300, key=f"why-{record}")


def _close_when_kept() -> None:
    """End a dialog whose callback has done its work; otherwise show what went wrong in it."""
    if is_waiting():
        st.rerun()
    if problem := st.session_state.pop(_PROBLEM, None):
        error(problem)


def _save(statement: Statement) -> None:
    name = (st.session_state[f"speaker-{statement.id}"] or "").strip()
    wording = st.session_state[f"wording-{statement.id}"].strip()
    place = place_of(statement)
    changes: list[Amendment] = []
    if name and name != statement.speaker:
        changes.append(SpeakerChange(place, name))
    if wording and wording != statement.canonical:
        changes.append(WordingChange(place, wording))
    if not changes:
        st.session_state[_PROBLEM] = "nothing was changed; change the speaker or the wording first"
        return
    _keep(tuple(changes), statement.id, statement)


def _merge(graph: Graph, claim: Claim, first: Statement) -> None:
    other = st.session_state[f"other-{claim.id}"]
    if other is None:
        st.session_state[_PROBLEM] = "no other claim is chosen; choose the one that says the same"
        return
    _keep((decision(graph, claim.id, other, Verdict.SAME),), claim.id, first)


def _keep(changes: tuple[Amendment, ...], record: str, about: Statement) -> None:
    """Keep what was said; the page is then shown again with what it means now."""
    by = st.session_state[_NAME] = name_given()
    try:
        added = correct(
            changes,
            by=by,
            note=st.session_state.get(f"why-{record}", ""),
        )
        _stay(about)
    except ClaimtrailError as err:
        st.session_state[_PROBLEM] = str(err)
        return
    say_after("Kept. The Curation page lists it and can undo it." if added else "Known already.")


def _stay(about: Statement) -> None:
    """Let the address name a claim that is still there."""
    named = picked(Key.CLAIM)
    if named is None:
        return
    graph = snapshot().graph
    try:
        statement_named(graph, named)
    except ClaimtrailError:
        left = {statement.id for statement in graph.statements}
        pick(Key.CLAIM, about.id if about.id in left else None)
