"""Records of sources as they were last read: a graph that is read again reads anew only what changed.

A source's own records follow from its digest, so what was read under one digest holds as long as the source
has it. Links between sources belong to none and are read every time.
"""

from __future__ import annotations

import sqlite3
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from kg.model import BenchmarkResult, Claim, Forecast, Link, Statement
from kg.store import reader
from kg.store.corrections import Found
from kg.store.entity_rows import Part, read_parts

_MANY = 0.5
"""Share of sources to read from which on all are read at once, which is quicker than one by one."""

T = TypeVar("T")
_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Records:
    """What one source has, in the orders in which the reader gives it."""

    statements: tuple[Statement, ...]
    wordings: tuple[tuple[_Key, Claim], ...]
    forecasts: tuple[Forecast, ...]
    benchmarks: tuple[BenchmarkResult, ...]
    links: tuple[Link, ...]
    parts: tuple[Part, ...]


class HeldRecords:
    """Records of the sources of the graph that was read last, by source and digest.

    For one who reads a large graph over and over and lets nobody else write the rows: a row that is changed
    without its source's digest is not seen. Safe to use from several threads.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: Mapping[_Key, _Records] = {}

    def found(self, connection: sqlite3.Connection) -> Found:
        """Every record as the extractors left it; the same as when all of them are read.

        Args:
            connection: inside a transaction.
        """
        with self._lock:
            held = self._held
        now: list[_Key] = connection.execute("SELECT id, digest FROM source ORDER BY id").fetchall()
        lacking = [key for key in now if key not in held]
        if len(lacking) > _MANY * len(now):
            found = read_found(connection)
            records = _parted(connection, found, now)
        else:
            records = {key: held[key] for key in now if key in held}
            records.update({key: _read_one(connection, key[0]) for key in lacking})
            found = _together(connection, [records[key] for key in now])
        with self._lock:
            self._held = records
        return found


def read_found(connection: sqlite3.Connection) -> Found:
    """Every record as the extractors left it."""
    return Found(
        sources=reader.read_sources(connection),
        statements=reader.read_statements(connection),
        wordings=reader.read_wordings(connection),
        forecasts=reader.read_forecasts(connection),
        benchmarks=reader.read_benchmarks(connection),
        links=reader.read_links(connection),
        parts=read_parts(connection),
    )


def _together(connection: sqlite3.Connection, own: Sequence[_Records]) -> Found:
    """The records of all sources, given in their order, with the links between them."""
    links = chain(reader.read_links(connection, across=True), *(one.links for one in own))
    parts = chain.from_iterable(one.parts for one in own)
    return Found(
        sources=reader.read_sources(connection),
        statements=tuple(chain.from_iterable(one.statements for one in own)),
        wordings=dict(chain.from_iterable(one.wordings for one in own)),
        forecasts=tuple(chain.from_iterable(one.forecasts for one in own)),
        benchmarks=tuple(chain.from_iterable(one.benchmarks for one in own)),
        links=tuple(sorted(links, key=lambda link: link.id)),
        parts=tuple(sorted(parts, key=lambda part: (part[1].id, part[0]))),
    )


def _read_one(connection: sqlite3.Connection, source: str) -> _Records:
    return _Records(
        statements=reader.read_statements(connection, source),
        wordings=tuple(reader.read_wordings(connection, source).items()),
        forecasts=reader.read_forecasts(connection, source),
        benchmarks=reader.read_benchmarks(connection, source),
        links=reader.read_links(connection, source),
        parts=read_parts(connection, source),
    )


def _parted(
    connection: sqlite3.Connection, found: Found, sources: Iterable[_Key]
) -> dict[_Key, _Records]:
    """The records by source."""
    within: dict[str, str] = dict(
        connection.execute("SELECT id, owner FROM link WHERE owner IS NOT NULL").fetchall()
    )
    statements = _by(found.statements, lambda made: made.source)
    wordings = _by(found.wordings.items(), lambda item: item[0][0])
    forecasts = _by(found.forecasts, lambda made: made.source)
    benchmarks = _by(found.benchmarks, lambda made: made.source)
    own = (link for link in found.links if link.id in within)
    links = _by(own, lambda link: within[link.id])
    parts = _by(found.parts, lambda part: part[0])
    return {
        (source, digest): _Records(
            statements=tuple(statements[source]),
            wordings=tuple(wordings[source]),
            forecasts=tuple(forecasts[source]),
            benchmarks=tuple(benchmarks[source]),
            links=tuple(links[source]),
            parts=tuple(parts[source]),
        )
        for source, digest in sources
    }


def _by(items: Iterable[T], source: Callable[[T], str]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for item in items:
        found[source(item)].append(item)
    return found
