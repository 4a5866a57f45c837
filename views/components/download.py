"""A button that saves what a page lists as a file for a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import streamlit as st

from kg.export.tables import Cell, table_csv


def csv_download(
    words: str,
    file_name: str,
    columns: Sequence[str],
    rows: Callable[[], Iterable[Iterable[Cell]]],
) -> None:
    """Offer a table as a file; it is written when the button is pressed.

    Args:
        words: of the button.
        file_name: with its ending.
        columns: names.
        rows: gives the rows.
    """
    st.download_button(
        words,
        data=lambda: table_csv(columns, rows()),
        file_name=file_name,
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
        key=f"save-{file_name}",
    )
