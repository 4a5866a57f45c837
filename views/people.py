"""People: everybody who holds something; for one of them what, against whom, and why their names are one."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from kg.analysis.directory import Holder, HolderKind
from kg.analysis.people import MODE_WORDS, Held, Part, Profile
from kg.analysis.stands import StandTable
from kg.analysis.wording import worded
from kg.errors import NotFoundError
from kg.model import Entity, Graph
from views.components import selection
from views.components.card_links import map_link, source_link
from views.components.exchanges import exchanged, open_person
from views.components.fold import fold
from views.components.frame import page, snapshot_or_stop
from views.components.names import names_taken
from views.components.person_forecasts import person_forecasts
from views.components.record_list import LinkRow, record_list
from views.components.screens import on_wide_screens
from views.components.stands import stands
from views.data import Snapshot
from views.holders import People, people, profile_of
from views.plain import certain, counted, label, shown, speaker, titled
from views.state import Key, Place, Room, picked

_TABLE = "people_table"
_CHOICE = "person_choice"
_ROWS = 400
"""People in the table and the box; the words typed above find the others."""
_HELD = 6
_KINDS = {
    HolderKind.PERSON: "people",
    HolderKind.ORGANISATION: "organisations",
    HolderKind.NAME: "other names",
    HolderKind.AUTHOR: "unnamed authors",
    HolderKind.POST: "unnamed posts",
    HolderKind.GROUP: "unnamed groups",
}


@page(Room.PEOPLE)
def render() -> None:
    """The page."""
    now = snapshot_or_stop()
    known = people(now)
    holder = _named(known)
    _choice(known, holder)
    if holder is None:
        _everybody(now, known)
        st.header("Who takes which stand", anchor=False)
        _stands(now, known.stands.table(), "all")
    else:
        _one(now, known, holder)


def _named(known: People) -> Holder | None:
    """Whom the address names; None where it names nobody here, or several."""
    name = picked(Key.PERSON)
    try:
        return known.directory.find(name) if name else None
    except NotFoundError:
        st.warning(
            f"No one person here answers to the name in this address, {label(name or '')}. Pick somebody below.",
            icon=":material/link_off:",
        )
        return None


def _choice(known: People, holder: Holder | None) -> None:
    """A box to choose somebody by keyboard; empty shows everybody."""
    names = {
        known.directory.address(part.holder): part.holder.name
        for part in known.parts
        if part.takes_part
    }
    names = dict(list(names.items())[:_ROWS])
    if holder is not None:
        names[known.directory.address(holder)] = holder.name
    st.session_state[_CHOICE] = known.directory.address(holder) if holder else None
    st.selectbox(
        "Person or organisation",
        list(names),
        index=None,
        key=_CHOICE,
        format_func=lambda address: shown(names[address]),
        placeholder="Choose somebody, or pick one from the list",
        on_change=lambda: open_person(st.session_state[_CHOICE]),
    )


def _everybody(now: Snapshot, known: People) -> None:
    words, kinds = st.columns([2, 3])
    asked = words.text_input("Name contains", key="name", bind="query-params") or ""
    wanted = kinds.pills(
        "Show",
        list(_KINDS),
        selection_mode="multi",
        default=[kind for kind in HolderKind if kind not in (HolderKind.POST, HolderKind.GROUP)],
        format_func=_KINDS.__getitem__,
        key="people_kinds",
    )
    every = [
        part
        for part in known.parts
        if part.holder.kind in wanted and asked.casefold() in part.holder.name.casefold()
    ]
    found = [part for part in every if part.takes_part or asked][:_ROWS]
    if found:
        with on_wide_screens(_TABLE):
            _table(known, found)
        record_list(now, [_listed(known, part) for part in found], "people_list", "People")
    else:
        st.info("Nobody fits. Take a letter away, or show more kinds.")
    silent = sum(not part.takes_part for part in every)
    if silent and not asked:
        st.caption(
            f"{silent} more are named in the texts and hold nothing; type a name to find them."
        )


def _listed(known: People, part: Part) -> LinkRow:
    """Somebody as a telephone lists them: what they hold, and how they stand to others."""
    towards = {
        "disputes": part.disputes,
        "is disputed": part.disputed,
        "supports": part.supports,
        "is supported": part.supported,
    }
    times = ", ".join(f"{verb} {count}×" for verb, count in towards.items() if count)
    held = f"{counted(part.claims, 'claim')} in {counted(part.sources, 'source')}"
    told = counted(part.forecasts, "forecast") if part.forecasts else ""
    return LinkRow(
        title=part.holder.name,
        lines=(" · ".join(filter(None, (part.holder.kind.value, held, told))), times),
        place=Place(Room.PEOPLE, person=known.directory.address(part.holder)),
    )


def _table(known: People, found: Sequence[Part]) -> None:
    """Everybody as a table, a row each."""
    frame = pd.DataFrame(
        {
            "Name": [shown(part.holder.name) for part in found],
            "Kind": [part.holder.kind.value for part in found],
            "Claims": [part.claims for part in found],
            "Sources": [part.sources for part in found],
            "Disputes": [part.disputes for part in found],
            "Disputed": [part.disputed for part in found],
            "Supports": [part.supports for part in found],
            "Supported": [part.supported for part in found],
            "Forecasts": [part.forecasts for part in found],
        }
    )

    def take() -> None:
        rows = st.session_state[_TABLE]["selection"]["rows"]
        if rows:
            open_person(known.directory.address(found[rows[0]].holder))

    st.dataframe(
        frame,
        hide_index=True,
        placeholder="",
        on_select=take,
        selection_mode="single-row",
        key=_TABLE,
        height=min(38 + 35 * len(frame), 400),
        column_config={"Name": st.column_config.TextColumn(width="medium")},
    )
    st.caption(
        "Tick a row to see what somebody holds. Disputes: how often a claim of theirs disputes one of "
        "another's; disputed: the other way about."
    )


def _stands(now: Snapshot, table: StandTable, about: str) -> None:
    if not table.claims:
        st.caption("No claim here was taken up by a second voice.")
        return
    st.caption(
        "A blue cell speaks for the claim, a dashed orange one against it, a dotted one leaves it open or, "
        "with claims of either kind, goes both ways. Point at a cell to see its words, pick it to read them."
    )
    stands(now, table, about, selection.claim(now))


def _one(now: Snapshot, known: People, holder: Holder) -> None:
    found = profile_of(now, holder)
    st.header(label(holder.name), anchor=False)
    st.caption(label(_about(found)))
    st.button(
        "Everybody",
        key="everybody",
        type="tertiary",
        icon=":material/arrow_back:",
        on_click=open_person,
        args=(None,),
    )
    left, right = st.columns([3, 2], gap="large")
    with left:
        _holds(now.graph, found)
    with right:
        exchanged(now, known, found)
    if found.forecasts:
        person_forecasts(now, found)
    st.header("Beside others", anchor=False)
    _stands(now, known.stands.table(holder), holder.id)
    names_taken(now.graph, found)


def _about(found: Profile) -> str:
    part, entity = found.part, found.holder.entity
    words = [part.holder.kind.value]
    if entity is not None:
        words += roles_told(entity)
    words.append(f"{counted(part.claims, 'claim')} in {counted(part.sources, 'source')}")
    words.append(f"disputed {part.disputed}, supported {part.supported}")
    if found.passes_on:
        words.append(f"passes on {counted(found.passes_on, 'statement')} of others")
    return " · ".join(words)


def roles_told(entity: Entity) -> list[str]:
    """What somebody is told to be, most three; an organisation alone only where no role in it is told."""
    placed = {role.organisation for role in entity.roles if role.role}
    told = (
        ", ".join(filter(None, (role.role, role.organisation)))
        for role in entity.roles
        if role.role or role.organisation not in placed
    )
    return list(dict.fromkeys(told))[:3]


def _holds(graph: Graph, found: Profile) -> None:
    st.header("Holds", anchor=False)
    if not found.part.claims:
        st.caption("Is named in the texts and holds nothing in them.")
        return
    counts = {one.topic or "": len(one.held) for one in found.topics}
    topic = st.selectbox(
        "On the topic",
        [None, *counts],
        format_func=lambda name: _topic(name, counts, found.part.claims),
        key=f"topic-{found.holder.id}",
    )
    held = [
        (one.topic, claim)
        for one in found.topics
        if topic is None or topic == (one.topic or "")
        for claim in one.held
    ]
    for on, claim in held[:_HELD]:
        _held(graph, claim, on if topic is None else None)
    if len(held) > _HELD:
        with fold(f"{len(held) - _HELD} more", f"held-{found.holder.id}") as opened:
            for on, claim in held[_HELD:] if opened else ():
                _held(graph, claim, on if topic is None else None)
    if found.on_others:
        st.markdown("**On what others say**")
        for claim in found.on_others[:_HELD]:
            _held(graph, claim, None)


def _topic(name: str | None, counts: dict[str, int], claims: int) -> str:
    if name is None:
        return f"everything ({claims})"
    return f"{shown(name) or 'other subjects'} ({counts[name]})"


def _held(graph: Graph, held: Held, topic: str | None) -> None:
    first = held.statements[0]
    source = graph.source(first.source)
    words = [MODE_WORDS[held.mode], certain(held.certainty, first.span.quote)]
    if held.of is not None:
        words.append(f"held by {held.of.name}")
    if first.reporter is not None:
        words.append(f"told by {speaker(first.reporter, source)}")
    words.append(f"in {titled(source)}")
    if len(held.statements) > 1:
        words.append(f"{len(held.statements)} times")
    if topic:
        words.append(f"on {topic}")
    with st.container(border=True, gap="xsmall"):
        st.text(shown(worded(graph, held.claim)))
        st.caption(label(" · ".join(words)))
        with st.container(horizontal=True):
            source_link(first)
            map_link(held.claim.id)
