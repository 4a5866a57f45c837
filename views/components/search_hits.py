"""The claims found as one component: a page of twenty is drawn again with every letter that is typed."""

from __future__ import annotations

import hashlib
from typing import Any

import streamlit as st

from kg.analysis.wording import worded
from kg.search import ClaimHit, Query, SearchResult
from views.components.card import said_by, told_how_often
from views.components.large_data import packed
from views.components.scripts import script, style
from views.components.ways import follow
from views.data import Snapshot
from views.plain import marked_runs, shown
from views.state import Key, pick

KEY = "search_hits"
_MORE_STATEMENTS = 3

_mount = st.components.v2.component(
    "claimtrail_search_hits",
    css=style("search_hits", "ways"),
    js=script("search_hits", "elements", "ways"),
)


def search_hits(now: Snapshot, query: Query, found: SearchResult) -> None:
    """List the claims found; a click opens a card, what is alike, the words in their source or the map.

    Args:
        now: the graph.
        query: what was asked; says whether reasons are told.
        found: what to list.
    """
    drawn = packed(payload(now, query, found))
    rev = hashlib.sha256(drawn.encode()).hexdigest()[:16]
    mounted = _mount(
        key=KEY,
        data={"drawn": drawn, "rev": rev},
        on_picked_change=_take,
        on_go_change=lambda: None,
    )
    follow(mounted.get("go"))


def payload(now: Snapshot, query: Query, found: SearchResult) -> dict[str, Any]:
    """What the component draws: each claim with its words in runs, who says it, and why it is here."""
    told = bool(query.text or query.like)
    return {"hits": [_hit(now, hit, told=told) for hit in found.hits]}


def _hit(now: Snapshot, hit: ClaimHit, *, told: bool) -> dict[str, Any]:
    words = [word for one in hit.hits for word in one.words]
    counted = told_how_often(now, hit.claim.id)
    others = (now.graph.statement(one.statement) for one in hit.hits[1 : 1 + _MORE_STATEMENTS])
    return {
        "claim": hit.claim.id,
        "statement": hit.best.id,
        "source": hit.best.source,
        "words": marked_runs(worded(now.graph, hit.claim), words),
        "by": said_by(now.graph, hit.best) + (f" · {counted}" if counted else ""),
        "why": "; ".join(shown(why) for why in hit.why) if told else "",
        "also": [
            f"also “{shown(other.span.quote)}” — {said_by(now.graph, other)}" for other in others
        ],
    }


def _take() -> None:
    """Write what was picked into the address: a card to open, or a claim to look for the like of."""
    value = st.session_state[KEY].get("picked")
    if value:
        pick(Key.LIKE if value["like"] else Key.CLAIM, value["id"])
