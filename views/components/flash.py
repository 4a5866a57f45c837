"""A word that is shown once, on the page that follows what was done."""

from __future__ import annotations

import streamlit as st

_KEY = "said_once"


def say_after(words: str) -> None:
    """Keep words of our own for the next run of any page."""
    st.session_state[_KEY] = words


def say_now() -> None:
    """Show what was kept, once."""
    words = st.session_state.pop(_KEY, None)
    if words:
        st.toast(words, icon=":material/check:")


def is_waiting() -> bool:
    """Whether a word waits for the next run of a page."""
    return _KEY in st.session_state
