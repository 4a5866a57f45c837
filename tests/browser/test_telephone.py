"""What a person sees on a telephone, 360 pixels wide."""

import pytest
from playwright.sync_api import expect

from extractors.build import add_text
from kg.model import Relation
from kg.store import open_store

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("look", [{"viewport": {"width": 360, "height": 740}}], ids=["360"]),
]

LABELS = """
chart => {
  const frame = chart.getBoundingClientRect();
  const labels = [...chart.querySelectorAll(".role-legend-label text")];
  return labels.map(one => one.getBoundingClientRect()).map(box => [box.left - frame.left, frame.right - box.right]);
}
"""


def test_the_proof_of_a_link_is_a_sheet_that_can_be_closed(visitor):
    graph = visitor.server.graph()
    link = graph.links[0]
    ends = (graph.statement(end).claim for end in (link.from_, link.to))
    visitor.open(f"map?edge={f'~{link.relation.value}~'.join(ends)}")
    proof = visitor.page.locator(".st-key-proof")
    expect(proof.get_by_role("heading", name="Why these two?")).to_be_in_viewport()
    visitor.page.get_by_role("button", name="Close", exact=True).click()
    expect(proof).to_have_count(0)
    visitor.settle()
    assert "edge=" not in visitor.page.url


TICKS = """
chart => {
  const labels = [...chart.querySelectorAll(".role-axis-label text")];
  const at = (words) => labels.find(one => one.textContent === words).getBoundingClientRect().top;
  return at("0%") - at("100%");
}
"""


@pytest.mark.parametrize("path", ["", "forecasts"])
def test_a_chart_stays_high_however_long_its_legend(visitor, path):
    visitor.open(path)
    chart = visitor.page.get_by_test_id("stVegaLiteChart").first
    chart.scroll_into_view_if_needed()
    chart.locator(".role-axis-label text").first.wait_for()
    assert chart.evaluate(TICKS) > 240


@pytest.mark.parametrize("path", ["", "forecasts"])
def test_a_finger_beside_a_mark_meets_it(visitor, path):
    visitor.open(path)
    chart = visitor.page.get_by_test_id("stVegaLiteChart").first
    mark = chart.locator('path[aria-roledescription="point"]').last
    mark.scroll_into_view_if_needed()
    visitor.settle()
    box = mark.bounding_box()
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    visitor.page.mouse.click(middle[0] + 10, middle[1])
    expect(visitor.page.locator(".st-key-forecast_words")).to_be_visible()


@pytest.mark.parametrize("path", ["", "forecasts"])
def test_names_in_the_legend_of_a_chart_stand_below_each_other_and_are_whole(visitor, path):
    visitor.open(path)
    chart = visitor.page.get_by_test_id("stVegaLiteChart").first
    chart.scroll_into_view_if_needed()
    chart.locator(".role-legend-label text").first.wait_for()
    labels = chart.evaluate(LABELS)
    assert len(labels) > 1
    assert len({round(left) for left, _ in labels}) == 1
    assert all(room >= 0 for _, room in labels)


def test_the_overview_leads_to_the_list_of_forecasts_and_offers_no_table(visitor):
    visitor.open()
    way = visitor.page.get_by_role("link", name="forecasts, by event")
    way.scroll_into_view_if_needed()
    expect(visitor.page.get_by_text("As a table")).to_be_hidden()
    way.click()
    expect(visitor.page.get_by_role("list", name="Forecasts", exact=True)).to_be_visible()


def test_the_counts_stand_in_columns_and_none_is_cut_off(visitor):
    visitor.open()
    counts = visitor.page.get_by_test_id("stMetric")
    expect(counts).to_have_count(8)
    boxes = [count.bounding_box() for count in counts.all()]
    assert len({round(box["x"]) for box in boxes}) == len({round(box["y"]) for box in boxes}) * 2
    cut_off = "all => all.filter(one => one.scrollWidth > one.clientWidth).length"
    assert counts.get_by_test_id("stMetricLabel").evaluate_all(cut_off) == 0


def test_what_opens_the_pages_says_so(visitor):
    visitor.open()
    menu = visitor.page.get_by_test_id("stExpandSidebarButton")
    word = menu.evaluate("button => getComputedStyle(button, '::after').content")
    assert word == '"Menu"'
    assert menu.evaluate("button => button.scrollWidth <= button.clientWidth")


@pytest.mark.parametrize(("path", "name"), [("forecasts", "Forecasts"), ("benchmarks", "Results")])
def test_a_wide_table_is_a_list_whose_items_unfold_to_their_words(visitor, path, name):
    visitor.open(path)
    rows = visitor.page.get_by_role("list", name=name, exact=True)
    expect(rows).to_be_visible()
    expect(visitor.page.get_by_test_id("stDataFrame")).to_be_hidden()
    first = rows.get_by_role("listitem").first
    head = first.locator("summary").bounding_box()
    assert head["x"] >= 0
    assert head["x"] + head["width"] <= 360
    lines = first.locator("summary > *").all()
    assert len(lines) > 1
    assert (
        len({round(line.bounding_box()["x"]) for line in lines}) == 1
    )  # each on a line of its own
    way = first.get_by_role("link", name="Read it in its source")
    expect(way).to_be_hidden()
    first.locator("summary").focus()
    visitor.page.keyboard.press("Enter")
    quotes = [" ".join(one.span.quote.split()) for one in visitor.server.graph().statements]
    said = " ".join(first.locator(".quote").inner_text().split())
    assert said.strip("“”") in quotes
    way.click()
    expect(visitor.page.locator(".reader mark.picked").first).to_be_visible()
    visitor.page.set_viewport_size({"width": 1280, "height": 740})
    visitor.page.go_back()
    visitor.settle()
    expect(rows).to_be_hidden()
    expect(visitor.page.get_by_test_id("stDataFrame")).to_be_visible()


@pytest.mark.parametrize(("path", "name"), [("people", "People"), ("sources", "Sources")])
def test_everybody_and_every_source_is_a_line_of_a_list_that_leads_to_its_page(visitor, path, name):
    visitor.open(path)
    rows = visitor.page.get_by_role("list", name=name, exact=True)
    expect(rows).to_be_visible()
    expect(visitor.page.get_by_test_id("stDataFrame")).to_be_hidden()
    way = rows.get_by_role("link").first
    box = way.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    title = way.locator("strong").inner_text()
    assert len(way.locator(".by").all()) >= 1
    way.focus()
    visitor.page.keyboard.press("Enter")
    heading = visitor.page.get_by_role("heading", name=title, level=2)
    expect(heading).to_be_visible()
    visitor.settle()
    assert f"{path}?" in visitor.page.url
    visitor.page.reload()
    expect(heading).to_be_visible()
    visitor.page.go_back()
    expect(rows).to_be_visible()
    expect(heading).to_have_count(0)
    visitor.page.set_viewport_size({"width": 1280, "height": 740})
    expect(rows).to_be_hidden()
    expect(visitor.page.get_by_test_id("stDataFrame")).to_be_visible()


def test_every_kind_of_name_can_be_seen_and_chosen(visitor):
    visitor.open("people")
    choices = visitor.page.get_by_test_id("stButtonGroup").locator("button")
    expect(choices.nth(3)).to_be_visible()
    boxes = [choice.bounding_box() for choice in choices.all()]
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= 360 for box in boxes)


def test_the_map_is_in_sight_when_it_opens_and_its_legend_at_a_click(visitor):
    visitor.open("map")
    drawn = visitor.page.locator(".map > svg")
    assert drawn.bounding_box()["y"] < 560
    line = visitor.page.locator(".map .legend li").first
    expect(line).to_be_hidden()
    visitor.page.get_by_text("What the lines and boxes mean").click()
    expect(line).to_be_visible()


@pytest.mark.parametrize(
    ("path", "words", "below"),
    [("map", "Pick a claim", ".map > svg"), ("sources?source={}", "Pick a highlighted", ".reader")],
)
def test_what_can_be_picked_is_said_above_it(visitor, path, words, below):
    visitor.open(path.format(visitor.server.graph().sources[0].id))
    hint = visitor.page.get_by_text(words).filter(visible=True)
    expect(hint).to_have_count(1)
    picked_from = visitor.page.locator(below)
    expect(picked_from).to_be_visible()
    assert hint.bounding_box()["y"] < picked_from.bounding_box()["y"]


@pytest.mark.parametrize("place", [0, -1], ids=["first", "last"])
def test_a_picked_sentence_stands_above_the_sheet_with_its_card(visitor, place):
    graph = visitor.server.graph()
    source = max(graph.sources, key=lambda one: one.n_chars)
    said = [one for one in graph.statements if one.source == source.id][place]
    visitor.open(f"sources?source={source.id}&claim={said.id}")
    card = visitor.page.locator(".st-key-claim_card")
    expect(card).to_be_visible()
    sheet = visitor.page.locator('[data-testid="stColumn"]:has(.st-key-side_card)')
    mark = visitor.page.locator(".reader mark.picked").first
    visitor.wait_for(
        lambda: (
            mark.bounding_box()["y"] >= 0
            and mark.bounding_box()["y"] + mark.bounding_box()["height"]
            <= sheet.bounding_box()["y"]
        )
    )


SHEET = '[data-testid="stColumn"]:has(.st-key-side_card)'


def is_between_menu_and_sheet(visitor, what):
    def seen():
        box, sheet = what.bounding_box(), visitor.page.locator(SHEET).bounding_box()
        return box and sheet and box["y"] >= 50 and box["y"] + box["height"] <= sheet["y"]

    return seen


def test_a_claim_picked_on_the_map_stands_above_the_sheet_with_its_card(visitor):
    visitor.open("map")
    node = visitor.page.locator(".map > svg .node").first
    node.click()
    expect(visitor.page.locator(".st-key-claim_card")).to_be_visible()
    visitor.wait_for(is_between_menu_and_sheet(visitor, node))


@pytest.mark.parametrize("opened_by", ["claim", "edge"])
def test_what_an_address_picks_on_the_map_stands_above_its_sheet(visitor, opened_by):
    graph = visitor.server.graph()
    link = graph.links[0]
    ends = [graph.statement(end).claim for end in (link.from_, link.to)]
    name = ends[1] if opened_by == "claim" else f"~{link.relation.value}~".join(ends)
    visitor.open(f"map?{opened_by}={name}")
    node = visitor.page.locator(f'.map > svg .node[data-id="{ends[1]}"]')
    visitor.wait_for(is_between_menu_and_sheet(visitor, node))


def test_another_thing_in_the_sheet_is_read_from_its_top(visitor):
    graph = visitor.server.graph()
    link = next(one for one in graph.links if one.relation is Relation.DISPUTES)
    visitor.open(f"map?claim={graph.statement(link.to).claim}")
    why = visitor.page.locator(".st-key-claim_card").get_by_role("link", name="Why these two?")
    why.first.scroll_into_view_if_needed()
    sheet = visitor.page.locator(SHEET)
    assert sheet.evaluate("sheet => sheet.scrollTop") > 100
    why.first.click()
    heading = visitor.page.locator(".st-key-proof").get_by_role("heading", name="Why these two?")
    expect(heading).to_be_in_viewport()
    visitor.settle()
    assert heading.bounding_box()["y"] > sheet.bounding_box()["y"]


def test_a_line_picked_in_the_outline_stays_in_sight_above_the_sheet(visitor):
    visitor.open("map")
    row = visitor.page.locator(".map .outline .row").nth(3)
    row.click()
    expect(visitor.page.locator(".st-key-claim_card")).to_be_visible()
    visitor.wait_for(is_between_menu_and_sheet(visitor, row))


def test_what_a_search_finds_begins_on_the_first_screen(visitor):
    visitor.open("search?q=salt")
    hit = visitor.page.locator(".hits li").first
    expect(hit).to_be_visible()
    assert hit.bounding_box()["y"] < 520
    facet = visitor.page.locator(".facets summary").first
    facet.click()
    expect(visitor.page.locator(".facets .values button").first).to_be_visible()


def test_the_ends_of_lines_are_not_taken_from_the_closed_legend(visitor):
    # What is hidden is not styled anew: its ends would keep the light theme's colours in the dark.
    visitor.open("map")
    expect(visitor.page.locator(".map .legend li").first).to_be_hidden()
    names = visitor.page.locator(".map marker").evaluate_all("all => all.map(one => one.id)")
    assert len(names) == 6
    assert len(set(names)) == 6


ONE_DAY = (
    "Four numbers\n\nBy Ida Fenn\n\n"
    + "\n\n".join(
        f"{name} estimates a {chance}% chance that the river port closes by the end of 2031."
        for name, chance in (
            ("Nora Vance", 60),
            ("Jon Hale", 61),
            ("Tess Rowan", 59),
            ("Piet Marsh", 60),
        )
    )
    + "\n"
)
MIDDLES = """
marks => marks.map(mark => mark.getBoundingClientRect()).map(box => ({
  x: box.left + box.width / 2, y: box.top + box.height / 2, wide: box.width, high: box.height
}))
"""


def test_forecasts_of_one_day_cover_each_other_nowhere_and_each_opens_its_words(visitor):
    with open_store(visitor.server.workspace) as store:
        add_text(store, ONE_DAY, name="Four numbers")
    visitor.open()
    chart = visitor.page.get_by_test_id("stVegaLiteChart").first
    chart.scroll_into_view_if_needed()
    marks = chart.locator('path[aria-roledescription="point"][aria-label*="river port"]')
    expect(marks).to_have_count(4)
    visitor.settle()
    middles = marks.evaluate_all(MIDDLES)
    for n, one in enumerate(middles):
        for other in middles[n + 1 :]:
            across, down = abs(one["x"] - other["x"]), abs(one["y"] - other["y"])
            assert across >= one["wide"] or down >= one["high"]
    for n, name in enumerate(marks.evaluate_all("all => all.map(one => one.ariaLabel)")):
        middle = marks.evaluate_all(MIDDLES)[n]
        visitor.page.mouse.click(middle["x"], middle["y"])
        who = next(who for who in ("Vance", "Hale", "Rowan", "Marsh") if who in name)
        expect(visitor.page.get_by_text(f"{who} estimates a")).to_be_visible()
        visitor.settle()
        chart.scroll_into_view_if_needed()
