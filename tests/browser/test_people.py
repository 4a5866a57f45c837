"""The People page in a real browser: from a name to the words, by mouse and by keyboard."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_from_a_card_to_the_holder_and_to_the_words(visitor):
    visitor.open()
    visitor.page.get_by_role("link", name="Open its card").first.click()
    visitor.page.wait_for_selector(".st-key-claim_card")
    visitor.settle()
    card = visitor.page.locator(".st-key-claim_card")
    card.locator('a[href*="people?person="]').first.click()
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("People")
    visitor.settle()
    visitor.page.get_by_role("link", name="Read it in its source").first.click()
    expect(visitor.page.locator(".reader mark.picked").first).to_be_in_viewport()


def test_a_cell_opens_its_words_and_they_open_their_source(visitor):
    visitor.open("people")
    cell = visitor.page.locator(".stands table button.against").first
    cell.click()
    visitor.wait_for(lambda: "claim=t-" in visitor.page.url)
    visitor.settle()
    quote = visitor.page.locator(".stands table .words .quote")
    expect(quote).to_be_visible()
    said = quote.inner_text().strip("“”")
    assert any(said == s.span.quote for s in visitor.server.graph().statements)
    visitor.page.locator(".stands table .words a").click()
    expect(visitor.page.locator(".reader mark.picked").first).to_be_in_viewport()


def test_a_shared_link_opens_the_same_words(visitor):
    visitor.open("people")
    visitor.page.locator(".stands table button").first.click()
    visitor.wait_for(lambda: "claim=t-" in visitor.page.url)
    address = visitor.page.url.rsplit("/", 1)[1]
    visitor.open("search")
    visitor.open(address)
    expect(visitor.page.locator(".stands table .words .quote")).to_be_visible()


def test_arrows_walk_through_the_table_and_enter_opens(visitor):
    visitor.open("people")
    buttons = visitor.page.locator(".stands table button")
    buttons.first.focus()
    assert visitor.page.locator('.stands table button[tabindex="0"]').count() == 1
    visitor.page.keyboard.press("ArrowRight")
    expect(buttons.nth(1)).to_be_focused()
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.locator(".stands table .words")).to_be_visible()
    expect(buttons.nth(1)).to_have_attribute("aria-pressed", "true")


def test_a_narrow_screen_has_a_list_and_nothing_sticks_out(visitor):
    visitor.page.set_viewport_size({"width": 360, "height": 780})
    visitor.open("people")
    visitor.page.wait_for_selector(".stands .list button")
    expect(visitor.page.locator(".stands table")).to_be_hidden()
    visitor.page.locator(".stands .list button").first.click()
    expect(visitor.page.locator(".stands .list .words .quote")).to_be_visible()
    wide = visitor.page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollWidth")
    assert wide <= 360


def test_a_person_on_somebodys_page_opens_theirs_and_back_returns(visitor):
    visitor.open("people?person=Oren+Vale")
    visitor.settle()
    other = visitor.page.locator('[class*="st-key-l-"] button').first
    name = other.inner_text().strip().splitlines()[-1]
    other.click()
    visitor.wait_for(lambda: "person=Oren" not in visitor.page.url)
    expect(visitor.page.get_by_role("heading", name=name.rstrip("…")).first).to_be_visible()
    visitor.page.go_back()
    visitor.wait_for(lambda: "person=Oren" in visitor.page.url)
    expect(visitor.page.get_by_role("heading", name="Oren Vale")).to_be_visible()


def test_a_picked_row_opens_the_person(visitor):
    visitor.open("people?person=Oren+Vale")
    expect(visitor.page.get_by_role("heading", name="Oren Vale")).to_be_visible()
    expect(
        visitor.page.get_by_text(re.compile("northern grid will not fail")).first
    ).to_be_visible()
    visitor.page.get_by_role("button", name="Everybody").click()
    visitor.wait_for(lambda: "person=" not in visitor.page.url)
    expect(visitor.page.get_by_test_id("stDataFrame").first).to_be_visible()


def test_words_typed_on_the_front_page_are_searched(visitor):
    visitor.open()
    box = visitor.page.get_by_label("Search the claims")
    box.fill("corrodes tank")
    box.press("Enter")
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Search")
    visitor.wait_for(lambda: "q=corrodes" in visitor.page.url)
    expect(visitor.page.get_by_text(re.compile("every tank corrodes", re.I)).first).to_be_visible()


def test_three_clicks_from_the_front_page_to_a_holder_and_the_highlighted_words(visitor):
    visitor.open()
    visitor.page.locator('[data-testid=stMain] a[href*="people?person="]').first.click()
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("People")
    visitor.settle()
    visitor.page.get_by_role("link", name="Read it in its source").first.click()
    expect(visitor.page.locator(".reader mark.picked").first).to_be_in_viewport()


def test_a_starting_question_leads_to_its_answer(visitor):
    visitor.open()
    visitor.page.get_by_role("link", name=re.compile("^See it in: ")).first.click()
    visitor.wait_for(lambda: visitor.page.url.rstrip("/") != visitor.server.address)
    visitor.settle()
    expect(visitor.page.get_by_test_id("stException")).to_have_count(0)
    assert "?" in visitor.page.url
