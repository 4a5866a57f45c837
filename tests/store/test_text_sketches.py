"""Which sources a text may stand in, told by what is kept of them: the same as from the texts themselves."""

import random
import sqlite3

import pytest

from extractors.reviewing import known_like
from kg.analysis.resemblance import NEAR, resemblances
from kg.model import Extraction
from kg.store import Workspace, open_store
from tests.records import document

WORDS = "the ferry at Ashby leaves late, so nobody waits; its pilot sleeps while tolls rise again"


def text(dice: random.Random, length: int) -> str:
    return " ".join(dice.choices(WORDS.split(), k=length)) + "."


@pytest.fixture
def store(tmp_path):
    dice = random.Random(0)
    with open_store(tmp_path / "ws") as opened:
        for n in range(12):
            opened.put(Extraction(document(f"Notes {n}\n{text(dice, dice.choice([3, 40, 400]))}")))
        yield opened


def asked(store) -> list[str]:
    """Texts that are known, hold a known one, are part of one, or are new."""
    dice = random.Random(1)
    known = [one.text for one in store.documents()]
    parts = [words[len(words) // 3 : 2 * len(words) // 3] for words in known]
    return [
        *known,
        *parts,
        *(f"{text(dice, 60)}\n{words.upper()}" for words in known),
        text(dice, 90),
        "?",
    ]


def test_texts_are_known_as_by_the_texts_themselves(store):
    found = 0
    for words in asked(store):
        wanted = resemblances(words, store.documents())
        assert known_like(store, words) == wanted
        assert {one.source.id for one in wanted} <= set(store.alike(words, NEAR))
        found += len(wanted)
    assert found > 20


def test_sources_that_share_nothing_are_not_read(store):
    assert (
        store.alike("Quinces ripen slowly wherever old walls hold the warmth of autumn.", NEAR)
        == ()
    )


def test_sources_from_before_there_were_sketches_are_all_looked_at(tmp_path, store):
    words = asked(store)[13]
    wanted = known_like(store, words)
    with sqlite3.connect(Workspace(tmp_path / "ws").database) as raw:
        raw.execute("DELETE FROM text_sketch")
    assert len(store.alike(words, NEAR)) == 12
    assert known_like(store, words) == wanted
