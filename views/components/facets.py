"""Facets of a search as one component: the values found with their counts, chosen by a click and kept in the address."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from kg.search import FacetCount
from views.components.large_data import packed
from views.components.scripts import script, style
from views.plain import cut, shown

KEY = "search_facets"
SINCE, UNTIL = "since", "until"
_SHOWN = 12
"""Values of one facet that stand as buttons; the others are in a list."""
_WORDS = 48

_mount = st.components.v2.component(
    "claimtrail_search_facets",
    css=style("facets"),
    js=script("facets", "elements"),
)


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet of a search.

    Args:
        name: of its values in the address.
        heading: above them.
        counts: what was found, most frequent first.
        words: how a value is shown.
        opened: whether it stands open though nothing is chosen.
    """

    name: str
    heading: str
    counts: Sequence[FacetCount]
    words: Callable[[str], str] = str
    opened: bool = False


def chosen(name: str) -> tuple[str, ...]:
    """The values of a facet that the address names."""
    return tuple(st.query_params.get_all(name))


def one(name: str) -> str | None:
    """The one value that the address gives a name, or None."""
    return st.query_params.get(name, "").strip() or None


def choose(values: Mapping[str, Sequence[str]]) -> None:
    """Write the values of facets into the address; those without any leave it."""
    for name, given in values.items():
        if given:
            st.query_params[name] = list(given)
        elif name in st.query_params:
            del st.query_params[name]


def facets(shown_: Sequence[Facet], months: Sequence[FacetCount]) -> None:
    """Show the facets and the months of publication; a chosen value stays when nothing more is found of it.

    Args:
        shown_: in their order.
        months: the months of publication as far as they are known.
    """
    names = {*(facet.name for facet in shown_), SINCE, UNTIL}

    def take() -> None:
        value = st.session_state[KEY].get("chosen")
        if value:
            choose({name: given for name, given in value["set"].items() if name in names})

    drawn = packed(payload(shown_, months, {name: chosen(name) for name in names}))
    _mount(
        key=KEY,
        data={"drawn": drawn, "rev": hashlib.sha256(drawn.encode()).hexdigest()[:16]},
        on_chosen_change=take,
    )


def payload(
    shown_: Sequence[Facet],
    months: Sequence[FacetCount],
    picked: Mapping[str, Sequence[str]],
) -> dict[str, Any]:
    """What the component draws: for each facet its buttons, and the rest of its values in a list.

    Args:
        shown_: as for `facets`.
        months: as for `facets`.
        picked: the values chosen by name, of the dates too.
    """
    drawn = (_facet(facet, picked.get(facet.name, ())) for facet in shown_)
    since, until = (next(iter(picked.get(name, ())), "") for name in (SINCE, UNTIL))
    return {
        "facets": [facet for facet in drawn if facet is not None],
        "dates": _dates(months, since, until),
    }


def _facet(facet: Facet, picked: Sequence[str]) -> dict[str, Any] | None:
    found = {item.value: item.count for item in facet.counts}
    if not found and not picked:
        return None
    ordered = [*picked, *(value for value in found if value not in picked)]
    buttons = max(_SHOWN, len(picked))
    values = [
        [value, cut(" ".join(shown(facet.words(value)).split()), _WORDS), found.get(value, 0)]
        for value in ordered
    ]
    return {
        "name": facet.name,
        "heading": facet.heading,
        "picked": list(picked),
        "open": bool(picked) or facet.opened,
        "buttons": values[:buttons],
        "rest": values[buttons:],
    }


def _dates(months: Sequence[FacetCount], since: str, until: str) -> dict[str, Any] | None:
    if not (months or since or until):
        return None
    return {
        "since": shown(since),
        "until": shown(until),
        "months": [[item.value, item.count] for item in sorted(months, key=_newest, reverse=True)],
    }


def _newest(item: FacetCount) -> str:
    return item.value
