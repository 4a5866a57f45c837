"""One person's forecasts: a chart, and a table that is a list on a telephone."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from kg.analysis.chance_words import chance_words
from kg.analysis.people import Profile
from kg.model import Forecast
from views import data
from views.components.card import forecast_words
from views.components.forecast_curves import person_curves
from views.components.record_list import Row, record_list
from views.components.screens import on_wide_screens
from views.data import Snapshot
from views.plain import cut, shown

_TITLE = 44


def person_forecasts(now: Snapshot, found: Profile) -> None:
    """Draw and list somebody's forecasts; what is picked opens its words.

    Args:
        now: the graph.
        found: of whom.

    Raises:
        StoreError: the workspace cannot be read.
    """
    st.header("Forecasts", anchor=False)
    groups = data.forecast_ledger(now).groups
    events = {f.id: group.event for group in groups for f in group.forecasts}
    charted = person_curves(now, found.forecasts, events, found.holder.id)
    words = st.container()
    graph = now.graph
    told = sorted(found.forecasts, key=lambda f: graph.source(f.source).published or "~")
    with on_wide_screens("person-forecasts"):
        rows = _table(now, told, found.holder.id)
    listed = [
        Row(
            " by ".join(filter(None, (_chance(f) or "no chance given", _day(f)))),
            (
                shown(f.event),
                f"in {cut(shown(graph.source(f.source).title), _TITLE)}",
                graph.source(f.source).published or "",
            ),
            f.statement,
        )
        for f in told
    ]
    record_list(now, listed, "person_forecast_list", "Forecasts")
    chosen = (told[rows[0]].statement,) if rows else charted
    if chosen:
        with words:
            forecast_words(now, chosen)


def _table(now: Snapshot, told: Sequence[Forecast], who: str) -> list[int]:
    """Somebody's forecasts as a table; answers with the numbers of the rows picked."""
    graph = now.graph
    frame = pd.DataFrame(
        {
            "Published": [graph.source(f.source).published or "" for f in told],
            "Event": [shown(f.event) for f in told],
            "Chance": [_chance(f) for f in told],
            "By": [_day(f) for f in told],
            "Source": [cut(shown(graph.source(f.source).title), _TITLE) for f in told],
        }
    )
    event = st.dataframe(
        # A column that says nothing takes room from those that do.
        frame.drop(columns=[name for name in frame if not any(frame[name])]),
        hide_index=True,
        placeholder="",
        on_select="rerun",
        selection_mode="single-row",
        key=f"forecasts-{who}",
        height=min(38 + 35 * len(frame), 300),
        column_config={"Event": st.column_config.TextColumn(width="large")},
    )
    rows: list[int] = event["selection"]["rows"]
    return rows


def _day(forecast: Forecast) -> str:
    return forecast.horizon.date if forecast.horizon else ""


def _chance(forecast: Forecast) -> str:
    return shown(chance_words(forecast))
