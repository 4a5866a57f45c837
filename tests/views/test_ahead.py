"""Work done while a page is read."""

import threading

import pytest

from kg.errors import StoreError
from tests.views.opening import opened
from views import ahead


@pytest.fixture
def served(monkeypatch):
    monkeypatch.setattr(ahead, "is_serving", lambda: True)
    monkeypatch.setattr(ahead, "PAUSE_S", 0.0)
    monkeypatch.setattr(ahead, "_begun", set())


def settle() -> None:
    for thread in threading.enumerate():
        if isinstance(thread, threading.Timer):
            thread.join(10)


def test_a_server_does_it_once_for_a_name(served):
    done: list[str] = []
    begun = []
    for name in ("one", "one", "other"):
        begun.append(ahead.do_ahead(name, lambda name=name: done.append(name)))
        settle()
    assert done == ["one", "other"]
    assert begun == [True, False, True]


def test_what_goes_wrong_is_left_to_the_page_that_needs_it(served):
    def work() -> None:
        msg = "the folder is gone"
        raise StoreError(msg)

    ahead.do_ahead("one", work)
    settle()


def test_a_page_by_itself_does_nothing_ahead():
    done: list[str] = []
    ahead.do_ahead("alone", lambda: done.append("alone"))
    settle()
    assert done == []


def test_a_page_under_test_is_no_server(made):
    opened("overview")
    assert not ahead.is_serving()
    assert not [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]
