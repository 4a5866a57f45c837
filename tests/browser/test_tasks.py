"""Three tasks of a newcomer, done by what the screen says; each is bound to the clicks that the README names.

The graph is that of ``corpus/``. Typing and pasting are no clicks.
"""

import re
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Locator, expect

from extractors.build import build_folder
from kg.store import open_store
from tests.browser.conftest import ROOT, Server, Visitor, started, stop

pytestmark = pytest.mark.browser

ARTICLE = (
    "The sixty percent, read again\n\nBy Hanna Weil, 2 June 2026\n\n"
    "Jack Clark of Anthropic puts the chance that AI systems achieve recursive self-improvement by the "
    "end of 2028 at 60%. I put it at 15%, because a lab still needs people to decide which experiment "
    "is worth its chips.\n\n"
    "Opus 4.6 reached a METR time horizon of about 9 hours in 2026, not the 12 hours that are quoted "
    "everywhere. The weather at the panel was mild.\n"
)
TOLD = re.compile(r"^\| (?P<task>[^|]+) \| (?P<clicks>\d+) \|", re.MULTILINE)


@dataclass
class Clicks:
    """Counts what a person clicks."""

    visitor: Visitor
    count: int = field(default=0)

    def on(self, what: Locator) -> None:
        what.click()
        self.count += 1
        self.visitor.settle()


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    home = tmp_path_factory.mktemp("tasks")
    workspace = home / "workspace"
    with open_store(workspace) as store:
        build_folder(store, ROOT / "corpus")
    process, address = started(workspace, home)
    yield Server(address, workspace)
    stop(process)


def clicks_told(task: str) -> int:
    """What the README says of a task."""
    rows = TOLD.finditer((ROOT / "README.md").read_text("utf-8"))
    return next(int(row["clicks"]) for row in rows if row["task"].strip() == task)


def test_who_disputes_the_sixty_percent_and_on_what_ground(visitor):
    visitor.open()
    clicks = Clicks(visitor)
    question = visitor.page.locator('[data-testid="stVerticalBlock"]').filter(
        has_text=re.compile("^Who disputes that .*60%")
    )
    clicks.on(question.get_by_role("link").last)
    card = visitor.page.locator(".st-key-claim_card")
    expect(card).to_contain_text("60%")
    expect(card).to_contain_text(re.compile(r"Disputed by \d+ claims"))
    expect(card.get_by_text("Ryan Greenblatt", exact=True).first).to_be_visible()
    expect(card).to_contain_text("gives the same event another chance")
    clicks.on(card.get_by_role("link", name="Why these two?").first)
    proof = visitor.page.locator(".st-key-proof")
    expect(proof).to_contain_text("disputes")
    assert len(re.findall(r"\d+%", proof.inner_text())) >= 3  # both chances and the confidence
    clicks.on(proof.get_by_role("link", name="Read it in its source").first)
    expect(visitor.page.locator(".reader mark.picked").first).to_be_in_viewport()
    assert clicks.count == clicks_told(
        "Who disputes the 60 % forecast, on what ground, in which words"
    )


def test_every_figure_for_one_benchmark_and_whether_they_agree(visitor):
    visitor.open()
    clicks = Clicks(visitor)
    clicks.on(visitor.page.get_by_role("link", name="Benchmarks", exact=True))
    box = visitor.page.get_by_role("combobox", name=re.compile("Benchmark"))
    expect(box).to_be_visible()
    expect(visitor.page.get_by_text(re.compile(r"\d+ figures in \d+ sources"))).to_be_visible()
    told = visitor.page.get_by_text(re.compile("told more than once, and all of them agree"))
    expect(told).to_be_visible()
    table = visitor.page.get_by_test_id("stDataFrame").first
    expect(table).to_be_visible()
    assert clicks.count == clicks_told("Every figure for a benchmark, and whether they agree")


def test_a_pasted_article_is_reviewed_joined_and_shows_what_it_changed(visitor):
    visitor.open()
    clicks = Clicks(visitor)
    clicks.on(visitor.page.get_by_role("link", name="Add a source", exact=True))
    visitor.page.get_by_label("Text", exact=True).fill(ARTICLE)
    clicks.on(visitor.page.get_by_role("button", name="Read it"))
    join = visitor.page.get_by_role("button", name="Join the graph")
    expect(join).to_be_visible(timeout=60_000)
    visitor.settle()
    found = visitor.page.locator('[class*="st-key-found-"]')
    figure = found.filter(has_text="“I put it at 15%”")
    expect(figure).to_contain_text("by the end of 2028")  # what "it" is stands beside it

    clicks.on(found.filter(has_text="weather").get_by_role("button", name="Reject"))
    clicks.on(found.filter(has_text="weather").get_by_role("button", name="Undo"))
    clicks.on(found.filter(has_text="weather").get_by_role("button", name="Reject"))
    clicks.on(figure.get_by_role("button", name="Correct", exact=True))
    figure.get_by_label("Its wording, standing alone").fill(
        "There is a 15% chance that AI systems achieve recursive self-improvement by the end of 2028."
    )
    clicks.on(figure.get_by_role("button", name="Save"))
    clicks.on(join)
    heading = visitor.page.get_by_role("heading", name="What changed")
    expect(heading).to_be_visible(timeout=60_000)
    visitor.settle()
    disputes = visitor.page.get_by_test_id("stExpander").filter(has_text="New disputes").first
    expect(disputes).to_contain_text("There is a 15% chance that AI systems achieve")
    expect(disputes).to_contain_text("gives the same event another chance")
    expect(disputes).to_contain_text("gives the same result another figure")
    assert clicks.count == clicks_told(
        "Add an article: reject, undo, correct, join, see what it changed"
    )

    visitor.open("benchmarks")
    expect(
        visitor.page.get_by_text("about 12 hours (3 sources) against about 9 hours")
    ).to_be_visible()


@pytest.mark.parametrize("look", [{"viewport": {"width": 360, "height": 740}}], ids=["telephone"])
def test_a_card_opened_on_a_telephone_is_seen_and_can_be_closed(visitor):
    visitor.open("search?q=chips")
    visitor.page.get_by_role("button", name="Show its card").nth(2).click()
    card = visitor.page.locator(".st-key-claim_card")
    expect(card.get_by_role("heading").first).to_be_in_viewport()
    visitor.page.get_by_role("button", name="Close", exact=True).click()
    expect(card).to_have_count(0)
    expect(visitor.page.get_by_role("button", name="Show its card").nth(2)).to_be_in_viewport()


@pytest.mark.parametrize("look", [{"viewport": {"width": 360, "height": 740}}], ids=["telephone"])
def test_the_first_claim_of_the_map_can_be_read_on_a_telephones_first_screen(visitor, look):
    visitor.open("map")
    box = visitor.page.locator('.map > svg .node[tabindex="0"] .box').bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert visitor.page.locator(".map > svg").bounding_box()["y"] <= box["y"]
    assert box["y"] + box["height"] <= 740


def test_a_dispute_of_the_debate_opens_its_proof(visitor):
    visitor.open("debate")
    visitor.page.locator(".across .knot .line").first.dispatch_event("click")
    visitor.settle()
    proof = visitor.page.locator(".st-key-proof")
    expect(proof.get_by_role("heading", name="Why these two?")).to_be_visible()
    words = proof.get_by_role("link", name="Read it in its source")
    expect(words.first).to_be_visible()
    assert words.count() % 2 == 0  # of both sides, for each link between the two claims
