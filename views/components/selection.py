"""What is picked in a component and what the address says, kept in step.

A component's data must stay constant while people click in it (otherwise all of it is sent again).
So the component paints its own clicks, and is told to pick something only when the address changed
by other means: a link, the back button, a button on the page.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from kg.analysis import ClaimEdge
from kg.errors import NotFoundError
from views.components.map_address import edge_named, is_edge_name
from views.data import Snapshot
from views.state import Key, pick, picked

Found = TypeVar("Found")
Told = tuple[str | None, int]
"""What a component should pick, and the number of times it was told so far."""


def told(component: str, wanted: str | None) -> Told:
    """What to tell a component; the same value until it must pick something it did not itself.

    Args:
        component: the component's key.
        wanted: what should be picked in it.
    """
    seen, turn = f"{component}.seen", f"{component}.told"
    fresh = component not in st.session_state
    last: Told = st.session_state.get(turn, (None, 0))
    if fresh or st.session_state.get(seen) != wanted:
        last = (wanted, last[1] + 1)
    st.session_state[seen] = wanted
    st.session_state[turn] = last
    return last


def on_pick(component: str) -> Callable[[], None]:
    """A callback that writes what was picked in a component into the address."""

    def take() -> None:
        value = st.session_state[component].get("picked")
        if not value:
            return
        st.session_state[f"{component}.seen"] = value["id"]
        pick(Key.CLAIM, value["id"])

    return take


def on_pick_either(component: str) -> Callable[[], None]:
    """A callback that writes the claim or the link that was picked in a component into the address."""

    def take() -> None:
        value = st.session_state[component].get("picked")
        if not value:
            return
        name = value["id"]
        st.session_state[f"{component}.seen"] = name
        is_edge = is_edge_name(name)
        pick(Key.EDGE if is_edge else Key.CLAIM, name)
        pick(Key.CLAIM if is_edge else Key.EDGE, None)

    return take


def claim(now: Snapshot) -> str | None:
    """The claim or statement that the address names; one that is gone is told of, and the page goes on without.

    Args:
        now: the graph.
    """
    return None if _found(Key.CLAIM, "claim", now.claim) is None else picked(Key.CLAIM)


def edge(now: Snapshot) -> ClaimEdge | None:
    """The link between claims that the address names; one that is gone is told of, as of a claim.

    Args:
        now: the graph.
    """
    return _found(Key.EDGE, "link", lambda name: edge_named(now, name))


def _found(key: Key, what: str, find: Callable[[str], Found]) -> Found | None:
    """What the address names under a key; None where it names nothing, or nothing that is there."""
    name = picked(key)
    try:
        return None if name is None else find(name)
    except NotFoundError:
        say_gone(what)
        return None


def say_gone(what: str) -> None:
    """Say that what the address names is not there, as one plain line.

    Args:
        what: its kind.
    """
    st.warning(
        f"The {what} that this address names is not in the graph any more: "
        + (
            "it was changed and read again, or taken out."
            if what == "source"
            else "it was corrected, or its source was read again or taken out."
        ),
        icon=":material/link_off:",
    )
