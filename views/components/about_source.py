"""What a visitor knows of a source that is added: fields of the form, each optional."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from extractors.catalogue import stated_metadata
from extractors.draft import Metadata
from kg.model import SourceKind


@dataclass(frozen=True, slots=True)
class AboutSource:
    """The fields as they were filled in.

    Args:
        kind: chosen, or None.
        title: as typed, as are the rest; nothing but spaces is nothing said.
        author: the author's name.
        publisher: the publisher's name.
        date: of publication.
        address: of the page.
    """

    kind: SourceKind | None
    title: str
    author: str
    publisher: str
    date: str
    address: str

    def stated(self) -> Metadata:
        """What was said, checked.

        Raises:
            SettingsError: an impossible date, or an address that no browser opens.
        """
        return stated_metadata(
            "what you know of it",
            kind=self.kind,
            title=self.title.strip() or None,
            author=self.author.strip() or None,
            publisher=self.publisher.strip() or None,
            published=self.date.strip() or None,
            url=self.address.strip() or None,
        )


def about_source() -> AboutSource:
    """Draw the fields; left empty, the text itself is asked."""
    st.caption("What you leave empty is looked for in the text.")
    left, right = st.columns(2)
    return AboutSource(
        title=left.text_input("Title", key="add_title"),
        author=right.text_input("Author", key="add_author"),
        kind=left.selectbox(
            "Kind",
            list(SourceKind),
            index=None,
            key="add_kind",
            format_func=lambda kind: kind.value,
            placeholder="find out from the text",
        ),
        date=right.text_input("Date", key="add_date", placeholder="2026, 2026-03 or 2026-03-31"),
        publisher=left.text_input("Publisher", key="add_publisher"),
        address=right.text_input("Address", key="add_url", placeholder="https://example.org/essay"),
    )
