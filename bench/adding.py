"""What adding one source costs as the graph grows: ``python bench/adding.py [--claims 1000 10000 30000 100000]``.

The graphs are written straight through the store, sentences from templates of our own and vectors drawn by
seed; every thousand claims are of another subject, so that the new source has the same neighbours in each.
``put``: writing a source of a hundred claims and linking it with its neighbours; beside it the baseline, the same
done over the whole graph as it was before (all statements read, all vectors compared, all echoes found).
``words``: the word index brought to the graph; beside it the index written anew. Figures are CPU seconds of this process; read the curve and the ratios.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np

from extractors.across.crosslinks import crossing
from extractors.across.keys import link_keys
from extractors.across.points import ANSWERS, point_sorts
from kg.model import (
    Bound,
    Claim,
    ClaimType,
    Document,
    Extraction,
    Meaning,
    Polarity,
    Provenance,
    Source,
    SourceKind,
    Span,
    Stance,
    Statement,
    sha256_text,
)
from kg.search.text_index import TextIndex
from kg.store import Sameness, SqliteStore, Workspace, open_store
from kg.store.echoes import find_repetitions
from kg.store.meaning_codes import encode_aspects, encode_codes, near_pairs
from kg.store.neighbours import neighbourhood

A_SOURCE = 100  # claims
A_SUBJECT = 1000  # claims
DIM = 384
WHO = (
    "The harbour office",
    "A dairy",
    "The night line",
    "Her clinic",
    "The weir",
    "An orchard",
    "The mill",
    "A ferry",
)
DOES = (
    "now carries",
    "still struggles with",
    "has doubled",
    "may lose",
    "depends on",
    "does not explain",
    "reported",
    "will need",
)
WHAT = (
    "a third of the freight",
    "its winter stock",
    "the older pumps",
    "two new lines",
    "every second order",
    "the spring tide",
    "half of its staff",
)
WHEN = (
    "this year",
    "by 2040",
    "in most towns",
    "after the drought",
    "since the reform",
    "on calm days",
)


def sentence(dice: random.Random, subject: int) -> str:
    """A sentence of a subject; two seldom are the same."""
    parts = (dice.choice(WHO), dice.choice(DOES), dice.choice(WHAT), dice.choice(WHEN))
    return f"{' '.join(parts)} in district {subject}, lot {dice.randrange(10**6)}."


def source(number: int, subject: int, claims: int) -> tuple[Extraction, tuple[Meaning, ...]]:
    """A source with its meanings, the same for the same numbers."""
    dice = random.Random(number)
    told = [sentence(dice, subject) for _ in range(claims)]
    text = "\n".join(told)
    source_id = Source.id_for(text)
    head = Source(
        source_id, f"Notes {number}", SourceKind.ARTICLE, None, None, "2030-01-01", None,
        sha256_text(text), sha256_text(text), len(text),
    )  # fmt: skip
    statements, at = [], 0
    for words in told:
        statements.append(
            Statement(
                Statement.id_for(source_id, at, at + len(words)), source_id,
                Span(at, at + len(words), words), ClaimType.CLAIM, "author", None, None,
                Stance.ASSERTED, 0.5, Polarity.POSITIVE, words, 2, (), None, Claim.id_for(words),
                Provenance("bench", "1"),
            )
        )  # fmt: skip
        at += len(words) + 1
    by_id = {s.claim: Claim(s.claim, s.canonical, s.type) for s in statements}
    found = Extraction(
        document=Document(head, text), statements=tuple(statements), claims=tuple(by_id.values())
    )
    return found, meanings(number, subject, statements)


def meanings(number: int, subject: int, statements: Iterable[Statement]) -> tuple[Meaning, ...]:
    """Vectors around a subject's own direction."""
    ids = [statement.id for statement in statements]
    middle = np.random.default_rng(10**6 + subject).normal(size=DIM)
    rows = middle + 1.3 * np.random.default_rng(number).normal(size=(len(ids), DIM))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    codes = encode_codes(rows.astype(np.float32))
    return tuple(
        Meaning(id_, Bound.FREE, code, (), aspect)
        for id_, code, aspect in zip(ids, codes, encode_aspects(codes), strict=True)
    )


def put(store: SqliteStore, number: int, subject: int) -> None:
    """Add a source as `extractors.build` does, without reading a page."""
    found, told = source(number, subject, A_SOURCE)
    store.put(
        found,
        cross=crossing(found),
        same=Sameness(told, lambda *_: ()),
    )


def fill(folder: Path, claims: int) -> None:
    """Write a graph without linking it: only the rows count here."""
    from kg.store.meaning_rows import write_meanings
    from kg.store.neighbours import write_keys, write_signs
    from kg.store.writer import write_extraction

    with open_store(folder):
        pass
    connection = sqlite3.connect(Workspace(folder).database, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("BEGIN")
    for number in range(claims // A_SOURCE):
        found, told = source(number, number * A_SOURCE // A_SUBJECT, A_SOURCE)
        write_extraction(connection, found, "bench", str(number))
        write_meanings(connection, told)
        write_signs(connection, told, point_sorts(found.statements))
        write_keys(connection, link_keys(found))
    connection.execute("COMMIT")
    connection.close()


def timed(step: Callable[[], object]) -> float:
    """CPU seconds of a step."""
    start = time.process_time()
    step()
    return time.process_time() - start


def measure(folder: Path, claims: int) -> None:
    """Add one source to a graph of so many claims, and do the same steps over the whole graph."""
    fill(folder, claims)
    text = folder / "derived" / "text"
    with open_store(folder) as store:
        put(store, 10**6, 0)
        TextIndex.build(text, store.graph())
        added = timed(lambda: put(store, 10**6 + 1, 0))
        with sqlite3.connect(Workspace(folder).database) as connection:
            near, _ = neighbourhood(
                connection, source(10**6 + 1, 0, A_SOURCE)[0].document.source.id, ANSWERS
            )
        read = timed(store.graph)
        graph, told = store.graph(), store.meanings()
        grown = timed(lambda: TextIndex.build(text, graph))
        shutil.rmtree(text)
        whole = timed(lambda: TextIndex.build(text, graph))
        codes = [meaning.vector for meaning in told]
        everything = read + timed(lambda: list(near_pairs(codes[:A_SOURCE], codes, 0.75)))
        everything += timed(lambda: find_repetitions(graph.sources, graph.statements))
    print(
        f"{claims:>8} {len(near.statements):>10} {added:>8.2f} {everything:>10.2f} {everything / added:>7.1f}"
        f" {grown:>8.2f} {whole:>10.2f} {whole / grown:>7.1f}",
        flush=True,
    )


def main() -> None:
    """Print the curve."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("--claims", nargs="+", type=int, default=[1000, 10_000, 30_000, 100_000])
    print(
        f"{'claims':>8} {'neighbours':>10} {'put':>8} {'over all':>10} {'ratio':>7}"
        f" {'words':>8} {'anew':>10} {'ratio':>7}"
    )
    for claims in asked.parse_args().claims:
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder), claims)


if __name__ == "__main__":
    main()
