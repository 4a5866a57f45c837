"""Runs of words by which texts are compared, kept with each source as hashes.

To say whether a new text is known already, its runs are held against those of every source (Broder 1997);
kept hashes spare taking all the texts apart again. They only choose the sources that are worth comparing.
"""

from __future__ import annotations

import re
import sqlite3
import sys
import zlib
from array import array

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_RUN = 5


def runs_of(text: str) -> frozenset[tuple[str, ...]]:
    """The runs of five words of a text; of a shorter one all its words. Case, marks and line breaks do not matter."""
    words = _WORD.findall(text.casefold())
    if len(words) < _RUN:
        return frozenset([tuple(words)] if words else ())
    return frozenset(zip(*(words[at:] for at in range(_RUN)), strict=False))


def write_text_sketches(connection: sqlite3.Connection, source: str | None = None) -> None:
    """Write the sketch of a source's text, or of all sources that have none yet.

    Args:
        connection: inside a transaction; the texts are there.
        source: its id, or None for all that lack one.
    """
    where = "source = ?" if source else "source NOT IN (SELECT source FROM text_sketch)"
    rows = connection.execute(
        f"SELECT source, text FROM text WHERE {where}", (source,) if source else ()
    )
    for id_, text in rows.fetchall():
        codes = _as_kept(array("I", sorted(_codes(text))))
        connection.execute("INSERT INTO text_sketch VALUES (?, ?)", (id_, codes.tobytes()))


def alike_sources(connection: sqlite3.Connection, text: str, least: float) -> tuple[str, ...]:
    """Ids of the sources whose texts may share so much with a text, one way or the other; by id.

    Args:
        connection: inside a transaction.
        text: any text.
        least: share of the runs of one in the other, 0 to 1. Sources without a sketch are all named.
    """
    mine = _codes(text)
    found = []
    rows = connection.execute(
        "SELECT s.id, k.runs FROM source s LEFT JOIN text_sketch k ON k.source = s.id ORDER BY s.id"
    )
    for source, kept in rows:
        if kept is None:
            found.append(source)
            continue
        theirs = array("I")
        theirs.frombytes(kept)
        both = len(mine.intersection(_as_kept(theirs)))
        # Two runs may have one hash: what is nearly enough is looked at too.
        if both and both >= 0.9 * least * min(len(mine), len(theirs)):
            found.append(source)
    return tuple(found)


def _codes(text: str) -> frozenset[int]:
    return frozenset(zlib.crc32(" ".join(run).encode()) for run in runs_of(text))


def _as_kept(codes: array[int]) -> array[int]:
    """Little-endian on any machine; done twice, it is as before."""
    if sys.byteorder == "big":
        codes.byteswap()
    return codes
