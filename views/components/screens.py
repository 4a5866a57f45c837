"""What only one kind of screen shows: a rule of ``page.css`` hides it on the other, for a server knows no widths."""

from __future__ import annotations

from contextlib import AbstractContextManager

import streamlit as st


def on_wide_screens(key: str) -> AbstractContextManager[object]:
    """A place that a telephone does not show.

    Args:
        key: names it on the page.
    """
    return st.container(key=f"wide-{key}")


def on_telephones(key: str) -> AbstractContextManager[object]:
    """A place that only a telephone shows.

    Args:
        key: names it on the page.
    """
    return st.container(key=f"narrow-{key}")


def hint_beside(words: str) -> None:
    """Say what is opened here, where there is room beside the page; a telephone would show it at the end."""
    with on_wide_screens("hint"):
        st.info(words)


def hint_above(words: str) -> None:
    """Say on a telephone what can be picked below."""
    with on_telephones("hint"):
        st.caption(words)
