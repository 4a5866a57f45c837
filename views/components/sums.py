"""Sums that texts do, done again: whether each holds, and the way to its words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from kg.analysis.arithmetic import Calculation, calculations
from kg.model import Graph, Statement
from kg.store import open_store
from views.components.card_links import words_link
from views.components.fold import fold
from views.data import Snapshot
from views.plain import cut, label, shown, titled

_WIDTH = 220


@dataclass(frozen=True, slots=True)
class DoneAgain:
    """A sum with where it stands.

    Args:
        source: id of its source.
        sum_: the sum.
        statement: id of the statement that has most of its words; None where none has any.
    """

    source: str
    sum_: Calculation
    statement: str | None


def sums_done_again(now: Snapshot) -> None:
    """A fold with every sum of the texts; the texts are read when it is opened.

    Args:
        now: the graph.

    Raises:
        StoreError: the workspace cannot be read.
    """
    with fold("Sums in the texts, done again", "sums") as opened:
        if not opened:
            return
        found = _sums(str(now.workspace), now.graph.revision, now.graph)
        if not found:
            st.caption("No text does a sum that can be done again.")
        # What does not hold comes first.
        for one in sorted(found, key=lambda one: one.sum_.holds):
            _show(now, one)


def _show(now: Snapshot, one: DoneAgain) -> None:
    sum_, source = one.sum_, now.graph.source(one.source)
    with st.container(border=True, gap="xsmall"):
        st.markdown("**Holds**" if sum_.holds else "**Does not hold**")
        st.text(f"“{cut(shown(sum_.span.quote), _WIDTH)}”")
        st.caption(
            label(
                f"{sum_.rule}: it says {sum_.stated:.4g} and comes to {sum_.computed:.4g} · in {titled(source)}"
            )
        )
        words_link(
            one.statement, source.id, "Read it in its source" if one.statement else "Its source"
        )


@st.cache_resource(max_entries=3, show_spinner="Doing the sums again …")
def _sums(workspace: str, revision: str, _graph: Graph) -> tuple[DoneAgain, ...]:  # noqa: ARG001
    found = []
    with open_store(Path(workspace)) as store:
        for source in _graph.sources:
            found += [(source.id, sum_) for sum_ in calculations(store.document(source.id).text)]
    told_in = {source for source, _ in found}
    statements: dict[str, list[Statement]] = defaultdict(list)
    for statement in _graph.statements:
        if statement.source in told_in:
            statements[statement.source].append(statement)
    return tuple(DoneAgain(id_, sum_, _around(statements[id_], sum_)) for id_, sum_ in found)


def _around(statements: list[Statement], sum_: Calculation) -> str | None:
    """Of the statements that share most words with a sum, the shortest one's id."""
    best = max(
        statements,
        key=lambda s: (_shared(s, sum_), s.span.start - s.span.end, s.id),
        default=None,
    )
    return best.id if best is not None and _shared(best, sum_) else None


def _shared(statement: Statement, sum_: Calculation) -> int:
    start = max(statement.span.start, sum_.span.start)
    return max(min(statement.span.end, sum_.span.end) - start, 0)
