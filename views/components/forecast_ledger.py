"""All forecasts as a table that sorts and filters; on a telephone as a list."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from kg.analysis.chance_words import caveat
from kg.analysis.forecast_table import COLUMNS, ForecastRow, cells
from views.components.download import csv_download
from views.components.forecast_chart import told_by
from views.components.record_list import Row, record_list
from views.components.screens import on_wide_screens
from views.data import ForecastLedger, Snapshot
from views.plain import counted, cut, cut_apart, shown

LEDGER_KEY = "forecast_ledger"
_ROW = 66
"""Pixels of a row: from 65 on Streamlit breaks the words of a cell into lines, of which three fit."""
_EVENT, _TITLE = 120, 44
_WIDTH = 1080
"""Pixels of all columns together, which a screen of 1,280 has room for; the event takes what others leave."""
_WIDTHS = {
    "Forecaster": 130,
    "Chance": 65,
    "Range": 85,
    "In words": 95,
    "By": 88,
    "Note": 95,
    "Said": 88,
    "Source": 165,
}


def ledger_table(now: Snapshot, ledger: ForecastLedger) -> str | None:
    """List every forecast, filtered by what the boxes say.

    Returns:
        Id of the statement whose row is picked in the table, or None.
    """
    kept = _kept(now, ledger.rows)
    titles = _brief_titles(now)
    with on_wide_screens(LEDGER_KEY):
        picked = _table(now, kept)
    listed = [
        Row(
            title=_headline(row),
            lines=(
                cut(shown(row.event), _EVENT),
                _note(row),
                " · ".join(filter(None, (told_by(now, row.forecaster, row.source), row.said))),
                f"in {titles[row.source]}",
            ),
            statement=row.statement,
        )
        for row in kept
    ]
    record_list(now, listed, "forecast_list", "Forecasts")
    if kept:
        csv_download(
            f"Save {counted(len(kept), 'forecast')} as CSV",
            "forecasts.csv",
            COLUMNS,
            lambda: map(cells, kept),
        )
    return kept[picked].statement if picked is not None and picked < len(kept) else None


def _kept(now: Snapshot, rows: Sequence[ForecastRow]) -> list[ForecastRow]:
    """The forecasts that the boxes ask for."""
    people = sorted({told_by(now, row.forecaster, row.source) for row in rows})
    who, where, words, sure = st.columns([3, 3, 3, 2])
    chosen = who.multiselect("Forecaster", people, key="forecast_who")
    titles = where.multiselect(
        "Source", list(now.titles), format_func=now.titles.__getitem__, key="forecast_in"
    )
    asked = words.text_input("Event contains", key="forecast_words_filter").casefold().split()
    numbered = sure.checkbox("Only those with a chance", key="forecast_numbered")
    return [
        row
        for row in rows
        if (not chosen or told_by(now, row.forecaster, row.source) in chosen)
        and (not titles or row.source in titles)
        and all(word in row.event.casefold() for word in asked)
        and (not numbered or row.point is not None)
    ]


def _table(now: Snapshot, kept: Sequence[ForecastRow]) -> int | None:
    """The forecasts as a table; answers with the number of the row picked."""
    brief = _brief_titles(now)
    frame = pd.DataFrame(
        {
            "Forecaster": [told_by(now, row.forecaster, row.source) for row in kept],
            "Event": [cut(shown(row.event), _EVENT) for row in kept],
            "Chance": [row.point for row in kept],
            "Range": [_range(row) for row in kept],
            "In words": [_in_words(row) for row in kept],
            "By": [row.by or (shown(row.undated) if row.undated else "") for row in kept],
            "Note": [_note(row) for row in kept],
            "Said": [row.said or "" for row in kept],
            "Source": [brief[row.source] for row in kept],
        }
    )
    frame = frame.drop(columns=[n for n in ("Range", "Note", "Said") if not any(frame[n])])
    text = st.column_config.TextColumn
    room = _WIDTH - sum(width for name, width in _WIDTHS.items() if name in frame)
    event = st.dataframe(
        frame,
        hide_index=True,
        placeholder="",
        on_select="rerun",
        selection_mode="single-row",
        key=LEDGER_KEY,
        height=min(38 + _ROW * max(len(frame), 1), 500),
        row_height=_ROW,
        column_config={
            "Forecaster": text(width=_WIDTHS["Forecaster"]),
            "Event": text(width=room),
            "Chance": st.column_config.NumberColumn(format="percent", width=_WIDTHS["Chance"]),
            "Range": text(width=_WIDTHS["Range"], help="The bounds, where a chance has two."),
            "In words": text(width=_WIDTHS["In words"], help="The chance as it is written."),
            "By": text(width=_WIDTHS["By"], help="The day or the words by which it happens."),
            "Note": text(width=_WIDTHS["Note"], help="A chance against it, or on a condition."),
            "Said": text(width=_WIDTHS["Said"], help="The day on which its source appeared."),
            "Source": text(width=_WIDTHS["Source"]),
        },
    )
    rows: list[int] = event["selection"]["rows"]
    return rows[0] if rows else None


def _brief_titles(now: Snapshot) -> dict[str, str]:
    return dict(zip(now.titles, cut_apart(list(now.titles.values()), _TITLE), strict=True))


def _headline(row: ForecastRow) -> str:
    """How likely by when, in a few words."""
    chance = shown(row.words or "") or "no chance given"
    when = row.by or shown(row.undated or "")
    return f"{chance} by {when}" if row.by else f"{chance}, {when}" if when else chance


def _note(row: ForecastRow) -> str:
    """What turns a chance round or holds it to a condition; "" for most."""
    return shown(caveat(negated=row.negated, condition=row.condition))


def _in_words(row: ForecastRow) -> str:
    """The chance as it is written; "" where that is the very figure beside it."""
    words = (row.words or "").strip()
    figure = words.removesuffix("%").removesuffix(" per cent").removesuffix(" percent").strip()
    return "" if row.point is not None and figure == f"{100 * row.point:g}" else shown(words)


def _range(row: ForecastRow) -> str:
    """The bounds of a chance; "" where they say no more than the chance itself."""
    low = row.low if row.low is not None else row.verbal_low
    high = row.high if row.high is not None else row.verbal_high
    if low is None or high is None or low == high == row.point:
        return ""
    return f"{low:.0%}–{high:.0%}"
