"""Each control of each page, used as a person uses it."""

import re

from harness import settled


def goto(page, base, path):
    page.goto(base + path)
    settled(page)


def shell(page, base, checks):
    goto(page, base, "/")
    page.keyboard.press("Tab")
    checks.equal(page.evaluate("document.activeElement.className"), "skip", "the first Tab reaches the skip link")
    page.keyboard.press("Enter")
    checks.equal(page.evaluate("location.hash"), "#main", "the skip link goes to the content")
    for name in ("tonight", "evidence", "analyzer", "budget", "windows"):
        page.click(f"nav.pages a[data-page={name}]")
        settled(page)
        checks.equal(page.get_attribute(f"nav.pages a[data-page={name}]", "aria-current"), "page", f"{name} is marked as the page")
        checks.equal(page.evaluate("document.activeElement.tagName"), "H1", f"{name}: the title has the focus")
    page.go_back()
    settled(page)
    checks.that(page.url.endswith("/budget"), "the browser's back goes back")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("#theme")
    after = page.evaluate("getComputedStyle(document.body).backgroundColor")
    checks.that(before != after, "the toggle changes the theme")
    page.reload()
    settled(page)
    checks.equal(page.evaluate("getComputedStyle(document.body).backgroundColor"), after, "the chosen theme is kept")
    page.click("#theme")
    page.evaluate("history.pushState(null, '', '/nowhere'); dispatchEvent(new PopStateEvent('popstate'))")
    page.get_by_role("heading", name="No such page").wait_for()
    checks.equal(page.inner_text("h1"), "No such page", "an unknown path says so")


def search(page, base, checks, name):
    goto(page, base, "/")
    page.keyboard.press("/")
    checks.equal(page.evaluate("document.activeElement.id"), "find", "the slash key goes to the search")
    page.keyboard.type(name)
    page.locator("#found [role=option]").first.wait_for()
    checks.equal(page.get_attribute("#find", "aria-expanded"), "true", "the list of found players is announced")
    page.keyboard.press("ArrowDown")
    checks.that(page.get_attribute("#find", "aria-activedescendant"), "the arrow key marks a player")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/players/\d+"))
    settled(page)
    page.focus("#find")
    page.keyboard.type(name)
    page.locator("#found [role=option]").first.wait_for()
    page.keyboard.press("Escape")
    checks.that(page.locator("#found").is_hidden(), "Escape closes the list")


def windows(page, base, checks):
    goto(page, base, "/")
    checks.equal(page.locator(".win").count(), 27, "27 windows in the timeline")
    page.locator(".win").nth(3).click()
    checks.that(page.locator(".win").nth(3).get_attribute("data-id") in page.inner_text(".window-card"), "a click shows the window's figures")
    page.keyboard.press("ArrowRight")
    checks.equal(page.locator(".win").nth(4).get_attribute("aria-pressed"), "true", "the arrow key goes to the next window")
    page.keyboard.press("End")
    checks.equal(page.locator(".win").nth(26).get_attribute("aria-pressed"), "true", "End goes to the last window")
    checks.equal(page.locator(".win[tabindex='0']").count(), 1, "one window at a time can be reached with Tab")
    head = page.locator("th", has_text="rows").first
    head.get_by_role("button").click()
    checks.equal(head.get_attribute("aria-sort"), "descending", "the table sorts by rows")
    numbers = [int(text.replace(",", "")) for text in page.locator("tbody tr td:nth-child(4)").all_inner_texts() if text != "–"]
    checks.equal(numbers, sorted(numbers, reverse=True), "rows are in order")
    head.get_by_role("button").click()
    checks.equal(head.get_attribute("aria-sort"), "ascending", "a second click turns the order")


def tonight(page, base, checks):
    goto(page, base, "/tonight")
    rows = page.locator(".forecasts tbody tr:not(.team)")
    everybody = rows.count()
    checks.that(everybody > 5, "the night has players")
    checks.that(page.locator(".forecasts tr.team").count() >= 2, "players are grouped by team")
    page.locator(".chip").nth(1).click()
    checks.that(0 < rows.count() <= everybody, "a game can be picked")
    page.locator(".chip").first.click()
    player = rows.first.locator("a").inner_text()
    page.get_by_label("Player or team").fill(player.upper())
    checks.that(1 <= rows.count() < everybody, "the search finds a player whatever the case")
    page.get_by_label("Player or team").fill("nobody at all")
    checks.that(page.get_by_text("Nobody matches").is_visible(), "a search without a hit says so")
    page.get_by_label("Player or team").fill("")
    page.get_by_label("Order").select_option("points")
    figures = [float(text) for text in page.locator(".forecasts td.points b:first-child").all_inner_texts() if re.fullmatch(r"[\d.]+", text)]
    checks.that(len(figures) >= everybody, "every player has a forecast of points")
    checks.equal(page.get_attribute("th[data-key=points]", "aria-sort"), "descending", "the order is marked in the table")
    page.click("th[data-key=player] button")
    names = page.locator(".forecasts tbody th a").all_inner_texts()
    checks.equal(names, sorted(names, key=str.casefold), "sorted by name")
    page.get_by_label("at least").fill("20")
    page.get_by_label("at least").press("Enter")
    page.locator("td.chance").first.wait_for()
    chances = [float(text.removesuffix(" %")) for text in page.locator("td.chance").all_inner_texts() if text != "–"]
    checks.equal(chances, sorted(chances, reverse=True), "the likeliest to have k or more come first")
    checks.that(len(chances) > 5 and "atLeast=points%3A20" in page.url, "the question stands in the address")
    page.get_by_label("at least").fill("")
    page.get_by_label("at least").press("Enter")
    page.locator("td.chance").first.wait_for(state="detached")
    page.set_viewport_size({"width": 390, "height": 844})
    page.locator(".only-narrow label", has_text="assists").click()
    checks.that(page.locator("td.assists").first.is_visible() and page.locator("td.points").first.is_hidden(), "a narrow screen shows one stat at a time")
    page.set_viewport_size({"width": 1280, "height": 900})
    date = page.get_by_label("Day", exact=True).input_value()
    checks.that(re.fullmatch(r"\d{4}-\d\d-\d\d", date), "the day is shown")
    page.get_by_role("button", name="Day with games before").click()
    page.locator(".basis, .state").first.wait_for()
    checks.that(page.get_by_label("Day", exact=True).input_value() <= date, "the day before")


def player(page, base, checks, address):
    goto(page, base, address)
    checks.that(page.locator(".distribution svg").count() == 1, "the distribution is drawn")
    first = page.inner_text(".distribution .tile dd >> nth=0")
    page.locator(".choice label", has_text="rebounds").click()
    checks.that(page.inner_text(".distribution .tile dd >> nth=0") != first, "another stat has other figures")
    checks.that("stat=rebounds" in page.url, "the stat stands in the address")
    slider = page.locator("input[type=range]")
    slider.focus()
    before = page.inner_text(".atleast output")
    page.keyboard.press("ArrowRight")
    after = page.inner_text(".atleast output")
    shares = [float(re.match(r"([\d.]+) %", text)[1]) for text in (before, after)]
    checks.that(shares[1] <= shares[0], f"more is never likelier: {before} then {after}")
    checks.that(page.locator(".distribution rect.bar2").count() > 0, "the bars below k are dimmed")
    page.get_by_text("The games as a table").click()
    checks.that(page.locator("table", has_text="opponent").first.is_visible(), "the games as a table")
    page.locator("details.group summary").first.click()
    checks.that(page.locator("details.group table").first.is_visible(), "a group of contributions opens")


def evidence(page, base, checks):
    goto(page, base, "/evidence")
    settled(page)
    board = page.locator("section", has_text="Beside the baselines").first
    first = board.locator("tbody td").first.inner_text()
    board.locator("label", has_text="CRPS").click()
    checks.that(board.locator("tbody td").first.inner_text() != first, "another measure has other figures")
    board.locator("label", has_text="pool B").click()
    checks.that("Pool B" in board.inner_text(), "the pool is named")
    models = board.locator("tbody th").all_inner_texts()
    checks.that({"V4", "EWMA, half-life 6", "mean of last 5"} <= set(models), f"baselines stand beside: {models}")
    against = page.locator("section", has_text="Against the others").first
    against.locator("label", has_text="CRPS").click()
    checks.that(against.locator(".track").count() >= 5, "intervals against the others")
    cohorts = page.locator("section", has_text="Where it is better").first
    cohorts.locator("label", has_text="threes").click()
    checks.that(cohorts.locator("tbody tr").count() >= 5, "cohorts have rows")
    ablation = page.locator("section", has_text="Ablation").last
    ablation.locator("tbody tr").first.wait_for()
    checks.equal(ablation.locator("tbody tr").count(), 11, "eight combinations, and three that leave out something else")
    checks.equal(ablation.locator(".track").count(), 10, "each beside all components off")
    figures = ablation.locator("tbody tr td:nth-child(6)").all_inner_texts()
    checks.that(figures[0] == "–" and all(text.endswith(" %") for text in figures[1:]), f"each with its change: {figures}")
    # A colour is for what holds after the correction for all rows.
    sure = [text for text in ablation.locator("tbody tr td:nth-child(7)").all_inner_texts() if text != "–" and float(text) < 0.05]
    checks.that(ablation.locator(".track.good, .track.bad").count() <= len(sure), f"no colour without p below 0.05: {sure}")
    field = page.get_by_label("Show a player")
    if field.count():
        dots = page.locator(".map circle").count()
        page.get_by_role("button", name="Zoom in").click()
        page.get_by_role("button", name="Zoom in").click()
        checks.that(page.locator(".map circle").count() < dots, "zooming in shows fewer players")
        page.get_by_role("button", name="Show all").click()
        checks.equal(page.locator(".map circle").count(), dots, "and back")
        page.locator(".zooms").focus()
        page.keyboard.press("+")
        checks.that(page.locator(".map circle").count() <= dots, "the keys zoom as well")


def budget(page, base, checks):
    goto(page, base, "/budget")
    settled(page)
    checks.that(page.locator(".steps li").count() >= 3, "the plan has steps")
    checks.that(page.locator(".checks li").count() >= 3, "checks are listed")
    checks.that("Ledger" in page.inner_text("main"), "the ledger stands there")


def analyzer(page, base, checks, answers):
    goto(page, base, "/analyzer")
    checks.that("The market is hard" in page.inner_text("main"), "the page says what to expect")
    page.get_by_role("button", name="Analyze").click()
    checks.that("There are no lines yet" in page.inner_text("main"), "nothing to analyze is said")
    page.set_input_files("input[type=file]", {"name": "lines.csv", "mimeType": "text/csv", "buffer": b"gameDate,player\n2026-02-10,Nobody\n"})
    page.get_by_text("lines.csv, 34 B, 2 lines").wait_for()
    page.locator(".choice label", has_text="decimal").click()
    page.get_by_label("Bankroll").fill("500")
    page.get_by_role("button", name="Analyze").click()
    page.get_by_role("heading", name="Result").wait_for()
    method, path, query, body = [each for each in answers.asked if each[1].endswith("/analyze")][-1]
    checks.equal((method, query.get("odds"), query.get("bankroll")), ("POST", "decimal", "500"), "the choices are sent")
    checks.that("2026-02-10" in (body or ""), "the file is sent")
    for name in ("all", "refused"):
        page.locator("section", has_text="Sides").locator("label", has_text=name).first.click()
    checks.that(page.locator("table", has_text="verdict").locator("tbody tr").count() > 0, "refused sides are listed with reasons")
    checks.that(page.get_by_role("heading", name="Not resolved").count() == 1, "what did not resolve is listed")
