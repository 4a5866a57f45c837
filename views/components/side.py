"""What is opened beside a page: on a telephone a sheet over it, which can be closed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from views.state import Key, pick


@contextmanager
def sheet(opened_by: Key) -> Iterator[None]:
    """A place beside the page for what the address opened, with a button on top that closes it.

    Args:
        opened_by: what in the address opened it; taken out of it again when it is closed.
    """
    with st.container(key="side_card"):
        st.button(
            "Close",
            key="close_card",
            type="tertiary",
            icon=":material/close:",
            on_click=pick,
            args=(opened_by, None),
        )
        yield
