"""Sources: the list, and the reader with every claim highlighted in the text as stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from extractors.catalogue import is_address
from kg.model import Extraction, Source
from views.components import selection
from views.components.card import side_card
from views.components.frame import page, snapshot_or_stop
from views.components.reader import reader
from views.components.record_list import LinkRow, record_list
from views.components.screens import hint_above, hint_beside, on_wide_screens
from views.data import Snapshot, extraction
from views.plain import counted, label, shown
from views.state import Key, Place, Room, pick, picked

_TABLE = "source_table"
_CHOICE = "source_choice"
_ROW = 66
_TITLE = 440
"""Height of a row and width of a title, in pixels: a long title stands whole, on three lines."""
_LENS_KEY = "coverage_lens"
_HINT = "Pick a highlighted sentence to see its claim, and what disputes it."
_LENS = "Show what became of each sentence"


@page(Room.SOURCES)
def render() -> None:
    """The page."""
    now = snapshot_or_stop()
    source_id = _source_named(now)
    _choice(now, source_id)
    if source_id is None:
        _table(now)
    else:
        _reading(now, extraction(now, source_id))


def _source_named(now: Snapshot) -> str | None:
    """The source that the address names, by itself or through a claim; None where it is gone."""
    source = picked(Key.SOURCE)
    if source is not None:
        if source in now.titles:
            return source
        selection.say_gone("source")
        return None
    claim = selection.claim(now)
    if claim is None:
        return None
    statement = now.statement(claim)
    return (statement or now.graph.statements_of(now.claim(claim).id)[0]).source


def _choice(now: Snapshot, source_id: str | None) -> None:
    """A box to choose a source by keyboard; empty shows the list."""
    st.session_state[_CHOICE] = source_id
    st.selectbox(
        "Source",
        sorted(now.titles, key=lambda id_: now.titles[id_].casefold()),
        index=None,
        key=_CHOICE,
        format_func=now.titles.__getitem__,
        placeholder="Choose a source, or pick one from the list",
        on_change=lambda: _open(st.session_state[_CHOICE]),
    )


def _open(source_id: str | None) -> None:
    pick(Key.CLAIM, None)
    pick(Key.SOURCE, source_id)


def _table(now: Snapshot) -> None:
    statements = Counter(statement.source for statement in now.graph.statements)
    forecasts = Counter(forecast.source for forecast in now.graph.forecasts)
    sources = sorted(now.graph.sources, key=lambda s: (s.published or "", s.id), reverse=True)
    table = [
        {
            "Title": shown(source.title),
            "Kind": source.kind.value,
            "Author": shown(source.author or ""),
            "Published": source.published or "",
            "Statements": statements[source.id],
            "Forecasts": forecasts[source.id],
        }
        for source in sources
    ]
    for name in ("Author", "Published"):
        if not any(row[name] for row in table):
            for row in table:
                del row[name]
    with on_wide_screens(_TABLE):
        _wide(sources, table)
    listed = [
        LinkRow(
            title=source.title,
            lines=(
                " · ".join(filter(None, (source.kind.value, source.author, source.published))),
                f"{counted(statements[source.id], 'statement')}, "
                f"{counted(forecasts[source.id], 'forecast')}",
            ),
            place=Place(Room.SOURCES, source=source.id),
        )
        for source in sources
    ]
    record_list(now, listed, "source_list", "Sources")


def _wide(sources: Sequence[Source], table: Sequence[dict[str, str | int]]) -> None:
    """The sources as a table, a row each."""

    def take() -> None:
        rows = st.session_state[_TABLE]["selection"]["rows"]
        if rows:
            _open(sources[rows[0]].id)

    st.caption("Tick a row to read the source.")
    st.dataframe(
        table,
        hide_index=True,
        on_select=take,
        selection_mode="single-row",
        key=_TABLE,
        row_height=_ROW,
        height=min(38 + _ROW * len(table), 600),
        column_config={"Title": st.column_config.TextColumn(width=_TITLE)},
    )


def _reading(now: Snapshot, found: Extraction) -> None:
    source = found.document.source
    st.header(label(source.title), anchor=False)
    st.caption(label(_about(source, found)))
    st.button(
        "All sources",
        key="all_sources",
        type="tertiary",
        icon=":material/arrow_back:",
        on_click=_open,
        args=(None,),
    )
    if source.url is not None and is_address(source.url):
        st.link_button(
            "Open the page on the web",
            source.url,
            type="tertiary",
            icon=":material/open_in_new:",
        )
    if found.boilerplate:
        reasons = Counter(piece.reason for piece in found.boilerplate)
        listed = ", ".join(
            f"{reason.replace('-', ' ')} ×{count}" if count > 1 else reason.replace("-", " ")
            for reason, count in sorted(reasons.items())
        )
        st.caption(label(f"Greyed, and no claim taken from it: {listed}."))
    lens = st.toggle(_LENS, key=_LENS_KEY) if found.fates else False
    if lens:
        st.caption(label(_covered(found)))
    left, right = st.columns([3, 2], gap="medium")
    name = selection.claim(now)
    with left:
        here = _statement_here(now, found, name)
        if name is None:
            hint_above(_HINT)
        reader(now, found, here, lens=lens)
    with right:
        if name is None:
            hint_beside(_HINT)
        else:
            side_card(now, name)


def _covered(found: Extraction) -> str:
    """How many pieces of the text were taken, and for which reasons others were not."""
    taken = sum(fate.fate.is_extracted for fate in found.fates)
    passed = Counter(fate.reason.split()[0] for fate in found.fates if not fate.fate.is_extracted)
    listed = ", ".join(f"{reason} {count}" for reason, count in sorted(passed.items()))
    rest = f"; skipped: {listed}" if listed else ""
    return f"Of {len(found.fates)} pieces {taken} were taken as claims or definitions{rest}."


def _statement_here(now: Snapshot, found: Extraction, name: str | None) -> str | None:
    """The statement of this source that the address means: itself, or the claim's first here."""
    if name is None:
        return None
    # Asked of the graph: in an extraction a statement still has the claim of its own wording.
    source = found.document.source.id
    made = now.graph.statements_of(now.claim(name).id)
    here = [s.id for s in made if s.source == source]
    return name if name in here else next(iter(here), None)


def _about(source: Source, found: Extraction) -> str:
    counts = ", ".join(
        counted(len(records), name)
        for records, name in (
            (found.statements, "statement"),
            (found.forecasts, "forecast"),
            (found.benchmarks, "benchmark result"),
        )
    )
    parts = (source.kind.value, source.author, source.publisher, source.published, source.url)
    return " · ".join([*(part for part in parts if part), counts])
