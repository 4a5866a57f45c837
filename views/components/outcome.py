"""What became of an event, said by whoever uses the app; kept with its day and its source, and taken back."""

from __future__ import annotations

from datetime import date

import streamlit as st

from kg.analysis.event_groups import EventGroup
from kg.errors import ClaimtrailError
from kg.model import Happened, Outcome
from views.components.flash import say_after
from views.components.frame import error
from views.data import keep_outcome
from views.plain import label

_PROBLEM = "outcome_problem"
_WORDS = {Happened.YES: "It happened", Happened.NO: "It did not happen"}


def outcome_form(group: EventGroup) -> None:
    """A fold in which a person says how an event came out.

    Args:
        group: the event's forecasts; what is said holds of all of them.
    """
    with st.expander("Say how it came out"):
        if problem := st.session_state.pop(_PROBLEM, None):
            error(problem)
        key = group.key
        with st.form(f"outcome-{key}", border=False):
            st.radio(
                "What happened",
                list(_WORDS),
                index=None,
                format_func=_WORDS.__getitem__,
                key=f"happened-{key}",
            )
            st.date_input(
                "The day it happened, or up to which it had not",
                value=None,
                min_value=date(1900, 1, 1),
                format="YYYY-MM-DD",
                key=f"happened-on-{key}",
            )
            st.text_input(
                "Where that can be read",
                placeholder="an address, or a paper and its day",
                max_chars=300,
                key=f"happened-in-{key}",
            )
            st.form_submit_button(
                "Keep it", icon=":material/check:", on_click=_say, args=(group.event, key)
            )


def outcome_known(outcome: Outcome) -> None:
    """Show how an event came out, with a button that takes the word back."""
    st.success(label(f"{_WORDS[outcome.happened]}: {outcome.date}; {outcome.source}"))
    if problem := st.session_state.pop(_PROBLEM, None):
        error(problem)
    st.button(
        "Take it back",
        key="outcome_back",
        type="tertiary",
        icon=":material/undo:",
        on_click=_keep,
        args=(Outcome(outcome.event, Happened.WITHDRAWN, outcome.date, outcome.source),),
    )


def _say(event: str, key: str) -> None:
    state = st.session_state
    happened, on = state[f"happened-{key}"], state[f"happened-on-{key}"]
    source = state[f"happened-in-{key}"].strip()
    if happened is None or on is None or not source:
        state[_PROBLEM] = (
            "something is missing; say what happened, its day and where that can be read"
        )
        return
    _keep(Outcome(event, happened, on.isoformat(), source))


def _keep(outcome: Outcome) -> None:
    try:
        keep_outcome(outcome)
    except ClaimtrailError as err:
        st.session_state[_PROBLEM] = str(err)
        return
    taken = outcome.happened is Happened.WITHDRAWN
    say_after("Taken back." if taken else "Kept. Every forecast of this event is held against it.")
