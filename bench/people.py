"""Ten people at once in one server, each a client of its own that speaks Streamlit's protocol.

    python bench/people.py [--claims 100000] [--people 10] [--rounds 2]

Ten browsers on this machine would measure the browsers. A client here asks for pages as a browser does and
takes everything that is sent, but draws nothing, as if each person sat at another computer. Two of them add
a source each while the others go from page to page with a second's thought between, for some rounds and until
both sources have joined and been read by all. Seconds on the clock
for each step, median and 95th percentile, with the server's CPU seconds over all.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import os
import random
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from costs import server_seconds
from large_graph import large_workspace
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from app import five_sources, letter, served
from kg.store.workspace import Workspace

THOUGHT_S = 1.0
WALK = (
    ("", ""),
    ("map", ""),
    ("search", "q=harbour"),
    ("search", "q=orchard+wat"),
    ("sources", ""),
    ("people", ""),
    ("forecasts", ""),
    ("map", "size=80"),
)
DONE = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_WITH_COMPILE_ERROR)

Taken = list[tuple[str, float]]


class Person:
    """One visitor with a session of their own.

    Args:
        socket: open.
    """

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._page, self._query, self._script = "", "", ""
        self._widgets: dict[str, str] = {}
        self.elements: dict[tuple[str, str], tuple[str, str]] = {}
        """Id and fragment of what can be used, by kind and label."""
        self.exceptions: list[str] = []
        self.headings: set[str] = set()
        self.bytes = 0

    async def open(self, page: str, query: str) -> None:
        """Ask for a page and wait until all of it is there."""
        self._page, self._query, self._script = page, query, ""
        await self._run()

    def type(self, label: str, text: str) -> None:
        """Fill a box; it goes to the server with the next button."""
        self._widgets[self.elements["text_area", label][0]] = text

    async def press(self, label: str) -> None:
        """Press a button and wait for what comes of it."""
        await self._run(*self.elements["button", label])

    async def _run(self, pressed: str = "", fragment: str = "") -> None:
        asked = BackMsg()
        asked.rerun_script.page_name = self._page
        asked.rerun_script.page_script_hash = self._script
        asked.rerun_script.query_string = self._query
        asked.rerun_script.fragment_id = fragment
        for id_, text in self._widgets.items():
            asked.rerun_script.widget_states.widgets.add(id=id_, string_value=text)
        if pressed:
            asked.rerun_script.widget_states.widgets.add(id=pressed, trigger_value=True)
        await self._socket.send(asked.SerializeToString())
        async for data in self._socket:
            self.bytes += len(data)
            message = ForwardMsg.FromString(data if isinstance(data, bytes) else data.encode())
            kind = message.WhichOneof("type")
            if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
                self._see(message.delta.new_element, message.delta.fragment_id)
            if kind == "navigation":
                self._script = message.navigation.page_script_hash
            if kind == "script_finished" and message.script_finished in DONE:
                return

    def _see(self, element, fragment: str) -> None:
        kind = element.WhichOneof("type")
        if kind in ("button", "text_area"):
            found = getattr(element, kind)
            self.elements[kind, found.label] = (found.id, fragment)
        elif kind == "heading":
            self.headings.add(element.heading.body)
        elif kind == "exception":
            self.exceptions.append(element.exception.message)
        elif kind == "alert" and element.alert.format == element.alert.ERROR:
            self.exceptions.append(element.alert.body)


class Crowd:
    """What several people found.

    Args:
        address: of the server.
    """

    def __init__(self, address: str) -> None:
        self._stream = address.replace("http", "ws") + "/_stcore/stream"
        self.taken: Taken = []
        self.trouble: list[str] = []
        self._adding = 0

    async def walk(self, number: int, rounds: int) -> None:
        """Go from page to page; each one is opened anew, as a reload does."""
        dice = random.Random(number)
        steps = itertools.islice(itertools.cycle(WALK), number % len(WALK), None)
        left = rounds * len(WALK)
        for page, query in steps:
            # What a new source costs the others comes to light in the rounds after it.
            left = max(left, len(WALK)) if self._adding else left
            if not left:
                return
            left -= 1
            await asyncio.sleep(THOUGHT_S * (0.5 + dice.random()))
            async with connect(self._stream, subprotocols=["streamlit"], max_size=None) as socket:
                person = Person(socket)
                await self._timed(f"/{page}?{query}".rstrip("?"), person, person.open(page, query))

    async def add(self, number: int) -> None:
        """Add a source: paste, read, review, join."""
        self._adding += 1
        try:
            await self._add(number)
        finally:
            self._adding -= 1

    async def _add(self, number: int) -> None:
        async with connect(self._stream, subprotocols=["streamlit"], max_size=None) as socket:
            person = Person(socket)
            await self._timed("add: open", person, person.open("add", ""))
            person.type("Text", letter(number))
            await self._timed("add: read", person, person.press("Read it"))
            await self._timed("add: join", person, person.press("Join the graph"))
            if "What changed" not in person.headings:
                self.trouble.append("add: the page does not say what changed")

    async def _timed(self, name: str, person: Person, step) -> None:
        start = time.perf_counter()
        await asyncio.wait_for(step, 300)
        self.taken.append((name, time.perf_counter() - start))
        self.trouble += [f"{name}: {said}" for said in person.exceptions]
        person.exceptions.clear()


async def together(address: str, people: int, rounds: int, adding: int) -> Crowd:
    """Everybody at once."""
    crowd = Crowd(address)
    await crowd.walk(0, 1)  # the first visit reads the graph and loads the libraries
    crowd.taken.clear()
    await asyncio.gather(
        *(crowd.add(n) for n in range(adding)),
        *(crowd.walk(n, rounds) for n in range(adding, people)),
    )
    return crowd


def told(taken: Taken) -> Iterator[str]:
    """A line for each step, and one for all."""
    for name in sorted({name for name, _ in taken}):
        yield f"  {name}: {_figures([s for n, s in taken if n == name])}"
    yield f"  all: {_figures([s for _, s in taken])}"


def _figures(seconds: list[float]) -> str:
    ordered = sorted(seconds)
    late = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    return f"median {statistics.median(ordered):.2f} s, 95 % {late:.2f} s, worst {ordered[-1]:.2f} s ({len(ordered)})"


def main() -> None:
    """Run it over a copy of the workspace."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000, help="0 for five real sources")
    parser.add_argument("--people", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--adding", type=int, default=2)
    asked = parser.parse_args()
    small = Path(tempfile.gettempdir()) / "claimtrail-bench-five"
    made = large_workspace(asked.claims) if asked.claims else five_sources(small)
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(shutil.copytree(made, Path(folder) / "workspace"))
        with served(workspace) as (address, server):
            print(
                f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, {asked.claims:,} claims"
            )
            start, used = time.perf_counter(), server_seconds(server)
            crowd = asyncio.run(together(address, asked.people, asked.rounds, asked.adding))
            wall, used = time.perf_counter() - start, server_seconds(server) - used
        print("\n".join(told(crowd.taken)))
        print(f"  server: {used:.1f} CPU s in {wall:.1f} s (load {os.getloadavg()[0]:.1f})")
        print(
            f"  sources added: {_sources(workspace) - _sources(made)}; errors: {crowd.trouble or 'none'}"
        )


def _sources(workspace: Path) -> int:
    with closing(sqlite3.connect(Workspace(workspace).database)) as connection:
        return int(connection.execute("SELECT COUNT(*) FROM source").fetchone()[0])


if __name__ == "__main__":
    sys.exit(main())
