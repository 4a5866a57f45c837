"""The app as a person meets it, timed in a real browser over a real server: ``python bench/app.py``.

    python bench/app.py [--claims 100000] [--only first,large,changed,click,reader,search,ten]

Medians of wall-clock seconds beside what is asked of the app, with the CPU seconds of the server and of the
browser (see ``costs.py``) and the load of the machine: on a busy one the clock says little. The large
workspace is made once and kept (see ``large_graph.py``); ``ten`` adds sources to a copy of it.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import sqlite3
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from costs import Cost, cost, median
from large_graph import large_workspace
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "browser"))
from conftest import FLAGS, IDLE, chromium, started, stop  # noqa: E402

from extractors.build import add_text  # noqa: E402
from kg.model import (  # noqa: E402
    AUTHOR,
    Claim,
    ClaimType,
    Document,
    Extraction,
    Polarity,
    Provenance,
    Source,
    SourceKind,
    Span,
    Stance,
    Statement,
    sha256_text,
)
from kg.store import open_store  # noqa: E402
from kg.store.workspace import Workspace  # noqa: E402

RUNS = 3
CLICKS = 7
PEOPLE = 10
ASKED = {
    "first page, five sources": 2.5,
    "first page, large graph": 4.0,
    "first page, large graph that has just changed": 4.0,
    "click on one of 1,000 nodes": 0.3,
    "reader, 500 KB and 2,000 highlights": 2.0,
    "search as typed, large graph": 0.25,
    "ten people at once, a step": 2.0,
}


@contextmanager
def served(workspace: Path) -> Iterator[tuple[str, int]]:
    """A fresh server over a workspace: its address and process id."""
    process, address = started(workspace, Path(tempfile.mkdtemp()))
    try:
        yield address, process.pid
    finally:
        stop(process)


def at_rest(page: Page) -> None:
    page.wait_for_selector(IDLE, timeout=120_000)


def five_sources(folder: Path) -> Path:
    """The first five documents of the project's own corpus, read by the extractors."""
    if not (folder / "made").exists():
        with open_store(folder) as store:
            for path in sorted((ROOT / "corpus").glob("*.*"))[:5]:
                add_text(store, path.read_text(encoding="utf-8"), name=path.stem)
        (folder / "made").touch()
    return folder


def first_page(browser: Browser, workspace: Path, *, changed: bool = False) -> Cost:
    """From opening a fresh server's address to the overview's last words; each run starts a server.

    Of a graph that was ``changed`` by another program the kept first page is of the revision before: it is
    shown and marked, and how long the new one takes is printed.
    """

    def once() -> Cost:
        if changed:
            age(Workspace(workspace).derived / "front-page.json")
        with served(workspace) as (address, server):
            page = browser.new_page()

            def visit() -> None:
                page.goto(address)
                page.get_by_role("heading", name="Most disputed claims").wait_for(timeout=120_000)
                page.get_by_role("heading", name="Newest sources").wait_for(timeout=120_000)
                at_rest(page)

            taken = cost(visit, server)
            if changed:
                mark = page.get_by_text("as it was before")
                mark.wait_for()
                renewed = cost(lambda: mark.wait_for(state="detached", timeout=120_000), server)
                print(
                    f"  the new figures {renewed.wall:.1f} s later (CPU: server {renewed.server:.1f})"
                )
            page.close()
            return taken

    return median(once() for _ in range(RUNS))


def age(path: Path) -> None:
    """Make a kept first page one of an earlier revision."""
    held = json.loads(path.read_text(encoding="utf-8"))
    held["page"]["revision"] = "before"
    path.write_text(json.dumps(held), encoding="utf-8")


def node_click(browser: Browser, workspace: Path) -> Cost:
    """From a click on a node of a map of 1,000 to its card."""
    with served(workspace) as (address, server):
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{address}/map?size=1000")
        page.wait_for_selector(".map > svg .node", timeout=120_000)
        at_rest(page)
        nodes = page.locator(".map > svg .node")
        print(f"  {nodes.count()} nodes, {page.locator('.map > svg .edge').count()} edges")
        taken = []
        for n in range(CLICKS):
            node = nodes.nth(3 + 11 * n)
            words = page.evaluate("node => node.getAttribute('aria-label')", node.element_handle())
            heading = page.locator(".st-key-claim_card").get_by_role("heading")
            card = heading.filter(has_text=words.split(" — ")[0][:60])

            def click(node=node, card=card) -> None:
                node.dispatch_event("click")
                card.wait_for(timeout=60_000)

            taken.append(cost(click, server))
            at_rest(page)
        page.close()
        return median(taken[1:])


def long_text() -> Extraction:
    """A source of 500 KB with 2,000 statements."""
    sentences = [
        f"The {n}th entry of the ledger says that the harbour paid {n * 7 % 911} crowns for rope, oil and "
        f"timber, that the council read the bill twice, and that nobody asked where the rest had gone; "
        f"the clerk wrote it down, signed the page and put the book back on its shelf for entry {n + 1}."
        for n in range(2000)
    ]
    text = "\n\n".join(sentences)
    digest = sha256_text(text)
    source = Source(
        Source.id_for(text), "A ledger", SourceKind.ARTICLE, None, None, None, None, digest, digest, len(text)
    )  # fmt: skip
    statements, at = [], 0
    for sentence in sentences:
        span = Span(at, at + len(sentence), sentence)
        at += len(sentence) + 2
        statements.append(
            Statement(
                id=Statement.id_for(source.id, span.start, span.end),
                source=source.id,
                span=span,
                type=ClaimType.CLAIM,
                speaker=AUTHOR,
                reporter=None,
                cue=None,
                stance=Stance.ASSERTED,
                certainty=0.9,
                polarity=Polarity.POSITIVE,
                canonical=sentence,
                salience=2,
                topics=(),
                post=None,
                claim=Claim.id_for(sentence),
                provenance=Provenance("bench.templates", "1"),
            )
        )
    claims = sorted((Claim(s.claim, s.canonical, s.type) for s in statements), key=lambda c: c.id)
    return Extraction(Document(source, text), statements=tuple(statements), claims=tuple(claims))


IN_VIEW = """() => {
  for (const host of document.querySelectorAll("*")) {
    const mark = host.shadowRoot?.querySelector(".reader mark.picked");
    if (!mark) continue;
    const [own, text] = [mark, mark.closest(".reader")].map((part) => part.getBoundingClientRect());
    return own.top >= Math.max(0, text.top) && own.bottom <= Math.min(innerHeight, text.bottom);
  }
}"""
"""Whether the picked statement is on the screen: asked at every frame, since `wait_for_selector` looks only
twice a second after its first tries."""


def reader(browser: Browser) -> Cost:
    """From opening the address of a long source at one of its last statements to that one in view."""
    made = long_text()
    workspace = Path(tempfile.mkdtemp())
    with open_store(workspace) as store:
        store.put(made)
    wanted = made.statements[-5]
    with served(workspace) as (address, server):
        taken = []
        for _ in range(RUNS + 1):
            page = browser.new_page()

            def visit(page=page) -> None:
                page.goto(f"{address}/sources?source={wanted.source}&claim={wanted.id}")
                page.wait_for_function(IN_VIEW, polling="raf", timeout=120_000)

            taken.append(cost(visit, server))
            at_rest(page)
            page.close()
        return median(taken[1:])


def search(browser: Browser, workspace: Path) -> Cost:
    """From a letter typed to the claims found for it, drawn."""
    with served(workspace) as (address, server):
        page = browser.new_page()
        page.goto(f"{address}/search?q=harbour")
        told = page.get_by_role("status").filter(has_text="shown")
        told.wait_for(timeout=180_000)
        at_rest(page)
        box = page.get_by_label("Search for")
        listed = page.locator(".hits")
        taken = []
        for word in (
            "orchard wat",
            "quarry deb",
            "tramway wor",
            "dairy rent",
            "canal road",
            "theatre fam",
        ):
            drawn = [told.element_handle(), listed.element_handle()]
            before = [told.inner_text(), listed.get_attribute("data-rev")]
            box.fill(word)

            def answered(drawn=drawn, before=before) -> None:
                page.wait_for_function(
                    "([told, listed, words, rev]) => told.textContent !== words && listed.dataset.rev !== rev",
                    arg=[*drawn, *before],
                )

            taken.append(cost(answered, server))
            at_rest(page)
        page.close()
        return median(taken)


STEPS = ("", "map", "search?q=harbour", "sources", "forecasts", "map?size=80")


def letter(number: int) -> str:
    """A short text that was never read before."""
    dice = random.Random(f"{number} {time.time()}")
    towns = ", ".join(str(dice.randrange(10**6)) for _ in range(6))
    return (
        f"A letter on berths {dice.randrange(10**9)}\n\nBy Ida Fenn\n\n"
        f"The harbour at Ashby needs more berths because the ferries {towns} wait outside. Oren Vale says "
        "that the harbour at Ashby will double its output by 2031. However, Mara Quill doubts that the "
        "harbour can pay for new berths. She puts a 40% chance on it that the harbour closes by 2033."
    )


def ten_people(workspace: Path, path: str | None) -> Cost:
    """Ten browsers walk through the app at once, two of them adding a source each; the median of all steps."""
    copy = Path(tempfile.mkdtemp()) / "workspace"
    shutil.copytree(workspace, copy)
    taken: list[tuple[str, Cost]] = []
    trouble: list[str] = []
    with served(copy) as (address, server):

        def person(number: int) -> None:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
                page = browser.new_page()
                page.on("pageerror", lambda error: trouble.append(str(error)))
                page.set_default_timeout(240_000)
                page.goto(address)
                at_rest(page)
                for name, step in _walk(page, address, number):
                    taken.append((name, cost(step, server)))
                    if page.get_by_test_id("stException").count():
                        trouble.append(f"{name}: an exception is shown at {page.url}")
                    page.wait_for_timeout(1000)
                browser.close()

        people = [threading.Thread(target=person, args=(n,)) for n in range(PEOPLE)]
        for one in people:
            one.start()
        for one in people:
            one.join()
    for name in dict.fromkeys(name for name, _ in taken):
        print(f"  {name or 'overview'}: {median(c for n, c in taken if n == name).wall:.2f} s")
    print(f"  worst {max(c.wall for _, c in taken):.2f} s; errors: {trouble or 'none'}")
    print(f"  sources added: {sources_in(copy) - sources_in(workspace)}")
    shutil.rmtree(copy.parent)
    return median(c for _, c in taken)


def sources_in(workspace: Path) -> int:
    """How many sources a workspace has."""
    with closing(sqlite3.connect(Workspace(workspace).database)) as connection:
        return int(connection.execute("SELECT COUNT(*) FROM source").fetchone()[0])


def _walk(page: Page, address: str, number: int) -> Iterator[tuple[str, Callable[[], None]]]:
    """The steps of one person; the first two add a source."""

    def open_(step: str) -> Callable[[], None]:
        def go() -> None:
            page.goto(f"{address}/{step}")
            page.get_by_role("heading", level=1).wait_for()
            at_rest(page)

        return go

    def read() -> None:
        page.get_by_role("button", name="Read it").click()
        page.get_by_role("button", name="Join the graph").wait_for()

    def join() -> None:
        page.get_by_role("button", name="Join the graph").click()
        page.get_by_role("heading", name="What changed").wait_for()

    if number < 2:
        yield "add", open_("add")
        page.get_by_label("Text", exact=True).fill(letter(number))
        yield "add: read", read
        yield "add: join", join
    for step in STEPS:
        yield step, open_(step)


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--only", default="first,large,changed,click,reader,search,ten")
    arguments = parser.parse_args()
    wanted = arguments.only.split(",")
    path = chromium() or None  # asks Playwright, so not inside its block
    small = five_sources(Path(tempfile.gettempdir()) / "claimtrail-bench-five")
    large = (
        large_workspace(arguments.claims)
        if {"large", "changed", "click", "search", "ten"} & set(wanted)
        else small
    )
    print(
        f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, {arguments.claims:,} claims in the large graph"
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        measures: dict[str, tuple[str, Callable[[], Cost]]] = {
            "first": ("first page, five sources", lambda: first_page(browser, small)),
            "large": ("first page, large graph", lambda: first_page(browser, large)),
            "changed": (
                "first page, large graph that has just changed",
                lambda: first_page(browser, large, changed=True),
            ),
            "click": ("click on one of 1,000 nodes", lambda: node_click(browser, large)),
            "reader": ("reader, 500 KB and 2,000 highlights", lambda: reader(browser)),
            "search": ("search as typed, large graph", lambda: search(browser, large)),
        }
        for key, (name, measure) in measures.items():
            if key in wanted:
                say(name, measure())
        browser.close()
    if "ten" in wanted:
        say("ten people at once, a step", ten_people(large, path))


def say(name: str, taken: Cost) -> None:
    """One line of the report."""
    print(f"{name}: {taken}, {ASKED[name]} s asked (load {os.getloadavg()[0]:.1f})", flush=True)


if __name__ == "__main__":
    main()
