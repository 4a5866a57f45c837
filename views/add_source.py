"""Add a source: paste a text or upload files; what was found, and it is in the map at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from extractors.build import AddResult, add_raw
from extractors.draft import Metadata
from extractors.reading import RawSource, raw_source
from extractors.settings import workspace_dir
from kg.errors import ClaimtrailError, SourceError
from kg.model import SourceKind
from kg.model.checks import need_iso_date
from kg.store import open_store
from views.components.frame import error, page
from views.data import snapshot
from views.plain import label
from views.state import Place, Room, target

_UNNAMED = "Pasted text"


@dataclass(frozen=True, slots=True)
class Given:
    """One text that was pasted or uploaded.

    Args:
        name: of its file, or what a text without a title is called.
        data: its bytes.
    """

    name: str
    data: bytes


@page(Room.ADD)
def render() -> None:
    """The page."""
    st.text("Paste a text or upload text and Markdown files. Everything stays on this computer.")
    with st.form("add", border=False):
        text = st.text_area("Text", key="add_text", height=220)
        files = st.file_uploader(
            "Files", type=["txt", "md"], accept_multiple_files=True, key="add_files"
        )
        with st.expander("What you know of it (optional)"):
            stated = _stated()
        sent = st.form_submit_button("Add", type="primary", icon=":material/add_circle:")
    if not sent:
        return
    need_iso_date(stated.published, "the date")
    given = [Given(file.name.rsplit(".", 1)[0], file.getvalue()) for file in files]
    if text.strip():
        given.append(Given(stated.title or _UNNAMED, text.encode("utf-8", "surrogatepass")))
    if not given:
        msg = "nothing to add; paste a text or choose a file first"
        raise SourceError(msg)
    for one in given:
        _add(one, stated)


def _stated() -> Metadata:
    """What the user says of the source; left empty, the text itself is asked."""
    st.caption("What you leave empty is looked for in the text.")
    left, right = st.columns(2)
    title = left.text_input("Title", key="add_title")
    author = right.text_input("Author", key="add_author")
    kind = left.selectbox(
        "Kind",
        list(SourceKind),
        index=None,
        key="add_kind",
        format_func=lambda kind: kind.value,
        placeholder="find out from the text",
    )
    date = right.text_input("Date", key="add_date", placeholder="2026, 2026-03 or 2026-03-31")
    return Metadata(
        title=title.strip() or None,
        kind=kind,
        kind_confidence=1.0 if kind else 0.0,
        author=author.strip() or None,
        published=date.strip() or None,
    )


def _add(given: Given, stated: Metadata) -> None:
    """Add one text, showing each stage; an error is one line and leaves the rest to be done."""
    status = st.status(f"Reading {label(given.name, 80)} …", expanded=True)
    bar = status.progress(0.0)

    def tell(stage: str, done: int, of: int) -> None:
        bar.progress(done / of, text=label(stage))

    try:
        raw = raw_source(given.data, name=given.name)
        result = _stored(raw, stated, tell)
    except ClaimtrailError as err:
        status.update(label=f"{label(given.name, 80)} was not added", state="error", expanded=True)
        with status:
            error(str(err))
        return
    status.update(label=_done(result), state="complete", expanded=False)
    _found(result)


def _stored(
    raw: RawSource, stated: Metadata, progress: Callable[[str, int, int], None]
) -> AddResult:
    with open_store(workspace_dir()) as store:
        return add_raw(store, raw, stated=stated, progress=progress)


def _done(result: AddResult) -> str:
    what = "was added" if result.changed else "was already here, unchanged"
    return f"{label(result.title, 80)} {what}"


def _found(result: AddResult) -> None:
    with st.container(border=True):
        st.text(
            f"Found {result.statements} statements, {result.forecasts} forecasts, "
            f"{result.benchmarks} benchmark results and {result.links} links."
        )
        reading = Place(Room.SOURCES, source=result.source_id)
        st.page_link(
            target(reading.room),
            label="Read it with its claims",
            icon=":material/menu_book:",
            query_params=reading.query(),
        )
        st.page_link(
            target(Room.MAP),
            label="See it on the argument map",
            icon=":material/account_tree:",
            query_params={"within": snapshot().titles[result.source_id]},
        )
