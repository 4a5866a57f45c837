"""Where the pages live and what the address bar says: the state that can be shared as a link."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import streamlit as st
from streamlit.navigation.page import Page


class Room(StrEnum):
    """The pages; the value is the page's path in the address."""

    OVERVIEW = "overview"
    MAP = "map"
    DEBATE = "debate"
    PEOPLE = "people"
    FORECASTS = "forecasts"
    SEARCH = "search"
    BENCHMARKS = "benchmarks"
    SOURCES = "sources"
    ADD = "add"
    CURATION = "curation"

    @property
    def label(self) -> str:
        """The page's name in the menu and over the page."""
        return _LABELS[self]


_LABELS = {
    Room.OVERVIEW: "Overview",
    Room.MAP: "Argument map",
    Room.DEBATE: "Debate",
    Room.PEOPLE: "People",
    Room.FORECASTS: "Forecasts",
    Room.SEARCH: "Search",
    Room.BENCHMARKS: "Benchmarks",
    Room.SOURCES: "Sources",
    Room.ADD: "Add a source",
    Room.CURATION: "Curation",
}


class Key(StrEnum):
    """Names in the address's query."""

    CLAIM = "claim"
    SOURCE = "source"
    EVENT = "event"
    QUERY = "q"
    LIKE = "like"
    PERSON = "person"
    EDGE = "edge"
    STEPS = "steps"


@dataclass(frozen=True, slots=True)
class Place:
    """A page with what is picked on it: the target of a link."""

    room: Room
    claim: str | None = None
    source: str | None = None
    person: str | None = None
    event: str | None = None
    words: str | None = None
    sides: tuple[str, str] | None = None
    edge: str | None = None

    def query(self) -> dict[str, str]:
        """The address's query."""
        pairs = (
            (Key.SOURCE.value, self.source),
            (Key.CLAIM.value, self.claim),
            (Key.PERSON.value, self.person),
            (Key.EVENT.value, self.event),
            (Key.QUERY.value, self.words),
            ("left", self.sides[0] if self.sides else None),
            ("right", self.sides[1] if self.sides else None),
            (Key.EDGE.value, self.edge),
        )
        return {name: value for name, value in pairs if value is not None}


def picked(key: Key) -> str | None:
    """What the address says is picked, or None."""
    value = st.query_params.get(key.value)
    return value or None


def pick(key: Key, value: str | None) -> None:
    """Write what is picked into the address, so that it can be shared and gone back from."""
    if picked(key) == value:
        return
    if value is None:
        del st.query_params[key.value]
    else:
        st.query_params[key.value] = value


def target(room: Room) -> Page:
    """The page as the target of a link; only its path counts, so its content stays unknown here."""
    return st.Page(_nothing, title=room.label, url_path=room.value, default=room is Room.OVERVIEW)


def _nothing() -> None:
    """Stands for a page's content in a link's target."""
