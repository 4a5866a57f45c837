"""The app used as a person would use it: a real server, a real browser."""

import re
from collections import Counter

import pytest
from playwright.sync_api import expect

from kg.analysis import claim_edges
from kg.analysis.argument import other_end
from kg.model import Relation

pytestmark = pytest.mark.browser

HEADINGS = {
    "": "Overview",
    "map": "Argument map",
    "debate": "Debate",
    "people": "People",
    "forecasts": "Forecasts",
    "search": "Search",
    "benchmarks": "Benchmarks",
    "sources": "Sources",
    "add": "Add a source",
    "curation": "Curation",
}
HOSTILE = (
    "A hostile letter\n\n"
    "The dam will fail by 2030 <script>document.title='script ran'</script> in any case. "
    "The dam is <img src=x onerror=\"document.title='image ran'\"> an old wall. "
    "The valley [will flood](javascript:document.title='link ran') in every spring. "
    "The bridge ![is closed](https://outside.example/pixel.png) until the dam holds. "
    "The mill <svg onload=\"document.title='svg ran'\"></svg> stands below the dam. "
    "The lake level \u202ewill never rise\u202c above the mark. "
    "The tower https://outside.example/tower leans :smile: <meta http-equiv=refresh "
    "content=0;url=https://outside.example> further every year.\n"
)


@pytest.mark.parametrize("path", HEADINGS)
def test_page_opens_with_its_heading_and_no_error(visitor, path):
    visitor.open(path)
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text(HEADINGS[path])
    expect(visitor.page.get_by_test_id("stException")).to_have_count(0)
    expect(visitor.page.get_by_test_id("stAlertContentError")).to_have_count(0)


def test_click_on_a_node_opens_its_card_with_the_quotation(visitor):
    visitor.open("map")
    node = visitor.page.locator(".map > svg .node").first
    claim = node.get_attribute("data-id")
    node.click()
    visitor.wait_for(lambda: f"claim={claim}" in visitor.page.url)
    visitor.settle()
    graph = visitor.server.graph()
    card = visitor.page.locator(".st-key-claim_card")
    for statement in graph.statements_of(claim):
        expect(card).to_contain_text(" ".join(statement.span.quote.split()))
    expect(visitor.page.locator(".map .node.chosen")).to_have_attribute("data-id", claim)


def test_map_by_keyboard_moves_with_arrows_and_opens_with_enter(visitor):
    visitor.open("map")
    first = visitor.page.locator('.map .node[tabindex="0"]')
    first.focus()
    before = first.get_attribute("data-id")
    for key in ("ArrowDown", "ArrowRight", "ArrowLeft", "ArrowUp"):
        visitor.page.keyboard.press(key)
        after = visitor.page.locator('.map .node[tabindex="0"]').get_attribute("data-id")
        if after != before:
            break
    assert after != before
    visitor.page.keyboard.press("Enter")
    visitor.wait_for(lambda: f"claim={after}" in visitor.page.url)
    expect(visitor.page.locator(".st-key-claim_card")).to_be_visible()


def test_map_by_keyboard_shows_neighbours_keeps_its_place_and_hides_them_again(visitor):
    graph = visitor.server.graph()
    edges = claim_edges(graph)
    hub = Counter(end for edge in edges for end in (edge.from_claim, edge.to_claim))
    # Only what hangs on the claim alone is hidden, so one of its neighbours must have no other link.
    claim = max(
        (
            other_end(edge, end)
            for edge in edges
            for end in (edge.from_claim, edge.to_claim)
            if hub[end] == 1
        ),
        key=lambda name: (hub[name], name),
    )
    visitor.open(f"map?claim={claim}&size=30")
    nodes = visitor.page.locator(".map > svg .node")
    chosen = visitor.page.locator(".map .node.chosen")
    chosen.wait_for()
    visitor.settle()  # on a busy machine what stands above the map may come after it
    before = nodes.count()
    place = chosen.locator(".box").bounding_box()
    chosen.focus()
    visitor.page.keyboard.press("e")  # everything is shown, so what hangs on it is hidden
    visitor.wait_for(
        lambda: f"steps=%21{claim}" in visitor.page.url or "steps=!" in visitor.page.url
    )
    visitor.wait_for(lambda: nodes.count() < before)
    visitor.settle()
    expect(chosen).to_be_focused()
    assert chosen.locator(".box").bounding_box() == pytest.approx(place, abs=1)
    expect(visitor.page.locator(".map .live")).to_contain_text("fewer on the map")
    visitor.page.keyboard.press("e")
    visitor.wait_for(lambda: nodes.count() == before)
    expect(chosen).to_be_focused()
    visitor.wait_for(lambda: "steps=" not in visitor.page.url)


def test_a_link_opens_its_proof_by_keyboard_and_by_mouse(visitor):
    edge = next(e for e in claim_edges(visitor.server.graph()) if e.relation is Relation.DISPUTES)
    visitor.open(f"map?claim={edge.to_claim}")
    visitor.page.locator(".map .node.chosen").focus()
    live = visitor.page.locator(".map .live")
    for _ in range(8):
        visitor.page.keyboard.press("l")
        if "disputes" in (live.text_content() or ""):
            break
    visitor.page.keyboard.press("Enter")
    visitor.wait_for(lambda: "edge=" in visitor.page.url)
    proof = visitor.page.locator(".st-key-proof")
    expect(proof).to_contain_text("Why these two?")
    expect(proof.get_by_role("link", name="Read it in its source")).to_have_count(2)
    visitor.page.keyboard.press("Escape")
    expect(visitor.page.locator(f'.map .node[data-id="{edge.to_claim}"]')).to_be_focused()
    visitor.page.locator(".map .edge .reach").first.dispatch_event("click")
    visitor.settle()
    expect(proof).to_be_visible()
    proof.get_by_role("button", name="Show its card").first.click()
    expect(visitor.page.locator(".st-key-claim_card")).to_be_visible()
    assert "edge=" not in visitor.page.url


def test_map_and_outline_pick_in_each_other_and_the_outline_goes_by_keyboard(visitor):
    visitor.open("map")
    visitor.page.locator(".map .outline summary").click()
    rows = visitor.page.locator(".map .tree .row")
    rows.first.focus()
    visitor.page.keyboard.press("ArrowDown")
    expect(rows.nth(1)).to_be_focused()
    visitor.page.keyboard.press("Enter")
    claim = rows.nth(1).get_attribute("data-id")
    visitor.wait_for(lambda: f"claim={claim}" in visitor.page.url)
    expect(visitor.page.locator(".map .node.chosen")).to_have_attribute("data-id", claim)
    other = visitor.page.locator(f'.map > svg .node:not([data-id="{claim}"])').first
    wanted = other.get_attribute("data-id")
    other.focus()
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.locator('.map .row[aria-selected="true"]').first).to_have_attribute(
        "data-id", wanted
    )


def test_map_draws_every_edge_with_its_own_line_and_end(visitor):
    visitor.open("map")
    edges = claim_edges(visitor.server.graph())
    drawn = visitor.page.locator(".map > svg > .edge")
    expect(drawn).to_have_count(len(edges))
    for relation in (Relation.SUPPORTS, Relation.DISPUTES):
        wanted = sum(edge.relation is relation for edge in edges)
        assert wanted, f"the documents give no edge that {relation.value}"
        lines = visitor.page.locator(f".map > svg > .edge.{relation.value} .line")
        expect(lines).to_have_count(wanted)
        expect(lines.first).to_have_attribute("marker-end", f"url(#end-{relation.value})")
    dashes = "e => getComputedStyle(e).strokeDasharray"
    disputes, supports = (
        visitor.page.locator(f".map > svg > .edge.{name} .line").first
        for name in ("disputes", "supports")
    )
    assert disputes.evaluate(dashes) != "none"
    assert supports.evaluate(dashes) == "none"


def test_boxes_of_the_map_do_not_overlap(visitor):
    visitor.open("map")
    boxes = visitor.page.locator(".map > svg .node .box rect").evaluate_all(
        "all => all.map(e => [e.x, e.y, e.width, e.height].map(v => v.baseVal.value))"
    )
    for n, (x, y, w, h) in enumerate(boxes):
        for x2, y2, w2, h2 in boxes[n + 1 :]:
            assert x + w <= x2 or x2 + w2 <= x or y + h <= y2 or y2 + h2 <= y


def test_deep_link_opens_the_reader_at_the_claim(visitor):
    graph = visitor.server.graph()
    statement = max(graph.statements, key=lambda s: s.span.start)
    visitor.open(f"sources?source={statement.source}&claim={statement.claim}")
    picked = visitor.page.locator(".reader mark.picked").first
    expect(picked).to_be_in_viewport()
    shown = visitor.page.locator(".reader mark.picked").evaluate_all(
        "all => all.map(e => e.textContent).join('')"
    )
    assert shown == statement.span.quote
    expect(visitor.page.locator(".st-key-claim_card")).to_contain_text(
        " ".join(statement.span.quote.split())
    )


def test_reader_shows_the_text_exactly_as_stored(visitor):
    source = visitor.server.graph().sources[0]
    visitor.open(f"sources?source={source.id}")
    visitor.page.wait_for_selector(".reader")
    with_marks = visitor.page.locator(".reader .line").evaluate_all(
        "all => all.map(e => e.textContent).join('')"
    )
    assert len(with_marks) == source.n_chars


def test_a_thread_is_shown_as_posts_and_its_copies_are_folded(visitor):
    source = next(s for s in visitor.server.graph().sources if s.kind.value == "thread")
    visitor.open(f"sources?source={source.id}")
    visitor.page.wait_for_selector(".reader .post")
    expect(visitor.page.locator(".reader section.post .head").first).to_contain_text("p001")
    copy = visitor.page.locator(".reader details.post").first
    expect(copy.locator("summary")).to_contain_text("repeats")
    expect(copy.locator(".line").first).to_be_hidden()
    copy.locator("summary").click()
    expect(copy.locator(".line").first).to_be_visible()


def test_click_on_a_highlight_opens_its_card_and_back_closes_it(visitor):
    statement = visitor.server.graph().statements[0]
    visitor.open(f"sources?source={statement.source}")
    visitor.page.locator(f'.reader mark[data-id="{statement.id}"]').first.click()
    visitor.wait_for(lambda: f"claim={statement.id}" in visitor.page.url)
    expect(visitor.page.locator(".st-key-claim_card")).to_be_visible()
    visitor.page.go_back()
    visitor.wait_for(lambda: "claim=" not in visitor.page.url)
    expect(visitor.page.locator(".st-key-claim_card")).to_have_count(0)


def test_three_clicks_from_the_front_page_to_the_highlighted_words(visitor):
    visitor.open()
    visitor.page.get_by_role("link", name="Open its card").first.click()
    visitor.page.wait_for_selector(".st-key-claim_card")
    visitor.settle()
    visitor.page.get_by_role("link", name="Read it in its source").first.click()
    expect(visitor.page.locator(".reader mark.picked").first).to_be_in_viewport()


def test_search_finds_a_claim_and_says_why(visitor):
    visitor.open("search")
    visitor.page.get_by_label("Search for").fill("corrodes tank")
    hit = visitor.page.get_by_text(re.compile("every tank corrodes", re.I)).first
    expect(hit).to_be_visible()
    expect(visitor.page.get_by_text(re.compile("Why: .*corrodes")).first).to_be_visible()
    visitor.wait_for(lambda: "q=corrodes" in visitor.page.url)


def test_search_follows_what_is_typed_and_keeps_the_cursor(visitor):
    visitor.open("search")
    box = visitor.page.get_by_label("Search for")
    box.press_sequentially("corr", delay=120)
    expect(visitor.page.get_by_text(re.compile("every tank corrodes", re.I)).first).to_be_visible()
    expect(box).to_be_focused()
    expect(box).to_have_value("corr")
    expect(visitor.page.get_by_role("status").filter(has_text="shown")).to_be_visible()


def test_search_facet_opens_a_claim_and_back_takes_the_steps_again(visitor):
    visitor.open("search?q=salt")
    visitor.page.get_by_role("button", name=re.compile("· forecast")).click()
    visitor.settle()
    assert "type=forecast" in visitor.page.url
    visitor.page.get_by_role("button", name="Show its card").first.click()
    expect(visitor.page.locator(".st-key-claim_card")).to_be_visible()
    visitor.page.go_back()
    visitor.settle()
    assert "claim=" not in visitor.page.url
    visitor.page.go_back()
    visitor.settle()
    assert "type=" not in visitor.page.url
    expect(visitor.page.get_by_label("Search for")).to_have_value("salt")
    visitor.page.get_by_role("button", name="More like this").first.click()
    expect(visitor.page.get_by_text("Near in meaning to")).to_be_visible()


def test_forecast_row_opens_its_words(visitor):
    visitor.open()
    expect(visitor.page.get_by_test_id("stVegaLiteChart")).to_be_visible()
    visitor.page.locator("[data-testid=stVegaLiteChart] path[aria-roledescription]").first.click()
    words = visitor.page.locator(".st-key-forecast_words")
    expect(words).to_be_visible()
    quotes = [s.span.quote for s in visitor.server.graph().statements]
    said = words.inner_text()
    assert any(" ".join(quote.split()) in " ".join(said.split()) for quote in quotes)


def test_a_curve_and_a_row_of_the_forecasts_page_open_their_words(visitor):
    visitor.open("forecasts")
    mark = visitor.page.locator(
        "[data-testid=stVegaLiteChart] path[aria-roledescription=point]"
    ).first
    mark.click()
    words = visitor.page.locator(".st-key-forecast_words")
    expect(words).to_be_visible()
    said = " ".join(words.inner_text().split())
    quotes = [s.span.quote for s in visitor.server.graph().statements]
    assert any(" ".join(quote.split()) in said for quote in quotes)
    words.get_by_role("link", name="Read it in its source").click()
    expect(visitor.page.locator(".reader mark.picked").first).to_be_in_viewport()


def test_a_mark_of_a_benchmark_opens_its_words(visitor):
    visitor.open("benchmarks")
    visitor.page.locator("[data-testid=stVegaLiteChart] path[aria-roledescription=point]").click()
    words = visitor.page.locator(".st-key-result_words")
    expect(words).to_contain_text("Prototype B scored 41% on the Sluice Test in March 2026.")


def test_an_event_picked_on_the_forecasts_page_is_in_the_address(visitor):
    visitor.open("forecasts")
    visitor.wait_for(lambda: "event=" in visitor.page.url)
    visitor.open(visitor.page.url.rsplit("/", 1)[1])
    expect(visitor.page.get_by_test_id("stException")).to_have_count(0)
    expect(visitor.page.get_by_test_id("stDataFrame").first).to_be_visible()


def test_hostile_source_is_added_and_stays_text_everywhere(visitor):
    before = len(visitor.server.graph().sources)
    visitor.open("map")  # cached before, so that a stale map would show
    visitor.open("add")
    visitor.page.get_by_label("Text", exact=True).fill(HOSTILE)
    visitor.page.get_by_role("button", name="Read it").click()
    join = visitor.page.get_by_role("button", name="Join the graph")
    expect(join).to_be_visible(timeout=60_000)
    expect(visitor.page.get_by_text(re.compile("<script>document.title"))).not_to_have_count(0)
    inert(visitor)
    join.click()
    expect(visitor.page.get_by_role("heading", name="What changed")).to_be_visible(timeout=60_000)
    inert(visitor)
    graph = visitor.server.graph()
    assert len(graph.sources) == before + 1
    (source,) = (s for s in graph.sources if s.title == "A hostile letter")
    said = [s for s in graph.statements if s.source == source.id]
    assert len(said) >= 4

    visitor.page.get_by_role("link", name="See it on the argument map").click()
    visitor.page.wait_for_selector(".map .node")
    ids = visitor.page.locator(".map .node[data-id]").evaluate_all(
        "all => all.map(e => e.dataset.id)"
    )
    assert set(ids) & {s.claim for s in said}
    inert(visitor)

    for statement in said:
        visitor.open(f"sources?source={source.id}&claim={statement.id}")
        expect(visitor.page.locator(".reader mark.picked").first).to_be_in_viewport()
        inert(visitor)
    shown = visitor.page.locator(".reader .line").evaluate_all(
        "all => all.map(e => e.textContent).join('')"
    )
    assert shown == HOSTILE
    expect(visitor.page.locator('.reader .bidi[data-mark="RLO"]')).to_have_count(1)

    for path in (
        "",
        f"map?claim={said[0].claim}",
        "search?q=dam",
        "search?q=tower",
        "sources",
        "people",
    ):
        visitor.open(path)
        inert(visitor)


def inert(visitor) -> None:
    """Nothing of the hostile text became an element, ran or can lead outside."""
    assert "ran" not in visitor.page.title()
    for selector in (
        'a[href^="javascript"]',
        'a[href*="outside.example"]',
        'img[src*="outside.example"]',
        "img[src=x]",
        "[onerror]",
        "[onload]",
        'meta[http-equiv="refresh"]',
    ):
        assert visitor.page.locator(selector).count() == 0, selector


def test_the_table_of_forecasts_fits_a_screen_of_1280(visitor):
    visitor.open("forecasts")
    frame = visitor.page.get_by_test_id("stDataFrame").first
    frame.scroll_into_view_if_needed()
    frame.locator("canvas").first.wait_for()
    visitor.settle()
    inner, outer = frame.locator(".dvn-scroller").evaluate("e => [e.scrollWidth, e.clientWidth]")
    assert inner <= outer


def test_a_card_opened_far_down_a_list_is_seen_beside_it_from_its_top(visitor):
    visitor.page.set_viewport_size({"width": 1280, "height": 600})
    visitor.open("search?q=salt")
    heading = visitor.page.locator(".st-key-claim_card").get_by_role("heading").first
    for show in (visitor.page.get_by_role("button", name="Show its card").nth(n) for n in (4, 5)):
        show.scroll_into_view_if_needed()
        show.click()
        expect(heading).to_be_in_viewport()
        visitor.settle()
        expect(show).to_be_in_viewport()
        expect(heading).to_be_in_viewport()
        visitor.page.locator(".st-key-side_card").evaluate("card => card.scrollTop = 9999")
