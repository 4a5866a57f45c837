"""Forecasts: cumulative curves of one event, what does not go together, and a table of all."""

from __future__ import annotations

import streamlit as st

from kg.analysis.chance_words import chance_words
from kg.analysis.coherence import Incoherence
from kg.analysis.event_groups import Drift, EventGroup, find_group
from kg.analysis.scoring import Lack
from kg.model import Forecast
from views import data
from views.components.card import forecast_words
from views.components.card_links import source_link
from views.components.forecast_chart import told_by
from views.components.forecast_curves import forecast_curves
from views.components.forecast_ledger import ledger_table
from views.components.frame import page, snapshot_or_stop
from views.components.outcome import outcome_form, outcome_known
from views.components.sums import sums_done_again
from views.data import ForecastLedger, Snapshot
from views.plain import cut, label, shown
from views.state import Key, Room, pick, picked

_PAIRS = 2
"""Pairs that do not go together, shown beside the chart before the rest is folded."""


@page(Room.FORECASTS)
def render() -> None:
    """The page."""
    now = snapshot_or_stop()
    ledger = data.forecast_ledger(now)
    if not ledger.groups:
        st.info("No forecast has been found yet.")
        return
    group = _group(ledger)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        st.caption(
            "The chance that each forecaster gives that it happens by the end of a day; a line joins what one "
            "forecaster gives for later days. “At least” and “at most” are arrows that start at the figure. "
            "Pick a mark to read the words."
        )
        charted = forecast_curves(now, group)
        words = st.container()
    with right:
        _state(ledger, group)
        _clashes(now, ledger, group)
    st.header("All forecasts", anchor=False)
    listed = ledger_table(now, ledger)
    chosen = (listed,) if listed else charted
    if chosen:
        with words:
            forecast_words(now, chosen)
    sums_done_again(now)
    _scores(ledger)


def _group(ledger: ForecastLedger) -> EventGroup:
    """The event that the address or the box names, at first the one with most drawn forecasts."""
    named = find_group(ledger.groups, picked(Key.EVENT) or "")
    first = max(ledger.groups, key=lambda g: sum(_is_drawn(f) for f in g.forecasts))
    keys = [group.key for group in ledger.groups]
    by_key = {group.key: group for group in ledger.groups}
    key = st.selectbox(
        "Event",
        keys,
        index=keys.index((named or first).key),
        format_func=lambda name: _title(by_key[name]),
        key="event_box",
    )
    pick(Key.EVENT, key)
    return by_key[key]


def _title(group: EventGroup) -> str:
    count = len(group.forecasts)
    return f"{cut(shown(group.event), 110)} ({count} forecast{'s' if count > 1 else ''})"


def _is_drawn(forecast: Forecast) -> bool:
    return forecast.probability is not None and forecast.horizon is not None


def _state(ledger: ForecastLedger, group: EventGroup) -> None:
    found = [one for one in ledger.resolved if one.event == group.key]
    outcome = next((one.outcome for one in found if one.outcome is not None), None)
    if outcome is not None:
        outcome_known(outcome)
        return
    lacking = {lack for one in found for lack in one.lacks}
    with st.container(border=True, gap="xsmall"):
        st.markdown("**Not resolved.** Some of its forecasts lack:")
        for lack in Lack:
            if lack in lacking:
                count = sum(lack in one.lacks for one in found)
                st.caption(label(f"{lack.value} ({count} of {len(found)})"))
        outcome_form(group)


def _clashes(now: Snapshot, ledger: ForecastLedger, group: EventGroup) -> None:
    clashes = [found for found in ledger.incoherent if found.event == group.key]
    members = {forecast.id for forecast in group.forecasts}
    drifted = [d for d in ledger.drifted if {d.one.id, d.other.id} & members]
    if not (clashes or drifted):
        st.caption("No two forecasts of one person on this event clash.")
    pairs: list[tuple[str, Incoherence | Drift]] = [
        (f"{_teller(now, found.one)}: {found.finding.value}{_figures(found)}", found)
        for found in clashes
    ]
    pairs += [
        (f"{_teller(now, d.one)}: the same chance and day given for two events", d) for d in drifted
    ]
    for heading, pair in pairs[:_PAIRS]:
        _pair(now, heading, pair)
    if len(pairs) > _PAIRS:
        with st.expander(f"{len(pairs) - _PAIRS} more that do not go together"):
            for heading, pair in pairs[_PAIRS:]:
                _pair(now, heading, pair)


def _teller(now: Snapshot, forecast: Forecast) -> str:
    return told_by(now, forecast.forecaster, forecast.source)


def _figures(found: Incoherence) -> str:
    """The two chances, where both are told."""
    told = [chance_words(one) for one in (found.one, found.other) if one.probability]
    return f" ({told[0]} and {told[1]})" if len(told) == len(("one", "other")) else ""


def _pair(now: Snapshot, heading: str, pair: Incoherence | Drift) -> None:
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{label(heading)}**")
        told = pair.forecasts if isinstance(pair, Incoherence) else (pair.one, pair.other)
        for forecast in told:
            st.text(f"“{cut(shown(forecast.span.quote), 220)}”")
            source_link(now.graph.statement(forecast.statement))


def _scores(ledger: ForecastLedger) -> None:
    if not any(score.resolved for score in ledger.scores):
        st.caption(
            "No outcome is recorded yet. Choose an event above and press “Say how it came out”: whoever gave it "
            "a chance is then scored here."
        )
        return
    st.header("Brier scores", anchor=False)
    st.caption("0 is best, 1 worst. A score of few resolved forecasts is no verdict.")
    st.dataframe(
        [
            {
                "Forecaster": shown(score.forecaster),
                "Brier score": score.score,
                "Resolved": score.resolved,
                "Still open": f"{score.unresolved_share:.0%}",
            }
            for score in ledger.scores
        ],
        hide_index=True,
        placeholder="",
        key="forecast_scores",
    )
