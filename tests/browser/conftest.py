"""A real server over a small workspace, and a browser that lets nothing out.

Every request to another place than this machine fails the test, and so does every page error.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, Route, WebSocket, sync_playwright

from extractors.build import add_text
from extractors.draft import Metadata
from kg.model import Graph, SourceKind
from kg.store import open_store

ROOT = Path(__file__).parents[2]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
IDLE = (
    '[data-testid=stApp][data-test-script-state="notRunning"]'
    '[data-test-connection-state="CONNECTED"]'
)
LOCAL = ("data:", "blob:", "about:")

DOCUMENTS = {
    "Salt in the walls": (
        "Salt in the walls\n\nBy Ida Fenn\n\n"
        "Mara Quill, an engineer at Northlight, estimates a 60% chance that salt batteries will "
        "heat half of the island by the end of 2031. She argues that salt batteries are cheaper "
        "than copper storage, because salt needs no rare metal.\n\n"
        "Salt storage is safe in every house. For example, the salt tanks of Northlight have run "
        "for nine years without a fire.\n\n"
        + "\n\n".join(f"A tank of size {n} holds heat for {n} weeks." for n in range(2, 20))
        + "\n\n"
        "The ministry expects that the northern grid will fail in winter. However, Oren Vale says "
        "that the northern grid will not fail in winter. He points to three mild years.\n\n"
        "Prototype B scored 41% on the Sluice Test in March 2026.\n"
    ),
    "A doubt about salt": (
        "A doubt about salt\n\nBy Tomas Brandt\n\n"
        "Salt batteries will not heat half of the island by 2031. Oren Vale puts the chance at "
        "10% by the end of 2031. Salt batteries are not cheaper than copper storage, because "
        "every tank corrodes within five years.\n"
    ),
    "Readers on salt": (
        "Readers on salt\n"
        "A thread about salt batteries. Some readers point to the price, others to the tanks.\n"
        "I counted twice. Salt batteries will heat a third of the island by the end of 2033, because "
        "nobody trains the fitters before then.\n"
        "@harbour_light Fitters learn fast. The first course took four weeks and every pupil passed.\n"
        "I counted twice. Salt batteries will heat a third of the island by the end of 2033, because "
        "nobody trains the fitters before then.\n"
    ),
}
THREADS = frozenset({"Readers on salt"})


COLOURS_STAND = """
() => document.getAnimations().every(
  (change) => change.playState !== "running" || change.effect.getComputedTiming().endTime === Infinity
)
"""
"""No colour is on its way from one theme to the other: Streamlit's buttons fade, and half-way they pass no contrast."""


@dataclass(frozen=True)
class Server:
    """Where the app answers and what it shows."""

    address: str
    workspace: Path

    def graph(self) -> Graph:
        with open_store(self.workspace) as store:
            return store.graph()


@dataclass(frozen=True)
class Visitor:
    """A page of the browser, and ways to use it as a person would."""

    page: Page
    server: Server

    def open(self, path: str = "") -> None:
        self.page.goto(f"{self.server.address}/{path}")
        self.settle()

    def settle(self) -> None:
        """Wait until the app is connected and at rest."""
        self.page.wait_for_selector(IDLE, timeout=60_000)
        self.page.wait_for_timeout(150)  # a click's rerun starts only after its message is sent
        self.page.wait_for_selector(IDLE, timeout=60_000)
        self.page.wait_for_function(COLOURS_STAND, timeout=60_000)

    def wait_for(self, condition: Callable[[], bool], seconds: float = 30) -> None:
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, f"still not so after {seconds} s at {self.page.url}"
            self.page.wait_for_timeout(100)


def chromium() -> str | None:
    """The browser's path, "" for Playwright's own, None when there is none."""
    named = os.environ.get("CLAIMTRAIL_CHROMIUM") or shutil.which("chromium")
    if named:
        return named
    with sync_playwright() as playwright:
        return "" if Path(playwright.chromium.executable_path).exists() else None


def unused_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def healthy(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def started(workspace: Path, home: Path) -> tuple[subprocess.Popen[bytes], str]:
    """A running server; tried again when another process took the port first."""
    for _ in range(3):
        port = unused_port()
        address = f"http://127.0.0.1:{port}"
        flags = {
            "server.port": port,
            "server.address": "127.0.0.1",
            "server.headless": "true",
            "server.fileWatcherType": "none",
            "browser.gatherUsageStats": "false",
        }
        command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py")]
        with (home / "server.log").open("ab") as log:
            process = subprocess.Popen(
                command + [f"--{name}={value}" for name, value in flags.items()],
                cwd=ROOT,
                env={**os.environ, "CLAIMTRAIL_WORKSPACE": str(workspace)},
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        for _ in range(300):
            if healthy(address):
                return process, address
            if process.poll() is not None:
                break
            time.sleep(0.1)
        stop(process)
    said = (home / "server.log").read_text(errors="replace")
    msg = f"the app's server did not start:\n{said[-2000:]}"
    raise RuntimeError(msg)


def stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(10)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        reason = "no Chromium: install Debian's `chromium` or run `playwright install chromium`"
        if os.environ.get("CLAIMTRAIL_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path or None, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    home = tmp_path_factory.mktemp("served")
    workspace = home / "workspace"
    with open_store(workspace) as store:
        for title, text in DOCUMENTS.items():
            kind = SourceKind.THREAD if title in THREADS else None
            stated = Metadata(published="2026-04-01", kind=kind)
            add_text(store, text, name=title, stated=stated)
    process, address = started(workspace, home)
    yield Server(address, workspace)
    stop(process)


@pytest.fixture
def look() -> dict[str, object]:
    """How the browser is set; a test may name another size or colour scheme."""
    return {}


@pytest.fixture
def visitor(browser: Browser, server: Server, look: dict[str, object]) -> Iterator[Visitor]:
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **look})
    page = context.new_page()
    trouble: list[str] = []

    def guard(route: Route) -> None:
        url = route.request.url
        if url.startswith((f"{server.address}/", *LOCAL)):
            route.continue_()
        else:
            trouble.append(f"asked for {url}")
            route.abort()

    def guard_socket(socket: WebSocket) -> None:
        if not socket.url.startswith(f"{server.address.replace('http', 'ws')}/"):
            trouble.append(f"opened {socket.url}")

    context.route("**/*", guard)
    page.on("websocket", guard_socket)
    page.on("pageerror", lambda error: trouble.append(f"page error: {error}"))
    page.on("dialog", lambda dialog: (trouble.append("a dialog opened"), dialog.dismiss()))
    page.set_default_timeout(30_000)
    yield Visitor(page, server)
    try:
        context.close()
    except Error as err:  # the browser is gone: say so with the rest
        trouble.append(str(err))
    assert not trouble, "\n".join(trouble)
