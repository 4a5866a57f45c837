"""What a page is shown of a large graph while a change to it is being read."""

import threading

import pytest

from kg.errors import StoreError
from kg.model import Position
from kg.store import open_store
from tests.views.opening import found, opened, words
from views import data, searching
from views.once import once
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


def test_what_came_while_a_state_was_read_is_not_read_again(reader):
    shelf = Shelf(
        lambda workspace, _: reader(workspace, "3"), lambda last: True, lambda made: made[-1]
    )
    assert shelf.newest("w", "2") == "w at 3"
    assert shelf.newest("w", "3") == shelf.at_hand("w", "3") == "w at 3"
    assert not shelf.is_behind("w")
    assert reader.read == ["3"]


def test_a_state_that_cannot_be_read_leaves_the_one_before_and_is_told_to_who_waits(reader):
    shelf = Shelf(reader, lambda last: True)
    shelf.newest("w", "1")
    assert shelf.at_hand("w", "broken") == "w at 1"
    until(lambda: not shelf.is_behind("w"))
    assert shelf.trouble("w") == "broken"
    assert shelf.at_hand("w", "broken") == "w at 1"
    with pytest.raises(StoreError):
        shelf.newest("w", "broken")
    shelf.newest("w", "2")
    assert shelf.trouble("w") is None


def test_a_page_says_why_a_change_cannot_be_shown(made, monkeypatch):
    monkeypatch.setattr(data, "AT_ONCE", 0)
    assert "70%" in found(opened("search", q="chance"))

    def full(workspace: str, revision: str) -> searching.Searchable:
        msg = "the disk is full; free some space"
        raise StoreError(msg)

    monkeypatch.setattr(searching._shelf, "_load", full)
    with open_store(made.folder) as store:
        store.remove(made.tides.document.source.id)
    opened("search", q="chance")
    until(lambda: searching.trouble() is not None)
    told = opened("search", q="chance")
    assert "the disk is full; free some space" in words(told)
    assert "70%" in found(told)


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
    until(lambda: not data.newer_is_coming() and not searching.newer_is_coming())
    after = opened("search", q="chance")
    assert "reload in a moment" not in words(after)
    assert "Try other words" in words(after)


def test_a_search_answers_from_the_state_before_while_indexes_are_brought_to_the_new_one(
    made, monkeypatch
):
    monkeypatch.setattr(data, "AT_ONCE", 0)
    assert "70%" in found(opened("search", q="chance"))
    go, load, begun = threading.Event(), searching._shelf._load, []

    def slow(workspace: str, revision: str) -> searching.Searchable:
        begun.append(revision)
        assert go.wait(WAIT_S)
        return load(workspace, revision)

    monkeypatch.setattr(searching._shelf, "_load", slow)
    with open_store(made.folder) as store:
        store.remove(made.tides.document.source.id)
    new = data.newest_snapshot()
    assert len(new.graph.sources) == 1
    for _ in range(3):
        before = opened("search", q="chance")
        assert "70%" in found(before)
        assert "the one before: reload in a moment" in words(before)
    go.set()
    until(lambda: not searching.newer_is_coming())
    after = opened("search", q="chance")
    assert "Try other words" in words(after)
    assert "reload in a moment" not in words(after)
    assert begun == [new.graph.revision]


def test_what_nearly_every_page_asks_of_a_large_graph_is_there_before_its_next_state_is_shown(
    made, monkeypatch
):
    monkeypatch.setattr(data, "AT_ONCE", 0)
    data.newest_snapshot()
    with open_store(made.folder) as store:
        store.remove(made.tides.document.source.id)
    assert {"net", "origins", "directory"} <= vars(data.newest_snapshot()).keys()


def test_what_several_ask_at_once_is_worked_out_once():
    asked, go = [], threading.Event()

    class Thing:
        @once
        def answer(self) -> int:
            asked.append(1)
            assert go.wait(WAIT_S)
            return 42

    thing, found = Thing(), []
    several = [threading.Thread(target=lambda: found.append(thing.answer)) for _ in range(3)]
    for one in several:
        one.start()
    threading.Event().wait(0.1)
    go.set()
    for one in several:
        one.join(WAIT_S)
    assert found == [42] * 3
    assert asked == [1]


def test_what_one_changed_oneself_is_there_at_once(made, monkeypatch):
    monkeypatch.setattr(data, "AT_ONCE", 0)
    opened("overview")
    data.snapshot()
    data.keep_position(Position("for tides", "Tidal power will supply the island."))
    assert [position.name for position in data.snapshot().graph.positions] == ["for tides"]
    assert not data.newer_is_coming()
