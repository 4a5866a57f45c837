"""Two sides against each other, as a person picks them, types them in and follows the lines between them."""

import re
from itertools import pairwise
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from extractors.build import add_text
from extractors.draft import Metadata
from kg.store import open_store
from tests.browser.conftest import Server, started, stop

pytestmark = pytest.mark.browser

TIDES = {
    "The tide wager": (
        "The tide wager\n\nBy Ida Fenn\n\n"
        "Mara Quill puts the chance that tidal power will supply the whole island by the end of 2031 at "
        "60%. Oren Vale puts the chance that tidal power will supply the whole island by the end of 2031 "
        "at 10%.\n\n"
        "Tidal power will soon supply the whole island, because the turbines grow faster than the "
        "demand.\n\n"
        "Jon Aske expects that tidal power will supply the whole island by the end of 2031, with a "
        "probability of 75%.\n"
    ),
    "Silt and storms": (
        "Silt and storms\n\nBy Tomas Brandt\n\n"
        "Tidal power will not supply the whole island by 2031, because silt stops the turbines every "
        "autumn. I put the chance that tidal power will supply the whole island by the end of 2031 at "
        "5%.\n\n"
        "Edda Rohn puts the chance that tidal power will supply the whole island by the end of 2031 at "
        "15%. Lack of turbines keeps tidal power from supplying the whole island.\n"
    ),
    "What the harbour says": (
        "What the harbour says\n\nBy Nils Orre\n\n"
        "The harbour master puts the chance that tidal power will supply the whole island by the end of "
        "2031 at 85%. Ada Storm says that tidal power will never supply the whole island.\n"
    ),
}
SIDES = ("Tidal power soon", "Silt keeps tidal power from supplying the whole island.")
ADDRESS = f"debate?{urlencode({'left': SIDES[0], 'right': SIDES[1]})}"
TELEPHONE = {"viewport": {"width": 360, "height": 740}}

DRAWN = """
() => {
  const root = [...document.querySelectorAll("*")].map((e) => e.shadowRoot?.querySelector(".across")).find(Boolean);
  const frame = (box) => ({ left: box.left, right: box.right, top: box.top, bottom: box.bottom });
  return {
    boxes: [...root.querySelectorAll(".knot .box")].map((box) => ({ id: box.dataset.id, side: box.dataset.side, ...frame(box.getBoundingClientRect()) })),
    lines: [...root.querySelectorAll(".knot .line")].map((line) => {
      const path = line.querySelector(".stroke");
      const at = path.getScreenCTM();
      const length = path.getTotalLength();
      const points = [...Array(41).keys()].map((n) => path.getPointAtLength((length * n) / 40).matrixTransform(at));
      return { id: line.dataset.id, points: points.map((point) => [point.x, point.y]) };
    }),
  };
}
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    home = tmp_path_factory.mktemp("tides")
    workspace = home / "workspace"
    with open_store(workspace) as store:
        for title, text in TIDES.items():
            add_text(store, text, name=title, stated=Metadata(published="2026-04-01"))
    process, address = started(workspace, home)
    yield Server(address, workspace)
    stop(process)


def lines_at(drawn, claim):
    """Where the lines of a claim begin or end, from the top."""
    box = next(box for box in drawn["boxes"] if box["id"] == claim)
    at = "right" if box["side"] == "left" else "left"
    ends = [
        point
        for line in drawn["lines"]
        if claim in line["id"].split("~")
        for point in (line["points"][0], line["points"][-1])
        if abs(point[0] - box[at]) < 6
    ]
    return box, sorted(y for _, y in ends)


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


@pytest.mark.parametrize("width", [900, 1280, 1600])
def test_every_dispute_is_a_line_from_box_to_box_and_none_runs_over_words(visitor, width):
    visitor.page.set_viewport_size({"width": width, "height": 900})
    visitor.open(ADDRESS)
    visitor.page.wait_for_selector(".across .knot .line", state="attached")
    drawn = visitor.page.evaluate(DRAWN)
    boxes = drawn["boxes"]
    assert len(drawn["lines"]) >= 6
    assert {box["side"] for box in boxes} == {"left", "right"}
    for n, a in enumerate(boxes):
        for b in boxes[n + 1 :]:
            assert a["right"] <= b["left"] or b["right"] <= a["left"] or a["bottom"] <= b["top"] or b["bottom"] <= a["top"]  # fmt: skip
    for line in drawn["lines"]:
        for x, y in line["points"][1:-1]:
            assert not [
                b for b in boxes if b["left"] < x < b["right"] and b["top"] < y < b["bottom"]
            ]
    for box in boxes:
        _, ends = lines_at(drawn, box["id"])
        count = sum(box["id"] in line["id"].split("~") for line in drawn["lines"])
        assert len(ends) == count
        assert all(box["top"] < y < box["bottom"] for y in ends)
        assert all(later - earlier >= 12 for earlier, later in pairwise(ends))


def test_a_line_opens_its_proof_beside_it_and_the_address_can_be_shared(visitor):
    visitor.open(ADDRESS)
    line = visitor.page.locator(".across .knot .line").nth(1)
    name = line.get_attribute("data-id")
    line.dispatch_event("click")
    proof = visitor.page.locator(".st-key-proof")
    expect(proof).to_contain_text("disputes")
    assert name.replace("~", "%7E") in visitor.page.url or name in visitor.page.url
    visitor.settle()
    expect(proof.get_by_role("link", name="Read it in its source").first).to_be_visible()
    chosen = visitor.page.locator(".across .box.chosen")
    assert {box.get_attribute("data-id") for box in chosen.all()} == set(name.split("~")[::2])
    address = visitor.page.url
    visitor.open("search")
    visitor.page.goto(address)
    visitor.settle()
    expect(proof).to_contain_text("disputes")
    expect(line).to_have_attribute("aria-pressed", "true")


def test_an_address_of_a_dispute_that_is_gone_says_so_and_another_can_be_picked(visitor):
    visitor.open(f"{ADDRESS}&edge=c-000000000000%7Edisputes%7Ec-111111111111")
    gone = visitor.page.get_by_text("The link that this address names is not in the graph any more")
    expect(gone).to_be_visible()
    expect(visitor.page.locator(".st-key-proof")).to_have_count(0)
    expect(visitor.page.locator(".across .box.chosen")).to_have_count(0)
    visitor.page.locator(".across .knot .line").first.dispatch_event("click")
    expect(visitor.page.locator(".st-key-proof")).to_contain_text("disputes")
    visitor.settle()
    expect(gone).to_have_count(0)


def test_the_rest_of_a_side_is_drawn_when_its_fold_is_opened_and_stays_when_a_line_is_picked(
    visitor,
):
    visitor.open(ADDRESS)
    fold = visitor.page.get_by_test_id("stExpander").filter(has_text=re.compile(r"^\D*\d+ more"))
    rest = fold.first.get_by_text("Why here:")
    expect(rest).to_have_count(0)
    fold.first.locator("summary").click()
    expect(rest.first).to_be_visible()
    visitor.settle()
    visitor.page.locator(".across .knot .line").first.dispatch_event("click")
    visitor.settle()
    expect(rest.first).to_be_visible()


def test_a_claim_of_the_drawing_opens_its_card(visitor):
    visitor.open(ADDRESS)
    box = visitor.page.locator(".across .box").first
    words = box.locator("span").first.inner_text()
    box.click()
    card = visitor.page.locator(".st-key-claim_card")
    expect(card.get_by_role("heading").first).to_contain_text(words[:40].rstrip("…"))


def test_the_drawing_is_walked_by_keys_alone(visitor):
    visitor.open(ADDRESS)
    lines = visitor.page.locator(".across .knot .line")
    expect(visitor.page.locator('.across .knot [tabindex="0"]')).to_have_count(1)
    lines.first.focus()
    visitor.page.keyboard.press("ArrowDown")
    expect(lines.nth(1)).to_be_focused()
    name = lines.nth(1).get_attribute("data-id").split("~")
    visitor.page.keyboard.press("ArrowLeft")
    at = visitor.page.locator(".across .box:focus")
    expect(at).to_have_attribute("data-side", "left")
    assert at.get_attribute("data-id") in name
    visitor.page.keyboard.press("ArrowRight")
    expect(visitor.page.locator(".across .knot .line:focus")).to_have_count(1)
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.locator(".st-key-proof")).to_contain_text("disputes")
    visitor.settle()
    expect(visitor.page.locator(".across .knot .line:focus")).to_have_count(1)


@pytest.mark.parametrize(
    "look", [{"color_scheme": "light"}, {"color_scheme": "dark"}], ids=["light", "dark"]
)
def test_axe_finds_nothing_in_the_drawing_nor_in_what_it_opens(visitor, look):
    visitor.open(ADDRESS)
    visitor.page.locator(".across .knot .line").first.dispatch_event("click")
    visitor.settle()
    found = Axe().run(visitor.page, options={"resultTypes": ["violations"]}).response["violations"]
    assert not [(rule["id"], node["html"][:160]) for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("look", [TELEPHONE], ids=["telephone"])
def test_on_a_telephone_the_disputes_are_a_list_that_opens_the_same_proofs(visitor):
    visitor.open(ADDRESS)
    expect(visitor.page.locator(".across .knot").first).to_be_hidden()
    rows = visitor.page.locator(".across .list .line")
    drawn = visitor.page.locator(".across .knot .line")
    assert sorted(row.get_attribute("data-id") for row in rows.all()) == sorted(
        line.get_attribute("data-id") for line in drawn.all()
    )
    row = rows.nth(2)
    row.click()
    expect(visitor.page.locator(".st-key-proof")).to_contain_text("disputes")
    sheet = visitor.page.locator('[data-testid="stColumn"]:has(.st-key-side_card)')
    visitor.wait_for(lambda: row.bounding_box()["y"] + 20 < sheet.bounding_box()["y"])
    assert (
        visitor.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 360
    )
