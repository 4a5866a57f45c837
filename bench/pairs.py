"""Candidate pairs a second through all tests for links between sources, beside the stance encoder's limit.

    python bench/pairs.py [--sources 20] [--sentences 40] [--profile]

Sources of claims, forecasts, doubts and results are made here from templates and read by the extractors. Then
each one is held against its neighbours again, as when it was added: `neighbours` is finding them in the
database, `tests` is asking every test. A candidate pair is a statement of the source with one of
another source that shares a key with it or is near it in its wording or, of an answering sort, in its point:
pairs that a test can join at all; all pairs of the source with its neighbours are told beside.
The peer is the stance model judging the same pairs, on one thread and on two. Every figure is for one process on
one core, but for the encoder's two threads.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from extractors.across.crosslinks import cross_links
from extractors.across.points import ANSWERS, point_sorts
from extractors.build import add_text
from extractors.language.stance_model import StanceModel
from extractors.restating.wording_features import features
from kg.model import Graph, Meaning
from kg.store import Workspace, open_store
from kg.store.meaning_codes import near_pairs
from kg.store.neighbours import LEAST_ASPECT, MOST_VECTOR, neighbourhood
from kg.store.sign_bits import alike, sign_bits

JUDGED = 768
WHO = (
    "Mara Quill",
    "Oren Vale",
    "Ada Lindqvist",
    "Piet Vos",
    "Ines Crane",
    "Hugo Alder",
    "Kaja Birk",
)
SUBJECTS = (
    ("the tidal plant at Ashby", "tidal turbines"),
    ("the night train to Lorne", "sleeper trains"),
    ("the robot clinic", "machines that read scans"),
    ("the harvest drone", "drones that pick fruit"),
    ("the weir's forecast model", "models that forecast floods"),
    ("the automatic ferry", "ferries without a crew"),
)  # fmt: skip
SAID = (
    "{who} says that {it} will carry half of the load by {year}.",
    "{who} puts a {n}% chance on it that {it} is finished by the end of {year}.",
    "{who} doubts that {it} can be ready by {year}, because its parts come late.",
    "There is little evidence that {they} work outside of the laboratory.",
    "{they} now do in an hour what took the crew a week, and their errors fell by {n}%.",
    "The cost of {they} is limited by the price of copper and by the {n} men who can mend them.",
    "{they} could put {n} people out of work, and nobody knows who would pay for that.",
    "{it} scored {n}% on the Ledger Test in March {past}.",
    "A score on the Ledger Test does not show that {it} holds in winter.",
    "{who} argues that {they} are cheaper to run than what they replace.",
    "However, {they} still struggle with ice, which the trial did not measure.",
    "What works in one town does not show that {they} work in all of them, {who} says.",
    "The trial of {it} found {n} faults in {past}, since its sensors had been wired by hand.",
    "{it} does not pay for itself, although fuel has doubled since {past}.",
)


@dataclass(frozen=True)
class Held:
    """A source with its neighbours, as the store holds them against each other."""

    source: str
    graph: Graph
    meanings: tuple[Meaning, ...]


def text_of(dice: random.Random, number: int, sentences: int) -> str:
    """A source's text; no two are alike."""
    told = []
    for _ in range(sentences):
        it, they = dice.choice(SUBJECTS)
        sentence = dice.choice(SAID).format(
            who=dice.choice(WHO), it=it, they=they, n=5 + dice.randrange(90),
            year=2030 + dice.randrange(6), past=2024 + dice.randrange(5),
        )  # fmt: skip
        told.append(sentence[0].upper() + sentence[1:])
    paragraphs = [" ".join(told[at : at + 4]) for at in range(0, len(told), 4)]
    return f"Notes {number} of an inquiry\n\nBy {WHO[number % len(WHO)]}\n\n" + "\n\n".join(
        paragraphs
    )


def candidates(held: Held, keys: dict[str, set[str]]) -> Iterator[tuple[str, str]]:
    """The pairs of the source's statements with others that a test can join at all."""
    told = {meaning.statement: meaning for meaning in held.meanings}
    sorts = dict(point_sorts(held.graph.statements))
    own = [s.id for s in held.graph.statements if s.source == held.source]
    others = [s.id for s in held.graph.statements if s.source != held.source]
    signs = [sign_bits(told[id_].vector) if id_ in told else b"" for id_ in others]
    for mine in own:
        near: set[str] = {
            other for other in others if keys.get(mine, set()) & keys.get(other, set())
        }
        if mine in told:
            asked = told[mine]
            near |= {
                others[n] for n in alike([sign_bits(asked.vector)], signs, MOST_VECTOR).tolist()
            }
            answering = [
                other
                for other in others
                if other in told and told[other].aspect and asked.aspect
                and {(sorts.get(mine), sorts.get(other)), (sorts.get(other), sorts.get(mine))} & ANSWERS
            ]  # fmt: skip
            aspects = [told[other].aspect for other in answering]
            near |= {answering[p.other] for p in near_pairs([asked.aspect], aspects, LEAST_ASPECT)}
        yield from ((mine, other) for other in sorted(near))


def spent(step: Callable[[], object]) -> float:
    """CPU seconds of a step."""
    start = time.process_time()
    step()
    return time.process_time() - start


def encoder_limit(pairs: Sequence[tuple[str, str]], threads: int) -> float:
    """Pairs a second on the clock that the stance model judges."""
    model = StanceModel()
    model.judge(pairs[:2])
    parts = [pairs[n::threads] for n in range(threads)]
    with ThreadPoolExecutor(threads) as pool:
        start = time.perf_counter()
        list(pool.map(model.judge, parts))
        return len(pairs) / (time.perf_counter() - start)


def read(folder: Path, sources: int, sentences: int) -> None:
    """Let the extractors read sources into a new workspace."""
    dice = random.Random(5)
    with open_store(folder) as store:
        for n in range(sources):
            add_text(store, text_of(dice, n, sentences), name=f"notes {n}")


def hold(connection: sqlite3.Connection) -> list[Held]:
    """Every source with its neighbours."""
    ids = [row[0] for row in connection.execute("SELECT id FROM source ORDER BY id")]
    return [Held(source, *neighbourhood(connection, source, ANSWERS)) for source in ids]


def keys_of(connection: sqlite3.Connection) -> dict[str, set[str]]:
    """The keys of each statement."""
    keys: dict[str, set[str]] = {}
    for statement, key in connection.execute("SELECT statement, key FROM link_key"):
        keys.setdefault(statement, set()).add(key)
    return keys


def measure(folder: Path, *, profile: bool) -> None:
    """Hold each source against the others, and let the encoder judge the same pairs."""
    connection = sqlite3.connect(Workspace(folder).database)
    held: list[Held] = []
    finding = spent(lambda: held.extend(hold(connection)))
    keys = keys_of(connection)
    connection.close()
    pairs = [(one, *pair) for one in held for pair in candidates(one, keys)]
    own = [sum(s.source == one.source for s in one.graph.statements) for one in held]
    product = sum(n * (len(one.graph.statements) - n) for n, one in zip(own, held, strict=True))
    links: list[int] = []

    def test() -> None:
        links.extend(len(cross_links(one.graph, one.source, one.meanings)) for one in held)

    features.cache_clear()
    profiler = cProfile.Profile()
    testing = spent(lambda: profiler.runcall(test) if profile else test())
    if profile:
        pstats.Stats(profiler).sort_stats("tottime").print_stats(25)
    print(
        f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; {len(held)} sources, "
        f"{sum(own):,} claims, {sum(links) // 2:,} links"
    )
    print(f"candidate pairs: {len(pairs):,} of {product:,} with all neighbours of a source")
    rate, both = len(pairs) / testing, len(pairs) / (testing + finding)
    print(f"  tests: {testing:.2f} CPU s, {rate:,.0f} candidate pairs a second on one core")
    print(f"  with the search for neighbours: {testing + finding:.2f} CPU s, {both:,.0f} a second")
    some = random.Random(1).sample(pairs, min(JUDGED, len(pairs)))
    worded = [
        (one.graph.statement(mine).canonical, one.graph.statement(other).canonical)
        for one, mine, other in some
    ]
    for threads in (1, 2):
        limit = encoder_limit(worded, threads)
        print(
            f"  stance encoder, {threads} thread(s): {limit:,.0f} pairs a second; "
            f"tests with search {both / limit:.1f} x as quick"
        )


def main() -> None:
    """Make the graph and measure."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--sources", type=int, default=20)
    asked.add_argument("--sentences", type=int, default=40)
    asked.add_argument("--profile", action="store_true", help="print where the tests' time goes")
    wanted = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        read(Path(folder), wanted.sources, wanted.sentences)
        measure(Path(folder), profile=wanted.profile)


if __name__ == "__main__":
    main()
