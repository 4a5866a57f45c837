"""The search engine of a workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from kg.errors import SettingsError
from kg.model import ClaimType, Graph
from kg.search import Encoder, EncoderSettings, OnnxEncoder, SearchEngine

Progress = Callable[[str, int, int], None]
"""Called with a stage's name, how many are done and how many there are."""


def encoder() -> Encoder:
    """The sentence encoder that the environment names; loaded once for a process, when it is used."""
    return _encoder(EncoderSettings.from_environment())


@cache
def _encoder(settings: EncoderSettings) -> Encoder:
    return OnnxEncoder(settings)


def engine(workspace: Path) -> SearchEngine:
    """The engine over a workspace's derived indexes; opens nothing until it is used."""
    return SearchEngine(workspace, encoder())


def refresh(workspace: Path, graph: Graph, progress: Progress | None = None) -> str | None:
    """Bring the indexes in line with the graph.

    Returns:
        Why claims can be searched by words only, in one line, or None.

    Raises:
        SearchIndexError: they cannot be written.
    """

    def told(done: int, total: int) -> None:
        if progress is not None:
            progress("meaning of claims", done, total)

    return engine(workspace).refresh(graph, told)


def query_types(names: Iterable[str]) -> tuple[ClaimType, ...]:
    """Claim types by name.

    Raises:
        SettingsError: there is no such type.
    """
    known = {kind.value: kind for kind in ClaimType}
    for name in names:
        if name not in known:
            msg = f"type {name!r} is none of {', '.join(known)}"
            raise SettingsError(msg)
    return tuple(known[name] for name in names)
