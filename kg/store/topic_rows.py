"""Rows of topics: derived from the claims of all sources, kept so that reading a graph finds them ready.

With them stands a digest of what they were derived from. Where it is another than that of the database (a
source came, a person joined two claims, an older program wrote the topics), they are found anew when the
graph is read; `keep_derived` writes them. They need all claims at once, so a batch of sources keeps them
once, at its end.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3

from kg.model import Graph, Topic
from kg.store.correction_rows import read_corrections
from kg.store.meaning_rows import read_meanings_of
from kg.store.topics import find_topics

_VERSION = "3"
"""Raised whenever other topics may be found in the same claims."""


def read_topics(connection: sqlite3.Connection, graph: Graph) -> tuple[Topic, ...]:
    """The topics, largest first, ties by name: as stored, or found now where that is out of date.

    Args:
        connection: inside a transaction.
        graph: what it holds, with its claims put together.
    """
    stored = stored_topics(connection) if topics_are_current(connection) else None
    if stored is None or not _fit(stored, graph):
        return find_topics(graph, read_meanings_of(connection, graph.statements))
    return stored


def write_topics(connection: sqlite3.Connection, topics: tuple[Topic, ...]) -> None:
    """Write the topics of what the database now holds in place of those from before."""
    connection.execute("DELETE FROM topic")
    for n, topic in enumerate(topics):
        terms = json.dumps(topic.terms, ensure_ascii=False)
        connection.execute(
            "INSERT INTO topic VALUES (?, ?, ?, ?, ?, ?)",
            (topic.id, n, topic.name, terms, topic.named, topic.inside),
        )
        connection.executemany(
            "INSERT INTO topic_claim VALUES (?, ?, ?)",
            [(topic.id, place, claim) for place, claim in enumerate(topic.claims)],
        )
    connection.execute("DELETE FROM topic_state")
    connection.execute(
        "INSERT INTO topic_state SELECT 1, ? WHERE EXISTS (SELECT 1 FROM source)",
        (_digest(connection),),
    )


def topics_are_current(connection: sqlite3.Connection) -> bool:
    """Whether the topics stored are those of what the database now holds."""
    row = connection.execute("SELECT digest FROM topic_state").fetchone()
    return row is not None and row[0] == _digest(connection)


def stored_topics(connection: sqlite3.Connection) -> tuple[Topic, ...]:
    """The topics as they are stored, in their order."""
    rows = connection.execute(
        "SELECT id, name, terms, named, inside FROM topic ORDER BY n"
    ).fetchall()
    claims: dict[str, list[str]] = {row[0]: [] for row in rows}
    for topic, claim in connection.execute(
        "SELECT topic, claim FROM topic_claim ORDER BY topic, n"
    ):
        claims[topic].append(claim)
    return tuple(
        Topic(id_, name, tuple(json.loads(terms)), tuple(claims[id_]), named, inside)
        for id_, name, terms, named, inside in rows
    )


def _fit(topics: tuple[Topic, ...], graph: Graph) -> bool:
    known = {claim.id for claim in graph.claims}
    return all(claim in known for topic in topics for claim in topic.claims)


def _digest(connection: sqlite3.Connection) -> str:
    """Names what topics come from: the sources as read, links with them, and what people corrected."""
    rows = connection.execute("SELECT id, digest FROM source ORDER BY id").fetchall()
    held = (_VERSION, rows, [entry.id for entry in read_corrections(connection)])
    return hashlib.sha256(repr(held).encode()).hexdigest()[:16]
