"""Every page in both themes: axe finds nothing, and our own drawings pass contrast.

A clean run of axe says nothing of a drawing: words and lines of the map are measured here, and its keyboard
paths are walked in ``test_app.py``.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from views.state import Room

pytestmark = pytest.mark.browser

THEMES = [{"color_scheme": "light"}, {"color_scheme": "dark"}]
in_both_themes = pytest.mark.parametrize("look", THEMES, ids=["light", "dark"])

PAGES = {
    **{room.value: room.value for room in Room},
    "map with a claim": "map?claim={claim}",
    "map with a link": "map?edge={edge}",
    "search with a claim": "search?q=salt&claim={claim}",
    "search with a filter": "search?q=salt&type=forecast",
    "reader": "sources?source={source}&claim={claim}",
}
STREAMLITS = (("presentation-role-conflict", 'data-testid="stFileUploaderDropzone"'),)
"""What is known of Streamlit, by rule and part of the element; anything else fails."""

PAINTED = """
(names) => {
  const numbers = (colour) => {
    const parts = colour.match(/[\\d.]+/g).map(Number);
    if (colour.startsWith("color(")) return [...parts.slice(0, 3).map((p) => p * 255), parts[3] ?? 1];
    return parts.length === 4 ? parts : [...parts.slice(0, 3), 1];
  };
  const over = (front, alpha, back) => front.map((part, i) => part * alpha + back[i] * (1 - alpha));
  const light = (colour) => {
    const [r, g, b] = colour.map((p) => p / 255).map((p) => (p <= 0.03928 ? p / 12.92 : ((p + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
  const page = numbers(getComputedStyle(document.querySelector('[data-testid="stApp"]')).backgroundColor).slice(0, 3);
  const map = [...document.querySelectorAll("*")].map((e) => e.shadowRoot?.querySelector(".map")).find(Boolean);
  const inks = (element, property, opacity, back) => {
    const style = getComputedStyle(element);
    const [r, g, b, a] = numbers(style[property]);
    return ratio(over([r, g, b], a * Number(style[opacity]), back), back);
  };
  const found = [];
  for (const node of map.querySelectorAll("svg > .node")) {
    const fill = numbers(getComputedStyle(node.querySelector(".box rect")).fill).slice(0, 3);
    for (const text of node.querySelectorAll(":scope > text")) found.push(["words", inks(text, "fill", "fillOpacity", fill)]);
    const tab = node.querySelector(".tab");
    if (tab) found.push(["tab", inks(node.querySelector(".more text"), "fill", "fillOpacity", numbers(getComputedStyle(tab).fill).slice(0, 3))]);
  }
  for (const line of map.querySelectorAll("svg > .edge .line")) found.push(["line", inks(line, "stroke", "strokeOpacity", page)]);
  for (const row of map.querySelectorAll(".tree .sign")) found.push(["sign", inks(row, "color", "opacity", page)]);
  return found;
}
"""


@in_both_themes
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_but_what_is_streamlits(visitor, name):
    graph = visitor.server.graph()
    link = next(link for link in graph.links)
    ends = graph.statement(link.from_), graph.statement(link.to)
    known = {
        "claim": ends[1].claim,
        "source": ends[1].source,
        "edge": f"{ends[0].claim}~{link.relation.value}~{ends[1].claim}",
    }
    visitor.open(PAGES[name].format(**known))
    expect(visitor.page.get_by_test_id("stException")).to_have_count(0)
    found = Axe().run(visitor.page, options={"resultTypes": ["violations"]}).response["violations"]
    ours = [
        f"{rule['id']} ({rule['impact']}): {node['html'][:160]}"
        for rule in found
        for node in rule["nodes"]
        if not any(
            rule["id"] == known_rule and selector in node["html"]
            for known_rule, selector in STREAMLITS
        )
    ]
    assert not ours, "\n".join(ours)


@in_both_themes
@pytest.mark.parametrize("path", ["map", "map?size=30"])
def test_words_and_lines_of_the_map_pass_contrast(visitor, path, look):
    visitor.open(path)
    visitor.page.locator(".map .outline summary").click()
    painted = visitor.page.evaluate(PAINTED, [])
    assert {kind for kind, _ in painted} >= {"words", "line", "sign"}
    least = {"words": 4.5, "tab": 4.5, "sign": 4.5, "line": 3.0}
    assert not [(kind, ratio) for kind, ratio in painted if ratio < least[kind]]


@in_both_themes
def test_what_is_not_near_the_picked_claim_can_still_be_read(visitor, look):
    claim = visitor.server.graph().links[0]
    visitor.open(f"map?claim={visitor.server.graph().statement(claim.to).claim}")
    visitor.page.wait_for_selector(".map.picked")
    painted = visitor.page.evaluate(PAINTED, [])
    assert min(ratio for kind, ratio in painted if kind == "words") >= 4.5


@pytest.mark.parametrize(
    "look",
    [{**theme, "viewport": {"width": 360, "height": 740}} for theme in THEMES],
    ids=["light", "dark"],
)
@pytest.mark.parametrize("name", ["forecasts", "benchmarks"])
def test_axe_finds_nothing_in_a_telephones_list_nor_in_what_it_unfolds(visitor, look, name):
    visitor.open(name)
    visitor.page.locator(".records summary").first.click()
    expect(visitor.page.locator(".records .quote").first).to_be_visible()
    found = Axe().run(visitor.page, options={"resultTypes": ["violations"]}).response["violations"]
    assert not [(rule["id"], node["html"][:160]) for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("look", [{"viewport": {"width": 360, "height": 740}}], ids=["telephone"])
def test_no_page_is_wider_than_a_telephone(visitor, look):
    for path in PAGES.values():
        if "{" not in path:
            visitor.open(path)
            wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            assert visitor.page.evaluate(wide) <= 0, path
