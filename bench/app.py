"""The app as a person meets it, timed in a real browser over a real server: ``python bench/app.py``.

    python bench/app.py [--claims 100000] [--only first,large,click,reader,search,ten]

Medians of wall-clock seconds beside what is asked of the app; the load of the machine stands over them, as
they mean little on a busy one. The large workspace is made once and kept (see ``large_graph.py``).
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

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

RUNS = 3
CLICKS = 7
PEOPLE = 10
ASKED = {
    "first page, five sources": 2.5,
    "first page, large graph": 4.0,
    "click on one of 1,000 nodes": 0.3,
    "reader, 500 KB and 2,000 highlights": 2.0,
    "search as typed, large graph": 0.25,
    "ten people at once, a step": 2.0,
}


@contextmanager
def served(workspace: Path) -> Iterator[str]:
    """A fresh server over a workspace."""
    process, address = started(workspace, Path(tempfile.mkdtemp()))
    try:
        yield address
    finally:
        stop(process)


def seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


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


def first_page(browser: Browser, workspace: Path) -> float:
    """From opening a fresh server's address to the overview's last words; each run starts a server."""

    def once() -> float:
        with served(workspace) as address:
            page = browser.new_page()

            def visit() -> None:
                page.goto(address)
                page.get_by_role("heading", name="Most disputed claims").wait_for(timeout=120_000)
                page.get_by_role("heading", name="Newest sources").wait_for(timeout=120_000)
                at_rest(page)

            taken = seconds(visit)
            page.close()
            return taken

    return statistics.median(once() for _ in range(RUNS))


def node_click(browser: Browser, workspace: Path) -> float:
    """From a click on a node of a map of 1,000 to its card."""
    with served(workspace) as address:
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
            card = page.locator(".st-key-claim_card h3", has_text=words.split(" — ")[0][:60])

            def click(node=node, card=card) -> None:
                node.dispatch_event("click")
                card.wait_for(timeout=60_000)

            taken.append(seconds(click))
            at_rest(page)
        page.close()
        return statistics.median(taken[1:])


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


def reader(browser: Browser) -> float:
    """From opening the address of a long source at one of its last statements to that one in view."""
    made = long_text()
    workspace = Path(tempfile.mkdtemp())
    with open_store(workspace) as store:
        store.put(made)
    wanted = made.statements[-5]
    with served(workspace) as address:
        taken = []
        for _ in range(RUNS + 1):
            page = browser.new_page()

            def visit(page=page) -> None:
                page.goto(f"{address}/sources?source={wanted.source}&claim={wanted.id}")
                page.wait_for_selector(".reader mark.picked", timeout=120_000)

            taken.append(seconds(visit))
            at_rest(page)
            page.close()
        return statistics.median(taken[1:])


def search(browser: Browser, workspace: Path) -> float:
    """From a letter typed to the answer for it."""
    with served(workspace) as address:
        page = browser.new_page()
        page.goto(f"{address}/search?q=harbour")
        told = page.get_by_role("status").filter(has_text="shown")
        told.wait_for(timeout=180_000)
        at_rest(page)
        box = page.get_by_label("Search for")
        taken = []
        for word in (
            "orchard wat",
            "quarry deb",
            "tramway wor",
            "dairy rent",
            "canal road",
            "theatre fam",
        ):
            before = told.inner_text()
            box.fill(word)
            start = time.perf_counter()
            while told.inner_text() == before and time.perf_counter() - start < 30:
                page.wait_for_timeout(10)
            taken.append(time.perf_counter() - start)
            at_rest(page)
        page.close()
        return statistics.median(taken)


def ten_people(workspace: Path, path: str | None) -> float:
    """Ten browsers' pages walk through the app at once; the median of all their steps."""
    steps = ("", "map", "search?q=harbour", "sources", "forecasts", "map?size=80")
    taken: list[float] = []
    with served(workspace) as address:

        def person() -> None:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
                page = browser.new_page()
                page.goto(address)
                at_rest(page)
                for step in steps:

                    def go(step=step) -> None:
                        page.goto(f"{address}/{step}")
                        page.get_by_role("heading", level=1).wait_for(timeout=120_000)
                        at_rest(page)

                    taken.append(seconds(go))
                    page.wait_for_timeout(1000)
                browser.close()

        people = [threading.Thread(target=person) for _ in range(PEOPLE)]
        for one in people:
            one.start()
        for one in people:
            one.join()
    return statistics.median(taken)


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--only", default="first,large,click,reader,search,ten")
    arguments = parser.parse_args()
    wanted = arguments.only.split(",")
    path = chromium() or None  # asks Playwright, so not inside its block
    small = five_sources(Path(tempfile.gettempdir()) / "claimtrail-bench-five")
    large = (
        large_workspace(arguments.claims)
        if {"large", "click", "search", "ten"} & set(wanted)
        else small
    )
    print(
        f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, {arguments.claims:,} claims in the large graph"
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        measures: dict[str, tuple[str, Callable[[], float]]] = {
            "first": ("first page, five sources", lambda: first_page(browser, small)),
            "large": ("first page, large graph", lambda: first_page(browser, large)),
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


def say(name: str, taken: float) -> None:
    """One line of the report."""
    print(
        f"{name}: {taken:.2f} s, {ASKED[name]} s asked (load {os.getloadavg()[0]:.1f})", flush=True
    )


if __name__ == "__main__":
    main()
