"""Two sides against each other, as a person picks them and types them in."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_words_typed_for_the_sides_make_a_debate_that_can_be_shared(visitor):
    visitor.open("debate")
    for title, words in (("One side", "hardware limits"), ("The other side", "rapid progress")):
        box = visitor.page.get_by_role("combobox", name=title)
        box.click()
        box.fill(words)
        box.press("Enter")
        visitor.settle()
    for words in ("hardware limits", "rapid progress"):
        expect(visitor.page.get_by_role("heading", name=words)).to_be_visible()
    expect(visitor.page.get_by_role("heading", name="Disputes between them")).to_be_visible()
    address = visitor.page.url
    assert "left=hardware+limits" in address
    visitor.page.goto(address)
    visitor.settle()
    expect(visitor.page.get_by_role("heading", name="rapid progress")).to_be_visible()
