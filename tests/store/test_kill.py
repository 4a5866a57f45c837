"""A kill -9 at any moment leaves the old state or the new one: real processes, really killed."""

import os
import random
import signal
import subprocess
import sys
import time

from kg.store import open_store
from tests.conftest import ROOT
from tests.records import extraction, other_extraction

WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from kg.store import open_store
from tests.records import extraction, other_extraction
with open_store(Path(sys.argv[1])) as store:
    print("ready", flush=True)
    other = other_extraction()
    for n in range(10000):
        store.put(other, made_by=str(n))
        store.remove(other.document.source.id)
"""


def test_a_killed_writer_leaves_a_whole_graph(tmp_path):
    with open_store(tmp_path) as store:
        store.put(extraction())
        old = store.graph()
        store.put(other_extraction())
        new = store.graph()
        store.remove(other_extraction().document.source.id)
    choice = random.Random(7)
    states = set()
    for _ in range(12):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path), str(ROOT)], stdout=subprocess.PIPE
        )
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"ready\n"
        time.sleep(choice.uniform(0.0, 0.06))
        os.kill(writer.pid, signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        with open_store(tmp_path) as store:
            assert store.verify() == ()
            graph = store.graph()
            both = len(graph.sources) == 2
            states.add(both)
            assert graph.statements == (new if both else old).statements
            assert graph.links == (new if both else old).links
            assert store.put(extraction()) is False
    assert states
