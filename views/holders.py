"""What pages read of people and camps, cached as `views.data` caches the graph: by workspace and revision."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from kg.analysis.camps import SharedGround, TwoCamps, camps
from kg.analysis.cross_purposes import CrossPurposes, cross_purposes
from kg.analysis.debate import Debate
from kg.analysis.directory import Directory, Holder
from kg.analysis.followers import Follower, between, common_ground, followers
from kg.analysis.people import Exchange, Part, Profile, exchanges, parts, profile
from kg.analysis.stands import Stands
from views.data import Snapshot, forecast_ledger


@dataclass(frozen=True, slots=True)
class People:
    """Everybody in the graph.

    Args:
        directory: who there is.
        exchanges: who supports, disputes and restates whom.
        parts: everybody's part in numbers.
        stands: who takes which stand on which claim.
    """

    directory: Directory
    exchanges: tuple[Exchange, ...]
    parts: tuple[Part, ...]
    stands: Stands


@dataclass(frozen=True, slots=True)
class Sides:
    """Who stands where between two positions, and what lies between them.

    Args:
        followers: the holders of each side's claims.
        ground: claims that followers of both sides stand for.
        past: pairs that talk past each other.
    """

    followers: tuple[Follower, ...]
    ground: tuple[SharedGround, ...]
    past: tuple[CrossPurposes, ...]


def directory_of(now: Snapshot) -> Directory:
    """Who there is, and whose each statement is."""
    return now.directory


def people(now: Snapshot) -> People:
    """Everybody with their part in numbers."""
    return _people(str(now.workspace), now.graph.revision, now)


def profile_of(now: Snapshot, holder: Holder) -> Profile:
    """Somebody's part in the debate."""
    return _profile(str(now.workspace), now.graph.revision, holder.id, now)


def camps_of(now: Snapshot) -> tuple[TwoCamps, ...]:
    """The debates of the graph, each cut into two camps by supports and disputes alone."""
    return _camps(str(now.workspace), now.graph.revision, now)


def sides_of(now: Snapshot, found: Debate) -> Sides:
    """Who stands where between two positions of the graph."""
    known = people(now)
    return Sides(
        followers(now.graph, known.directory, found),
        common_ground(now.graph, known.directory, known.stands, found),
        between(
            now.graph, known.directory, found, _past(str(now.workspace), now.graph.revision, now)
        ),
    )


@st.cache_resource(max_entries=3, show_spinner=False)
def _people(workspace: str, revision: str, _now: Snapshot) -> People:  # noqa: ARG001
    graph, directory = _now.graph, directory_of(_now)
    between_all = exchanges(graph, directory)
    return People(
        directory, between_all, parts(graph, directory, between_all), Stands(graph, directory)
    )


@st.cache_resource(max_entries=32, show_spinner=False)
def _profile(workspace: str, revision: str, holder: str, _now: Snapshot) -> Profile:  # noqa: ARG001
    known = people(_now)
    return profile(_now.graph, known.directory, known.directory[holder], known.exchanges)


@st.cache_resource(max_entries=3, show_spinner=False)
def _camps(workspace: str, revision: str, _now: Snapshot) -> tuple[TwoCamps, ...]:  # noqa: ARG001
    known = people(_now)
    return camps(_now.graph, known.directory, known.stands)


@st.cache_resource(max_entries=3, show_spinner=False)
def _past(workspace: str, revision: str, _now: Snapshot) -> tuple[CrossPurposes, ...]:  # noqa: ARG001
    return cross_purposes(_now.graph, people(_now).directory, forecast_ledger(_now).groups)
