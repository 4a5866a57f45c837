"""What is opened beside a page: on a telephone a sheet over it, which can be closed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

from views.state import Key, pick, picked

_top = st.components.v2.component(
    "claimtrail_side_top",
    html="<span hidden></span>",
    js=(Path(__file__).parent / "side.js").read_text(encoding="utf-8"),
)
"""Shows the upper end of what was opened, wherever the last one was read to."""


@contextmanager
def sheet(opened_by: Key) -> Iterator[None]:
    """A place beside the page for what the address opened, with a button on top that closes it.

    Args:
        opened_by: what in the address opened it; taken out of it again when it is closed.
    """
    with st.container(key="side_card"):
        _top(key="side_top", data={"opened": picked(opened_by)})
        st.button(
            "Close",
            key="close_card",
            type="tertiary",
            icon=":material/close:",
            on_click=pick,
            args=(opened_by, None),
        )
        yield
