"""Sketches tell which statements may be echoes: kept with a source, and without a say of their own."""

import random
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Claim, EchoTest, Extraction, Polarity
from kg.store import Workspace, open_store
from kg.store.echo_sketches import Sketch, unpacked
from kg.store.echoes import find_repetitions
from tests.records import document, statement

SAID = (
    "The fog at the bar delayed nine ferries in May, and the pilots had warned of it all through April.",
    "Tolls at the lock at Ashby will double before 2040 unless the council never meets again this year.",
    "The harbour office closes two of its three quays, and nobody there has said who gave the order.",
    "Salt in the upper weir doesn't come from the sea, as the clerk of the works has always told us.",
)


def told(n: int, dice: random.Random) -> Extraction:
    """A source that says what others say: in their words, with a word left out, denied or quoted."""
    lines = []
    for words in dice.sample(SAID, 3):
        parts = words.split()
        gone = parts.pop(dice.randrange(len(parts) - 1))
        lines.append(
            dice.choice(
                [
                    words,
                    " ".join(parts),
                    words.replace(gone, f"never {gone}"),
                    f"“{words}” is what Brask says, who was on none of these boats and has no ticket.",
                ]
            )
        )
    doc = document(f"Notes {n}\n" + "\n".join(lines), published=dice.choice([None, "2030-01-01"]))
    found = sorted((statement(doc, line) for line in lines), key=lambda s: s.span)
    unique = {s.claim: Claim(s.claim, s.canonical, s.type) for s in found}
    return Extraction(doc, statements=tuple(found), claims=tuple(unique[k] for k in sorted(unique)))


@given(st.text(max_size=400), st.sampled_from(Polarity))
def test_a_sketch_is_read_back_as_it_was_kept(quote, polarity):
    made = Sketch.of(quote, polarity)
    assert unpacked(made.packed()) == made


def test_a_sketch_of_another_manner_is_not_taken():
    kept = Sketch.of("The tolls at the lock at Ashby double by 2041.", Polarity.POSITIVE).packed()
    assert unpacked(b"\x00" + kept[1:]) is None


@pytest.mark.parametrize("seed", range(5))
def test_echoes_are_the_same_with_kept_sketches_as_without(tmp_path, seed):
    dice = random.Random(seed)
    with open_store(tmp_path / "ws") as store:
        for n in range(12):
            store.put(told(n, dice))
        graph = store.graph()
    assert len(graph.repetitions) > 10
    assert graph.repetitions == find_repetitions(graph.sources, graph.statements)


def test_sources_from_before_there_were_sketches_get_them(tmp_path):
    dice = random.Random(1)
    with open_store(tmp_path / "ws") as store:
        for n in range(6):
            store.put(told(n, dice))
        wanted = store.graph().repetitions
    with sqlite3.connect(Workspace(tmp_path / "ws").database) as raw:
        (kept,) = raw.execute("SELECT COUNT(*) FROM echo_sketch").fetchone()
        raw.execute("DELETE FROM echo_sketch")
    with open_store(tmp_path / "ws") as store:
        assert store.graph(keep=True).repetitions == wanted
        assert store._connection.execute("SELECT COUNT(*) FROM echo_sketch").fetchone() == (kept,)


def test_each_test_finds_its_echoes_through_sketches(tmp_path):
    dice = random.Random(0)
    with open_store(tmp_path / "ws") as store:
        for n in range(30):
            store.put(told(n, dice))
        assert {one.test for one in store.graph().repetitions} == set(EchoTest)


def test_a_build_writes_the_sketches_that_lack(tmp_path):
    with open_store(tmp_path / "ws") as store:
        store.put(told(0, random.Random(1)))
        store.keep_derived()
        (kept,) = store._connection.execute("SELECT COUNT(*) FROM echo_sketch").fetchone()
        store._connection.execute("DELETE FROM echo_sketch")
        store._connection.execute("DELETE FROM text_sketch")
        assert store.keep_derived()
        for table, count in (("echo_sketch", kept), ("text_sketch", 1)):
            found = store._connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()
            assert found == (count,), table
