"""The reader as a person reads in it: notes in its margin, and claims gone through by key."""

import pytest
from playwright.sync_api import expect

from kg.analysis import claim_edges
from kg.model import Relation

pytestmark = pytest.mark.browser


def test_a_note_beside_a_disputed_sentence_counts_its_links_and_opens_its_card(visitor):
    graph = visitor.server.graph()
    edge = next(e for e in claim_edges(graph) if e.relation is Relation.DISPUTES)
    said = graph.statements_of(edge.to_claim)[0]
    many = sum(
        one.to_claim == edge.to_claim and one.relation is Relation.DISPUTES
        for one in claim_edges(graph)
    )
    visitor.open(f"sources?source={said.source}")
    note = visitor.page.locator(f'.reader .note[data-id="{said.id}"]')
    words = note.locator(".disputes").first
    drawn = words.evaluate("one => getComputedStyle(one, '::after').content")
    assert drawn == f'"disputed by {many}"'
    mark = visitor.page.locator(f'.reader mark[data-id="{said.id}"]').last
    assert note.bounding_box()["x"] >= mark.bounding_box()["x"] + mark.bounding_box()["width"]
    text = "all => all.map(one => one.textContent).join('')"
    shown = visitor.page.locator(".reader .line").evaluate_all(text)
    assert "disputed by" not in shown
    assert len(shown) == graph.source(said.source).n_chars
    note.click()
    visitor.wait_for(lambda: f"claim={said.id}" in visitor.page.url)
    card = visitor.page.locator(".st-key-claim_card")
    expect(card).to_contain_text(f"Disputed by {many}")


def test_keys_go_from_claim_to_claim_and_open_a_card(visitor):
    source = visitor.server.graph().sources[0]
    visitor.open(f"sources?source={source.id}")
    focused = visitor.page.locator(".reader mark:focus")
    visitor.page.locator('.reader mark[tabindex="0"]').focus()
    first = focused.get_attribute("data-id")
    visitor.page.keyboard.press("n")
    second = focused.get_attribute("data-id")
    assert second != first
    visitor.page.keyboard.press("ArrowDown")
    assert focused.get_attribute("data-id") not in (first, second)
    visitor.page.keyboard.press("p")
    assert focused.get_attribute("data-id") == second
    visitor.page.keyboard.press("Enter")
    visitor.wait_for(lambda: f"claim={second}" in visitor.page.url)
    expect(visitor.page.locator(".st-key-claim_card")).to_be_visible()


def test_n_goes_on_from_the_claim_that_an_address_picked(visitor):
    graph = visitor.server.graph()
    source = max(graph.sources, key=lambda one: one.n_chars)
    said = [one for one in graph.statements if one.source == source.id]
    visitor.open(f"sources?source={source.id}&claim={said[2].id}")
    visitor.page.locator(".reader .line").first.click()  # the text has the focus, no highlight
    visitor.page.keyboard.press("n")
    focused = visitor.page.locator(".reader mark:focus")
    expect(focused).to_have_attribute("data-id", said[2].id)
