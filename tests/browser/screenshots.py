"""Takes the pictures in docs/screenshots from the built workspace (not a test).

Run ``python tests/browser/screenshots.py [WORKSPACE]`` from the project's folder, then look at them.
"""

import sys
import tempfile
from pathlib import Path

from conftest import FLAGS, IDLE, ROOT, chromium, started, stop
from playwright.sync_api import Page, sync_playwright

OUT = ROOT / "docs" / "screenshots"


def settle(page: Page) -> None:
    page.wait_for_timeout(300)
    page.wait_for_selector(IDLE)
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
    mark = page.locator("[data-testid=stVegaLiteChart] path[aria-roledescription]").first
    mark.click()
    settle(page)
    page.locator(".st-key-forecast_words").scroll_into_view_if_needed()
    page.mouse.move(5, 500)  # takes the tip away
    picture("forecasts")
    visit("forecasts")
    mark = page.locator("[data-testid=stVegaLiteChart] path[aria-roledescription=point]").first
    mark.click()
    page.mouse.move(5, 500)
    picture("forecasts-page")
    visit("debate")
    picture("debate")
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
    picture("add-a-source")


def main() -> None:
    workspace = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "workspace").resolve()
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
