"""The disputes between two sides as a component: claims in two columns, a line across for each dispute."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import streamlit as st

from kg.analysis.crossing import Line, hubs, knots
from kg.analysis.debate import Clash, Debate
from kg.analysis.wording import worded
from kg.model import Claim, Graph, Position
from views.components.large_data import packed
from views.components.map_address import edge_name
from views.components.scripts import script, style
from views.components.selection import on_pick_either, told
from views.data import Snapshot
from views.grounds import grounded
from views.holders import directory_of
from views.plain import counted, cut, shown

KEY = "across"
_WORDS = 150
_NAMES = 2
_NAME = 44
DRAWN = 40
"""Disputes that are drawn: more lines than these cannot be told apart."""

_mount = st.components.v2.component(
    "claimtrail_across",
    css=style("across", "drawing"),
    js=script("across", "theme", "svg"),
)


def across(now: Snapshot, found: Debate, reasons: Mapping[str, str], wanted: str | None) -> None:
    """Show the disputes between two sides; a click writes the claim or the link into the address.

    Args:
        now: the graph.
        found: the debate; of many disputes the surest `DRAWN` are drawn.
        reasons: why each claim stands on its side, by its id.
        wanted: id of the claim, or name of the edge, to pick; or None.
    """
    sides = found.left.view.position, found.right.view.position
    drawn = _packed(str(now.workspace), now.graph.revision, *sides, now, found, reasons)
    rev = hashlib.sha256(drawn.encode()).hexdigest()[:16]
    _mount(
        key=KEY,
        data={"drawn": drawn, "rev": rev, "told": told(KEY, wanted)},
        on_picked_change=on_pick_either(KEY),
    )


@st.cache_resource(max_entries=16, show_spinner=False)
def _packed(
    workspace: str,  # noqa: ARG001
    revision: str,  # noqa: ARG001
    left: Position,  # noqa: ARG001
    right: Position,  # noqa: ARG001
    _now: Snapshot,
    _found: Debate,
    _reasons: Mapping[str, str],
) -> str:
    return packed(payload(_now, _found, _reasons))


def edge_of(clash: Clash) -> str:
    """The name of a clash's edge, as the address holds it."""
    edge = clash.edge
    return edge_name(edge.from_claim, edge.relation, edge.to_claim)


def payload(now: Snapshot, found: Debate, reasons: Mapping[str, str]) -> dict[str, Any]:
    """What the component shows: the knots of claims with their lines, and the same as a list."""
    clashes = {_ends(clash): clash for clash in found.clashes[:DRAWN]}
    claims = {
        claim.id: claim for clash in clashes.values() for claim in (clash.objector, clash.target)
    }
    groups = knots(tuple(clashes))
    number = {line: n for n, line in enumerate(line for group in groups for line in group.lines)}
    return {
        "title": f"{counted(len(number), 'dispute')} between the two sides",
        "sides": [shown(camp.view.position.name) for camp in (found.left, found.right)],
        "claims": {id_: _claim(now, claim, reasons) for id_, claim in claims.items()},
        "lines": [_line(now.graph, line, clashes[line]) for line in number],
        "knots": [
            {"left": group.left, "right": group.right, "lines": [number[x] for x in group.lines]}
            for group in groups
        ],
        "list": [
            {"claim": hub, "lines": [number[line] for line in lines]}
            for hub, lines in hubs(tuple(number))
        ],
    }


def _ends(clash: Clash) -> Line:
    ends = clash.objector.id, clash.target.id
    return ends if clash.by_left else ends[::-1]


def _claim(now: Snapshot, claim: Claim, reasons: Mapping[str, str]) -> dict[str, str]:
    words = shown(worded(now.graph, claim))
    said, directory = now.graph.statements_of(claim.id), directory_of(now)
    names = list(dict.fromkeys(shown(directory.of(statement).name) for statement in said))
    more = len(names) - _NAMES
    who = ", ".join(cut(name, _NAME) for name in names[:_NAMES])
    who += f" and {more} more" if more > 0 else ""
    why = shown(reasons.get(claim.id, ""))
    return {
        "type": claim.type.value,
        "words": cut(words, _WORDS),
        "who": who,
        "title": f"{words} — {who}" + (f". {why}" if why else ""),
    }


def _line(graph: Graph, line: Line, clash: Clash) -> dict[str, Any]:
    surest = max(clash.edge.links, key=lambda link: (link.confidence, link.id))
    ends = (cut(shown(worded(graph, claim)), 80) for claim in (clash.objector, clash.target))
    return {
        "id": edge_of(clash),
        "left": line[0],
        "right": line[1],
        "byLeft": clash.by_left,
        "title": (
            f"{' disputes '.join(f'“{end}”' for end in ends)}. Ground: {grounded(surest)}. "
            f"{answered(clash)}"
        ),
    }


def answered(clash: Clash) -> str:
    """Whether somebody has answered the objection, in one sentence."""
    if not clash.answers:
        return "Nobody has answered it."
    return f"The objection is disputed by {counted(len(clash.answers), 'claim')}."
