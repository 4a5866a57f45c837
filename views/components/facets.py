"""Facets of a search: the values found with their counts, chosen by a click and kept in the address."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from kg.search import FacetCount
from views.plain import label

_SHOWN = 12
"""Values of one facet that stand as buttons; the others are in a list."""


def chosen(name: str) -> tuple[str, ...]:
    """The values of a facet that the address names."""
    return tuple(st.query_params.get_all(name))


def choose(name: str, values: Sequence[str]) -> None:
    """Write the values of a facet into the address."""
    if values:
        st.query_params[name] = list(values)
    elif name in st.query_params:
        del st.query_params[name]


def facet(
    name: str,
    heading: str,
    counts: Sequence[FacetCount],
    words: Callable[[str], str] = str,
    *,
    opened: bool = False,
) -> None:
    """Show a facet; a chosen value stays there when nothing more is found of it.

    Args:
        name: of its values in the address.
        heading: above them.
        counts: what was found, most frequent first.
        words: how a value is shown.
        opened: whether it stands open though nothing is chosen.
    """
    picked = chosen(name)
    found = {item.value: item.count for item in counts}
    if not found and not picked:
        return
    ordered = [*picked, *(value for value in found if value not in picked)]
    buttons = ordered[: max(_SHOWN, len(picked))]
    rest = ordered[len(buttons) :]
    key = f"facet-{name}"
    st.session_state[key] = list(picked)

    def counted(value: str) -> str:
        return f"{found.get(value, 0)} · {label(words(value), 48)}"

    with st.expander(f"{heading} ({len(ordered)})", expanded=bool(picked) or opened):
        st.pills(
            heading,
            buttons,
            selection_mode="multi",
            format_func=counted,
            key=key,
            label_visibility="collapsed",
            on_change=lambda: choose(name, st.session_state[key]),
        )
        if rest:
            more = f"{key}-more"
            st.selectbox(
                f"{heading}: {len(rest)} more",
                rest,
                index=None,
                format_func=lambda value: f"{words(value)} ({found.get(value, 0)})",
                key=more,
                placeholder="choose one more",
                on_change=lambda: choose(name, [*picked, st.session_state[more]]),
            )
