"""Tests of the dashboard in a real browser.

    python3 Tests/Dashboard/run.py --program .build/release/fullcourt [--chromium PATH] [--shots DIR] [--url URL]

Twice: on a server with a small league and no models yet, where the pages say what is missing; and on the recorded answers of
a server with a whole simulated league, where every page is visited in three widths, light and dark, and every control used.
"""

import argparse
import contextlib
import os
import pathlib
import sys

from playwright.sync_api import sync_playwright

import access
import conditions
import controls
import logic
import recorded
from harness import Checks, Server, settled, watched

SIZES = [(390, 844), (1280, 900), (1920, 1080)]
# What the browser itself says of an answer that a test asks for: it is no fault of the page.
EXPECTED = ("Failed to load resource",)


def pages(star):
    return ["/", "/tonight", f"/players/{star['personId']}?date={star['gameDate']}", "/evidence", "/budget", "/analyzer"]


def fresh(browser, base, checks):
    """A server without models: nothing to forecast with, and every page says so."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = watched(context, checks, allowed=EXPECTED)
    answer = page.goto(base + "/")
    policy = answer.headers.get("content-security-policy", "")
    checks.that("script-src 'self'" in policy and "unsafe-eval" not in policy, f"the policy forbids other scripts: {policy}")
    settled(page)
    checks.equal(page.locator(".win").count(), 27, "27 windows on a fresh workspace")
    checks.that(page.locator(".win .cell.missing").count() == 27, "none of them trained")
    logic.check(page, checks)
    for path, words in (("/tonight", "fullcourt"), ("/evidence", "No backtest yet"), ("/budget", "No budget was set"), ("/analyzer", "The market is hard")):
        controls.goto(page, base, path)
        settled(page)
        checks.that(words in page.inner_text("main"), f"{path} on a fresh workspace says: {words}")
        access.check(page, checks, f"{path} on a fresh workspace")
    context.close()


def looked_at(browser, base, checks, star, shots):
    """Every page, three widths, light and dark."""
    context = browser.new_context(reduced_motion="reduce")
    page = watched(context, checks)
    recorded.Answers().on(page)
    for path in pages(star):
        page.set_viewport_size({"width": 1280, "height": 900})
        controls.goto(page, base, path)
        settled(page)
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
                where = f"{path.split('?')[0]} at {width}, {scheme}"
                if width != 1920:
                    access.check(page, checks, where)
                else:
                    checks.that(page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{where}: wider than the screen")
                if shots:
                    name = path.split("?")[0].strip("/").replace("/", "-") or "windows"
                    page.screenshot(path=shots / f"{name}-{width}-{scheme}.png", full_page=True)
    context.close()


def used(browser, base, checks, star):
    """Every control."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = watched(context, checks)
    answers = recorded.Answers().on(page)
    controls.shell(page, base, checks)
    controls.search(page, base, checks, star["player"][:4])
    controls.windows(page, base, checks)
    controls.tonight(page, base, checks)
    controls.player(page, base, checks, pages(star)[2])
    controls.evidence(page, base, checks)
    controls.budget(page, base, checks)
    controls.analyzer(page, base, checks, answers)
    context.close()

    def new_page():
        context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
        page = watched(context, checks, allowed=EXPECTED)
        return page, recorded.Answers().on(page)

    conditions.check(new_page, base, checks)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=".build/release/fullcourt")
    parser.add_argument("--chromium", default=os.environ.get("FULLCOURT_CHROMIUM", "/usr/bin/chromium"))
    parser.add_argument("--shots", type=pathlib.Path, help="write screenshots here")
    parser.add_argument("--url", help="a server that runs already, whose files are tested; nothing is asked of its workspace")
    options = parser.parse_args()
    if options.shots:
        options.shots.mkdir(parents=True, exist_ok=True)
    checks = Checks()
    star = recorded.load("player")["forecast"]
    with contextlib.ExitStack() as stack:
        base = options.url or stack.enter_context(Server(options.program)).url
        browser = stack.enter_context(sync_playwright()).chromium.launch(executable_path=options.chromium, args=["--no-sandbox", "--disable-dev-shm-usage"])
        stack.callback(browser.close)
        if not options.url:
            fresh(browser, base, checks)
        looked_at(browser, base, checks, star, options.shots)
        used(browser, base, checks, star)
    print(f"dashboard: {checks.done} checks, {len(checks.failures)} failed")
    return 1 if checks.failures else 0


if __name__ == "__main__":
    sys.exit(main())
