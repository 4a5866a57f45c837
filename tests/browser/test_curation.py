"""Adding with review, correcting from a card, and the Curation page, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from extractors.build import add_text
from extractors.draft import Metadata
from kg.model import SourceKind
from kg.store import open_store
from tests.browser.conftest import DOCUMENTS, THREADS

pytestmark = pytest.mark.browser

LOOK = (
    "A third look at salt\n\nBy Lena Orr\n\n"
    "Mara Quill puts the chance at 30% by the end of 2031. Salt batteries are cheaper than copper "
    "storage, because salt needs no rare metal.\n\n"
    "The northern grid will not fail in winter. The tanks of the old mill are "
    "<img src=x onerror=\"document.title='ran'\"> empty since spring.\n"
)
FOURTH = (
    "A fourth look at salt\n\nBy Per Holt\n\n"
    "Ada Brook estimates a 20% chance that salt batteries will heat half of the island by the end "
    "of 2031. Nobody trains enough fitters for the southern quarter, as the guild itself admits.\n"
)


WAITING = (
    "A word on tides\n\nBy Ida Fenn\n\n"
    "The tide turns the old mill without any fuel. The northern pier will not carry the new cranes.\n"
)


def fill(visitor, text):
    visitor.open("add")
    visitor.page.get_by_label("Text", exact=True).fill(text)
    visitor.page.get_by_role("button", name="Read it").click()


def reviewed(visitor, text):
    fill(visitor, text)
    expect(visitor.page.get_by_role("button", name="Join the graph")).to_be_visible(timeout=90_000)
    visitor.settle()


def found(visitor, words):
    """The card of one thing found, by words of its sentence."""
    cards = visitor.page.locator('[class*="st-key-found-"]')
    return cards.filter(has_text=words).first


def built_again(server):
    """The workspace as a rebuild from the texts makes it when the database is lost."""
    for path in server.workspace.glob("graph.db*"):
        path.unlink()
    with open_store(server.workspace) as store:
        for title, text in {**DOCUMENTS, "Pasted text": LOOK}.items():
            kind = SourceKind.THREAD if title in THREADS else None
            stated = Metadata(published=None if title == "Pasted text" else "2026-04-01", kind=kind)
            add_text(store, text, name=title, stated=stated)


def test_a_source_is_reviewed_joined_and_its_corrections_survive_a_rebuild(visitor):
    before = visitor.server.graph()
    reviewed(visitor, LOOK)
    assert visitor.server.graph() == before, "reading touches no graph"

    card = found(visitor, "old mill")
    card.get_by_role("button", name="Reject").click()
    expect(card).to_contain_text("Rejected.")
    card.get_by_role("button", name="Undo").click()
    expect(card.get_by_role("button", name="Reject")).to_be_visible()
    card.get_by_role("button", name="Reject").click()
    expect(card).to_contain_text("Rejected.")

    card = found(visitor, "northern grid")
    card.get_by_role("button", name="Correct").click()
    wording = card.get_by_label("Its wording, standing alone")
    wording.fill("The northern grid will hold in winter.")
    card.get_by_role("button", name="Save").click()
    expect(card).to_contain_text("Corrected.")
    visitor.settle()

    visitor.page.get_by_role("button", name="Join the graph").click()
    expect(visitor.page.get_by_role("heading", name="What changed")).to_be_visible(timeout=60_000)
    after = visitor.server.graph()
    (source,) = {s.id for s in after.sources} - {s.id for s in before.sources}
    said = {s.span.quote: s for s in after.statements if s.source == source}
    assert not [quote for quote in said if "old mill" in quote]
    grid = next(s for quote, s in said.items() if "northern grid" in quote)
    assert grid.canonical == "The northern grid will hold in winter."

    built_again(visitor.server)
    again = visitor.server.graph()
    assert again.statement(grid.id).canonical == "The northern grid will hold in winter."
    assert not [s for s in again.statements if s.source == source and "old mill" in s.span.quote]
    visitor.open(f"sources?source={source}&claim={grid.id}")
    expect(visitor.page.locator(".st-key-claim_card")).to_contain_text("will hold in winter")
    expect(visitor.page.locator(".reader mark.picked").first).to_be_in_viewport()
    assert "ran" not in visitor.page.title()


def test_a_review_left_by_a_reload_waits_with_what_was_said(visitor):
    reviewed(visitor, WAITING)
    found(visitor, "“The tide").get_by_role("button", name="Reject").click()
    visitor.settle()
    visitor.page.reload()
    visitor.settle()
    waits = visitor.page.locator('[class*="st-key-waiting-"]').filter(has_text="A word on tides")
    expect(waits).to_contain_text("1 rejected")
    waits.get_by_role("button", name="Go on with the review").click()
    expect(visitor.page.get_by_role("button", name="Join the graph")).to_be_visible(timeout=90_000)
    visitor.settle()
    expect(found(visitor, "“The tide")).to_contain_text("Rejected.")
    visitor.page.get_by_role("button", name="Discard").click()
    visitor.settle()
    expect(waits).to_have_count(0)


def test_what_changed_opens_at_its_place(visitor):
    reviewed(visitor, FOURTH)
    visitor.page.get_by_role("button", name="Join the graph").click()
    expect(visitor.page.get_by_role("heading", name="What changed")).to_be_visible(timeout=60_000)
    expect(visitor.page.get_by_text("gives the same event another chance").first).to_be_visible()
    visitor.page.get_by_role("link", name="Read it in its source").first.click()
    expect(visitor.page.locator(".reader mark.picked").first).to_be_in_viewport()


def test_reading_can_be_cancelled_and_leaves_nothing(visitor):
    before = visitor.server.graph().revision
    lines = (f"The tank of house {n} holds heat for {n % 9 + 2} weeks." for n in range(900))
    fill(visitor, "Many tanks\n\n" + "\n\n".join(lines))
    visitor.page.get_by_role("button", name="Cancel").click()
    expect(visitor.page.get_by_role("button", name="Read it")).to_be_visible(timeout=90_000)
    visitor.settle()
    assert visitor.server.graph().revision == before


def test_a_known_text_is_said_before_it_is_read(visitor):
    fill(visitor, DOCUMENTS["A doubt about salt"])
    expect(visitor.page.get_by_text("This very text is in the graph already")).to_be_visible()
    expect(visitor.page.get_by_role("button", name="Go on")).to_be_disabled()
    fill(visitor, DOCUMENTS["A doubt about salt"] + "\nNobody asked the fitters.\n")
    expect(visitor.page.get_by_text("Much of this text is in the graph already")).to_be_visible()
    expect(visitor.page.get_by_role("link", name="A doubt about salt")).to_be_visible()


def test_a_speaker_is_corrected_from_a_card_listed_and_undone(visitor):
    graph = visitor.server.graph()
    told = next(s for s in graph.statements if s.speaker == "Oren Vale" and "10%" in s.span.quote)
    visitor.open(f"sources?source={told.source}&claim={told.id}")
    card = visitor.page.locator(".st-key-claim_card")
    card.get_by_role("button", name="Correct", exact=True).first.click()
    dialog = visitor.page.get_by_role("dialog")
    expect(dialog).to_contain_text("10%")
    box = dialog.get_by_role("combobox")
    box.fill("Nadia <b>Holm</b>")
    box.press("Enter")
    dialog.get_by_label(re.compile("^Your name")).fill("Kit")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_have_count(0)
    expect(card).to_contain_text("Oren Vale → Nadia <b>Holm</b>")
    assert visitor.server.graph().statement(told.id).speaker == "Nadia <b>Holm</b>"

    visitor.open("curation")
    entry = visitor.page.locator('[class*="st-key-entry-"]').filter(has_text="Oren Vale →").first
    expect(entry).to_contain_text("in force · Kit")
    entry.get_by_role("link").first.click()
    expect(visitor.page.locator(".reader mark.picked").first).to_be_in_viewport()
    visitor.open("curation")
    entry.get_by_role("button", name="Undo").click()
    expect(entry).to_contain_text("undone by")
    visitor.wait_for(lambda: visitor.server.graph().statement(told.id).speaker == "Oren Vale")


def test_a_correction_whose_words_are_gone_is_marked_stale(visitor):
    graph = visitor.server.graph()
    told = next(s for s in graph.statements if s.speaker == "Oren Vale")
    visitor.open(f"sources?source={told.source}&claim={told.id}")
    card = visitor.page.locator(".st-key-claim_card")
    card.get_by_role("button", name="Correct", exact=True).first.click()
    visitor.page.get_by_role("button", name="This is no claim: reject it").click()
    expect(visitor.page.get_by_role("dialog")).to_have_count(0)
    visitor.wait_for(lambda: told.id not in {s.id for s in visitor.server.graph().statements})
    with open_store(visitor.server.workspace) as store:
        store.remove(told.source)
    visitor.open("curation")
    expect(visitor.page.get_by_text(re.compile(r"Stale:\W*the source")).first).to_be_visible()
