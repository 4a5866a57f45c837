"""Takes the pictures in docs/screenshots from the built workspace (not a test).

Run ``python tests/browser/screenshots.py [WORKSPACE]`` from the project's folder, then look at them.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from conftest import FLAGS, IDLE, ROOT, chromium, started, stop
from playwright.sync_api import Page, sync_playwright

OUT = ROOT / "docs" / "screenshots"

LETTER = (
    "A letter on chips\n\nBy Lena Orr\n\n"
    "Chips will hold the labs back until 2028, with a probability of 60%. Automated research does not "
    "remove the need for compute, because every experiment has to run somewhere.\n\n"
    "The weather in the valley was mild this year. An intelligence explosion will not happen by 2030.\n"
)


def settle(page: Page) -> None:
    page.wait_for_timeout(300)
    page.wait_for_selector(IDLE)
    page.wait_for_selector('[data-testid="stSkeleton"]', state="detached")
    page.wait_for_timeout(900)  # charts and scrolling come to rest


def shoot(page: Page, address: str) -> None:
    def picture(name: str) -> None:
        settle(page)
        page.screenshot(path=OUT / f"{name}.png")

    def visit(path: str) -> None:
        page.goto(f"{address}/{path}")
        settle(page)

    visit("")
    picture("overview")
    # The first ones may be the heads of arrows.
    mark = page.locator("[data-testid=stVegaLiteChart] path[aria-roledescription=point]").last
    mark.click()
    settle(page)
    page.locator(".st-key-forecast_words").scroll_into_view_if_needed()
    page.mouse.move(5, 500)  # takes the tip away
    picture("forecasts")
    visit("forecasts")
    mark = page.locator("[data-testid=stVegaLiteChart] path[aria-roledescription=point]").last
    mark.click()
    page.mouse.move(5, 500)
    picture("forecasts-page")
    visit("debate")
    picture("debate")
    visit("benchmarks")
    picture("benchmarks")
    # On a lower screen the menu would cover the table's heads.
    page.set_viewport_size({"width": 1280, "height": 1900})
    visit("people")
    page.locator(".stands table button.against").first.click()
    settle(page)
    page.mouse.move(5, 500)
    page.locator(".stands .scroll").screenshot(path=OUT / "people.png")
    page.set_viewport_size({"width": 1280, "height": 900})
    visit("map")
    page.locator(".map > svg .node").first.click()
    picture("argument-map")
    page.get_by_role("link", name="Read it in its source").first.click()
    page.wait_for_selector(".reader mark.picked")
    picture("reader")
    visit("sources")
    picture("sources")
    visit("search?q=compute+bottleneck")
    page.get_by_role("button", name="Show its card").first.click()
    picture("search")
    visit("add")
    page.get_by_label("Text", exact=True).fill(LETTER)
    page.get_by_role("button", name="Read it").click()
    join = page.get_by_role("button", name="Join the graph")
    join.wait_for(timeout=60_000)
    settle(page)
    page.get_by_label("Your name").fill("Kit")
    found = page.locator('[class*="st-key-found-"]')
    found.filter(has_text="“The weather").get_by_role("button", name="Reject").click()
    settle(page)
    chips = found.filter(has_text="“Chips will hold")
    chips.get_by_role("button", name="Correct").click()
    settle(page)
    page.locator("textarea").last.fill(
        "There is a 60% chance that chips hold the labs back until 2028."
    )
    page.get_by_role("button", name="Save").click()
    settle(page)
    page.get_by_role("heading", name="Add a source").scroll_into_view_if_needed()
    picture("add-a-source")
    join.click()
    page.get_by_role("heading", name="What changed").wait_for(timeout=60_000)
    visit("curation")
    picture("curation")


def main() -> None:
    given = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "workspace").resolve()
    # A copy: the pictures show a source being added.
    workspace = Path(tempfile.mkdtemp()) / "workspace"
    shutil.copytree(given, workspace)
    path = chromium() or None  # asks Playwright, so not inside its block
    process, address = started(workspace, Path(tempfile.mkdtemp()))
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
            shoot(browser.new_page(viewport={"width": 1280, "height": 900}), address)
            browser.close()
    finally:
        stop(process)


if __name__ == "__main__":
    main()
