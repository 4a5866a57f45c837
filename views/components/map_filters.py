"""What the map starts from and is narrowed to; every choice stands in the address."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from kg.analysis import MapFilter
from kg.model import ClaimType
from views.data import Snapshot
from views.plain import label
from views.state import Key, pick

SIZES = (30, 40, 60, 80, 300, 1000)
_USUAL = 40
_LEAST = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)
_KEYS = ("speaker", "within", "type", "since", "until", "sure")
_NAMES = {
    ClaimType.CLAIM: "claims",
    ClaimType.FORECAST: "forecasts",
    ClaimType.BENCHMARK: "benchmark results",
    ClaimType.DEFINITION: "definitions",
}


@dataclass(frozen=True, slots=True)
class MapChoice:
    """What the map is to show.

    Args:
        wanted: which claims and links.
        limit: how many claims at most.
        position: name of the position that it starts from, or None.
    """

    wanted: MapFilter
    limit: int
    position: str | None


def map_filters(now: Snapshot) -> MapChoice:
    """The boxes over the map.

    Raises:
        ValueProblem: a date that is none.
    """
    positions = [position.name for position in now.graph.positions]
    with st.container(key="map_filters"):
        start, side, size, more = st.columns([4, 4, 2, 2], vertical_alignment="bottom")
    topic = start.selectbox(
        "Topic", now.topics, index=None, placeholder="any", key="topic", bind="query-params",
        on_change=_anew,
    )  # fmt: skip
    position = side.selectbox(
        "Position", positions, index=None, placeholder="none",
        key="position", bind="query-params", on_change=_anew,
        help="Starts from the claims for and against a side of the debate.",
    )  # fmt: skip
    limit = size.selectbox(
        "Claims at most", SIZES, index=SIZES.index(_USUAL), key="size", bind="query-params",
        on_change=_anew, help="From 150 on, an overview: a few claims show their words.",
    )  # fmt: skip
    chosen = sum(bool(st.session_state.get(key)) for key in _KEYS)
    words = f"Filters: {chosen}" if chosen else "Filters"
    with more.popover(words, icon=":material/filter_alt:", width="stretch"):
        wanted = _narrowed(now, topic)
    return MapChoice(wanted, limit or _USUAL, position)


def _narrowed(now: Snapshot, topic: str | None) -> MapFilter:
    person = st.selectbox(
        "Person", now.speakers, index=None, placeholder="anyone", key="speaker",
        bind="query-params", on_change=_anew,
    )  # fmt: skip
    source = st.selectbox(
        "Source", list(now.titles), index=None, placeholder="any", key="within",
        format_func=now.titles.__getitem__, bind="query-params", on_change=_anew,
    )  # fmt: skip
    types = st.pills(
        "Type", [kind.value for kind in ClaimType], selection_mode="multi", key="type", bind="query-params", on_change=_anew,
    )  # fmt: skip
    since = st.text_input(
        "Published since", key="since", placeholder="2025-06", bind="query-params", on_change=_anew
    )
    until = st.text_input(
        "Published until", key="until", placeholder="2026", bind="query-params", on_change=_anew
    )
    least = st.selectbox(
        "Links at least this sure", _LEAST, key="sure", format_func=lambda value: f"{value:.0%}",
        bind="query-params", on_change=_anew,
    )  # fmt: skip
    return MapFilter(
        topic=topic,
        speaker=person,
        source=source,
        types=tuple(map(ClaimType, types)),
        since=since.strip() or None,
        until=until.strip() or None,
        confidence=least,
    )


def told(now: Snapshot, choice: MapChoice) -> str:
    """The filters in one line of Markdown; "" where there are none."""
    wanted = choice.wanted
    parts = (
        wanted.topic and f"topic {wanted.topic}",
        wanted.speaker and f"said by {wanted.speaker}",
        wanted.source and f"in {now.titles[wanted.source]}",
        wanted.types and ", ".join(_NAMES[kind] for kind in wanted.types),
        wanted.since and f"since {wanted.since}",
        wanted.until and f"until {wanted.until}",
        wanted.confidence and f"links of {wanted.confidence:.0%} or more",
    )
    return label("; ".join(part for part in parts if part))


def _anew() -> None:
    """Another map: what was shown and hidden on the last one is gone."""
    pick(Key.STEPS, None)
