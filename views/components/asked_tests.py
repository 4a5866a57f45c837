"""Every test for links, asked of two statements, and how each came out."""

from __future__ import annotations

import streamlit as st

from extractors.links.outcomes import Outcome
from views.data import Snapshot
from views.maps import asked
from views.plain import label


def asked_tests(now: Snapshot, one: str, other: str) -> None:
    """List the tests, passed ones first.

    Args:
        now: the graph.
        one: id of a statement.
        other: id of another.

    Raises:
        NotFoundError: no such statement.
        SettingsError: the text reads otherwise than when it was stored.
    """
    found = asked(now, one, other)
    passed = [outcome for outcome in found.outcomes if outcome.passed]
    refused = [outcome for outcome in found.outcomes if not outcome.passed]
    shared = ", ".join(found.shared) or "none"
    st.caption(
        f"Content words that both have: {label(shared)}. A shared topic alone makes no link."
    )
    for outcome in passed:
        st.markdown(f"**{label(outcome.test)}**: {label(outcome.detail)}")
    with st.container(height=260):
        for outcome in refused:
            st.caption(_told(outcome))


def _told(outcome: Outcome) -> str:
    return f"{label(outcome.test)}: {label(outcome.detail)}"
