from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.errors import SearchIndexError
from kg.search import Query, SearchEngine
from kg.search.build_lock import build_lock
from kg.search.indexes import LOCK_FILE
from tests.search.search_builders import BagEncoder, a_graph, wordy

ROOT = Path(__file__).parents[2]

HOLD = """
import sys, time
from pathlib import Path
from kg.search.build_lock import build_lock
with build_lock(Path(sys.argv[1]), 0):
    print("held", flush=True)
    time.sleep(60)
"""

BUILD = """
import sys
from pathlib import Path
from kg.search import Query, SearchEngine
from tests.search.search_builders import BagEncoder, a_graph, wordy
graph = a_graph(wordy(*(f"claim number{n} on copper" for n in range(300))))
found = SearchEngine(Path(sys.argv[1]), BagEncoder()).search(graph, Query("number7"))
print(found.hits[0].best.canonical)
"""

SLOW = """
import sys, time
from pathlib import Path
from kg.search import SearchEngine
from tests.search.search_builders import BagEncoder, a_graph, wordy
class Slow(BagEncoder):
    def encode(self, texts):
        print(len(self.seen), flush=True)
        if self.seen:
            time.sleep(60)
        return super().encode(texts)
graph = a_graph(wordy(*(f"claim number{n}" for n in range(700))))
SearchEngine(Path(sys.argv[1]), Slow()).refresh(graph)
"""


def start(program: str, *arguments: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def kill(process: subprocess.Popen[str]) -> None:
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()


def test_a_second_builder_gets_a_clear_line_and_goes_on_after_a_kill(tmp_path: Path):
    graph = a_graph(wordy("late trains"))
    lock = tmp_path / "derived" / LOCK_FILE
    holder = start(HOLD, lock)
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(SearchIndexError, match="another process"):
            SearchEngine(tmp_path, BagEncoder(), wait=0.1).refresh(graph)
    finally:
        kill(holder)
    result = SearchEngine(tmp_path, BagEncoder(), wait=5).search(graph, Query("trains"))
    assert result.total == 1


def test_a_waiting_builder_goes_on_when_the_lock_is_free(tmp_path: Path):
    started = time.monotonic()
    with build_lock(tmp_path / "lock", 0):
        pass
    with build_lock(tmp_path / "lock", 30):
        assert time.monotonic() - started < 30


def test_two_processes_that_build_at_once_both_answer(tmp_path: Path):
    both = [start(BUILD, tmp_path) for _ in range(2)]
    for process in both:
        out, err = process.communicate(timeout=120)
        assert (process.returncode, out) == (0, "claim number7 on copper\n"), err


def test_a_killed_build_leaves_indexes_that_the_next_one_completes(tmp_path: Path):
    process = start(SLOW, tmp_path)
    try:
        assert process.stdout is not None
        assert [process.stdout.readline() for _ in range(2)] == ["0\n", "512\n"]
    finally:
        kill(process)
    encoder = BagEncoder()
    graph = a_graph(wordy(*(f"claim number{n}" for n in range(700))))

    engine = SearchEngine(tmp_path, encoder)
    engine.refresh(graph)

    assert len(encoder.seen) == 700 - 512
    assert engine.damage() == ()
    assert engine.search(graph, Query("number600")).hits[0].best.canonical == "claim number600"
