"""A new source and its neighbours: all that can be linked with it, and nothing else of the graph.

Neighbours are statements that share a key with one of the source's or are near one in meaning. Whether two
statements are neighbours hangs on the two and their sources alone, so what is found among them is the same
whatever the order in which sources came. Time grows with the source and its neighbours; of the rest of the
graph only 96 bytes of signs a statement are read.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from kg.model import Graph, Meaning
from kg.store import reader
from kg.store.correction_rows import read_corrections
from kg.store.corrections import Found, corrected
from kg.store.meaning_codes import near_pairs
from kg.store.meaning_rows import read_aspects, read_meanings_of
from kg.store.sign_bits import alike, sign_bits

MOST_VECTOR = 0.365
"""Share of signs; with 384 of them it keeps all but one in a million of those with a cosine of 0.75."""

LEAST_ASPECT = 0.25
"""The lowest cosine of two aspects that counts as near; on real pages one pair in fifteen reaches it."""

MOST_ASPECT = 0.44
"""Share of signs; with 384 of them it keeps nine in ten of those with a cosine of 0.3."""


def write_keys(connection: sqlite3.Connection, keys: Iterable[tuple[str, str]]) -> None:
    """Write keys of statements that are there.

    Args:
        connection: inside a transaction.
        keys: statement id and key.
    """
    connection.executemany(
        "INSERT OR IGNORE INTO link_key (statement, key) VALUES (?, ?)", sorted(set(keys))
    )


def write_signs(
    connection: sqlite3.Connection,
    meanings: Iterable[Meaning],
    sorts: Iterable[tuple[str, str]],
) -> None:
    """Write the signs of meanings that are there, those of aspects only for statements of a sort.

    Args:
        connection: inside a transaction.
        meanings: of one source's statements.
        sorts: statement id and sort.
    """
    sort_of = dict(sorts)
    connection.executemany(
        "INSERT INTO sign (statement, vector, aspect, sort) VALUES (?, ?, ?, ?)",
        [
            (
                m.statement,
                sign_bits(m.vector),
                sign_bits(m.aspect) if m.statement in sort_of else b"",
                sort_of.get(m.statement, ""),
            )
            for m in meanings
        ],
    )


def neighbourhood(
    connection: sqlite3.Connection, source: str, answers: Collection[tuple[str, str]]
) -> tuple[Graph, tuple[Meaning, ...]]:
    """A source and its neighbours.

    Args:
        connection: inside a transaction; holds the source.
        source: its id.
        answers: pairs of sorts whose statements are neighbours where their aspects are near.

    Returns:
        A graph of their sources, statements (without marks and chains), forecasts and results, in the
        order of a whole graph, as corrected; and their meanings.
    """
    own = {
        row[0] for row in connection.execute("SELECT id FROM statement WHERE source = ?", (source,))
    }
    wanted = own | _sharing_keys(connection, source) | _near(connection, own, answers)
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS wanted (id TEXT PRIMARY KEY)")
    connection.execute("DELETE FROM temp.wanted")
    connection.executemany("INSERT INTO temp.wanted VALUES (?)", [(id_,) for id_ in sorted(wanted)])
    log = read_corrections(connection)
    found = Found(
        sources=reader.read_sources(connection, wanted=True),
        statements=reader.read_wanted_statements(connection),
        wordings=reader.read_wordings(connection) if log else {},
        forecasts=reader.read_forecasts(connection, wanted=True),
        benchmarks=reader.read_benchmarks(connection, wanted=True),
        links=(),
        parts=(),
    )
    connection.execute("DELETE FROM temp.wanted")
    after = corrected(found, log)
    graph = Graph(
        revision="",
        sources=tuple(after.sources),
        statements=after.statements,
        forecasts=after.forecasts,
        benchmarks=after.benchmarks,
    )
    return graph, read_meanings_of(connection, after.statements)


def _sharing_keys(connection: sqlite3.Connection, source: str) -> set[str]:
    rows = connection.execute(
        "SELECT DISTINCT other.statement FROM link_key mine "
        "JOIN statement t ON t.id = mine.statement JOIN link_key other ON other.key = mine.key "
        "WHERE t.source = ?",
        (source,),
    )
    return {row[0] for row in rows}


def _near(
    connection: sqlite3.Connection, own: set[str], answers: Collection[tuple[str, str]]
) -> set[str]:
    rows = connection.execute("SELECT statement, vector, aspect, sort FROM sign").fetchall()
    mine = [row for row in rows if row[0] in own]
    near = alike([row[1] for row in mine], [row[1] for row in rows], MOST_VECTOR)
    found = {rows[place][0] for place in near.tolist()}
    by_sort: dict[str, list[tuple[str, bytes, bytes, str]]] = defaultdict(list)
    for row in rows:
        if row[3]:
            by_sort[row[3]].append(row)
    for sort, told in sorted(by_sort.items()):
        asking = {one for one, other in answers if other == sort} | {
            other for one, other in answers if one == sort
        }
        asked = [row[2] for row in mine if row[3] in asking]
        near = alike(asked, [row[2] for row in told], MOST_ASPECT)
        # Signs let a hundredth of what is far apart through, so the aspects themselves decide.
        asking_ids = [row[0] for row in mine if row[3] in asking]
        near_ids = [told[place][0] for place in near.tolist()]
        codes = read_aspects(connection, asking_ids + near_ids)
        pairs = near_pairs(
            [codes[i] for i in asking_ids], [codes[i] for i in near_ids], LEAST_ASPECT
        )
        found |= {near_ids[pair.other] for pair in pairs}
    return found


def signs_alike(
    mine: Sequence[bytes], others: Sequence[bytes], most: float
) -> tuple[frozenset[int], ...]:
    """For each vector, the places of others whose signs are near enough to make the two neighbours.

    Args:
        mine: vectors as `kg.store.meaning_codes.encode_codes` gives them.
        others: likewise.
        most: share of the signs that may differ: `MOST_VECTOR` or `MOST_ASPECT`.
    """
    there = [sign_bits(code) for code in others]
    return tuple(frozenset(alike([sign_bits(code)], there, most).tolist()) for code in mine)
