"""The rest of a long list, drawn only once a person opens it: what is folded costs server and browser nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st


@contextmanager
def fold(title: str, key: str) -> Iterator[bool]:
    """A fold on the page; what is drawn within stands in it.

    Args:
        title: what it says of its content.
        key: names it on the page; under another key it is closed again.

    Yields:
        Whether it is open: where not, nothing need be drawn.
    """
    folded = st.expander(title, on_change="rerun", key=f"fold-{key}")
    with folded:
        yield bool(folded.open)
