"""What a page is shown of a large graph while a change to it is being read."""

import threading

import pytest

from kg.errors import StoreError
from kg.model import Position
from kg.store import open_store
from tests.views.opening import found, opened, words
from views import data
from views.shelf import Shelf

WAIT_S = 30


class Reader:
    """Reads revisions; the slow ones wait until they may go on."""

    def __init__(self):
        self.read: list[str] = []
        self.go = threading.Event()

    def __call__(self, workspace: str, revision: str) -> str:
        if "slow" in revision:
            assert self.go.wait(WAIT_S)
        if "broken" in revision:
            raise StoreError(revision)
        self.read.append(revision)
        return f"{workspace} at {revision}"


@pytest.fixture
def reader():
    return Reader()


def until(condition) -> None:
    for _ in range(WAIT_S * 100):
        if condition():
            return
        threading.Event().wait(0.01)
    pytest.fail("still not so")


def test_the_first_state_and_each_of_a_small_graph_is_waited_for(reader):
    shelf = Shelf(reader, lambda last: False)
    assert shelf.at_hand("w", "1") is None
    assert shelf.newest("w", "1") == "w at 1"
    assert shelf.at_hand("w", "1") == "w at 1"
    assert shelf.at_hand("w", "2") is None
    assert reader.read == ["1"]


def test_a_large_graph_is_shown_as_it_was_until_the_next_state_is_ready(reader):
    shelf = Shelf(reader, lambda last: True)
    shelf.newest("w", "1")
    assert shelf.at_hand("w", "slow 2") == "w at 1"
    assert shelf.is_behind("w")
    assert shelf.at_hand("w", "slow 2") == "w at 1"
    reader.go.set()
    until(lambda: not shelf.is_behind("w"))
    assert shelf.at_hand("w", "slow 2") == "w at slow 2"
    assert reader.read == ["1", "slow 2"]


def test_whoever_made_a_change_waits_for_it_and_it_is_read_once(reader):
    shelf = Shelf(reader, lambda last: True)
    shelf.newest("w", "1")
    shelf.at_hand("w", "slow 2")
    found = []
    waiting = [
        threading.Thread(target=lambda: found.append(shelf.newest("w", "slow 2"))) for _ in range(3)
    ]
    for one in waiting:
        one.start()
    reader.go.set()
    for one in waiting:
        one.join(WAIT_S)
    assert found == ["w at slow 2"] * 3
    assert reader.read == ["1", "slow 2"]


def test_a_state_that_cannot_be_read_leaves_the_one_before_and_is_told_to_who_waits(reader):
    shelf = Shelf(reader, lambda last: True)
    shelf.newest("w", "1")
    assert shelf.at_hand("w", "broken") == "w at 1"
    until(lambda: not shelf.is_behind("w"))
    assert shelf.at_hand("w", "broken") == "w at 1"
    with pytest.raises(StoreError):
        shelf.newest("w", "broken")


def test_pages_of_a_large_graph_show_the_state_before_and_say_so(made, monkeypatch):
    monkeypatch.setattr(data, "AT_ONCE", 0)
    assert "70%" in found(opened("search", q="chance"))
    go, load = threading.Event(), data._shelf._load
    monkeypatch.setattr(data._shelf, "_load", lambda *asked: go.wait(WAIT_S) and load(*asked))
    with open_store(made.folder) as store:
        store.remove(made.tides.document.source.id)
    before = opened("search", q="chance")
    assert "the one before: reload in a moment" in words(before)
    assert "70%" in found(before)
    go.set()
    until(lambda: not data.newer_is_coming())
    after = opened("search", q="chance")
    assert "reload in a moment" not in words(after)
    assert "Nothing is found" in words(after)


def test_what_one_changed_oneself_is_there_at_once(made, monkeypatch):
    monkeypatch.setattr(data, "AT_ONCE", 0)
    opened("overview")
    data.snapshot()
    data.keep_position(Position("for tides", "Tidal power will supply the island."))
    assert [position.name for position in data.snapshot().graph.positions] == ["for tides"]
    assert not data.newer_is_coming()
