"""The graph of several documents, made for measuring and thrown away."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from extractors.across.crosslinks import crossing
from extractors.restating.comparing import sameness
from extractors.searching import encoder
from kg.errors import EncoderError
from kg.model import Extraction, Graph
from kg.store import Sameness, open_store


def joined(extractions: Sequence[Extraction]) -> Graph:
    """The graph that holds these sources, with the links between them and the claims they share.

    Args:
        extractions: one for each source.
    """
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder)) as store:
        for extraction in extractions:
            source = extraction.document.source.id
            store.put(
                extraction,
                cross=crossing(extraction),
                same=_sameness(extraction, source),
            )
        return store.graph()


def _sameness(extraction: Extraction, source: str) -> Sameness | None:
    try:
        return sameness(extraction.statements, source, encoder())
    except EncoderError:
        return None
