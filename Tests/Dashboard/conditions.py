"""What a page shows when things are not as they should be: no champion, a token, a fault, a server that is gone, another
champion, a training that runs, a name that is no name."""

from controls import goto
from harness import settled

NO_CHAMPION = dict(
    status=503, code="forecast.noChampion", title="No champion yet", detail="26 of 27 windows are trained; missing: 2022-2024.",
    expected="all 27 windows trained", do="fullcourt windows train --only 2022-2024")
DAMAGED = dict(
    status=500, code="artifact.corrupt", title="A file is damaged", detail="points.txt is not what was committed.",
    expected="the bytes that were committed", do="fullcourt registry verify")


def check(new_page, base, checks):
    no_champion(*new_page(), base, checks)
    damaged(*new_page(), base, checks)
    token(*new_page(), base, checks)
    gone(*new_page(), base, checks)
    switched(*new_page(), base, checks)
    training(*new_page(), base, checks)
    hostile(*new_page(), base, checks)
    empty(*new_page(), base, checks)


def no_champion(page, answers, base, checks):
    answers.fail["/v1/forecasts"] = NO_CHAMPION
    goto(page, base, "/tonight")
    text = page.inner_text("main")
    checks.that("No champion yet" in text and "missing: 2022-2024" in text, "503 says why")
    checks.that("fullcourt windows train --only 2022-2024" in text, "503 gives the command")
    answers.fail.clear()
    page.get_by_role("button", name="Try again").click()
    page.locator(".forecasts").wait_for()
    page.context.close()


def damaged(page, answers, base, checks):
    answers.fail["/v1/windows"] = DAMAGED
    goto(page, base, "/")
    text = page.inner_text("main [role=alert]")
    for part in ("A file is damaged", "points.txt", "the bytes that were committed", "fullcourt registry verify", "artifact.corrupt"):
        checks.that(part in text, f"a problem shows {part}")
    page.context.close()


def token(page, answers, base, checks):
    answers.token = "secret"
    page.goto(base + "/budget")
    field = page.get_by_label("Token", exact=True)
    field.wait_for()
    checks.equal(page.locator("dialog[open]").count(), 1, "one question for a token, however many requests wait")
    field.fill("wrong")
    page.keyboard.press("Enter")
    page.get_by_text("was not accepted").wait_for()
    field.fill("secret")
    page.get_by_role("button", name="Use it").click()
    page.locator(".steps li").first.wait_for()
    page.reload()
    page.locator(".steps li").first.wait_for()
    checks.equal(page.locator("dialog[open]").count(), 0, "the token is kept for the tab")
    page.context.close()


def gone(page, answers, base, checks):
    goto(page, base, "/tonight")
    answers.fail["/v1/"] = None
    page.click("nav.pages a[data-page=budget]")
    page.locator(".banner").wait_for()
    checks.that("does not answer" in page.inner_text(".banner"), "a banner tells that the server is gone")
    answers.fail.clear()
    page.locator(".banner button").click()
    page.locator(".steps li").first.wait_for()
    checks.equal(page.locator(".banner").count(), 0, "and goes when it is back")
    page.context.close()


def switched(page, answers, base, checks):
    goto(page, base, "/tonight")
    answers.change["status"] = lambda body: body | {"champion": {"key": "another", "season": 2026, "variant": "blind", "configuration": "v4_full"}}
    answers.change["forecasts"] = lambda body: body | {"notes": ["of another champion"]}
    page.evaluate("dispatchEvent(new Event('visibilitychange'))")
    page.locator(".banner").wait_for()
    checks.that("Another champion" in page.inner_text(".banner"), "a banner tells of another champion")
    page.locator(".banner button").click()
    page.get_by_text("What these forecasts stand on").click()
    page.get_by_text("of another champion").wait_for()
    page.context.close()


def training(page, answers, base, checks):
    answers.events = (
        'event: status\ndata: {"windows":{"2022-2024":"missing"},"training":{"running":true,"holder":{"what":"windows train","since":"2026-02-10T20:00:00Z","host":"box"}}}\n\n'
        'event: progress\ndata: {"what":"windows train","step":"2022-2024","done":25,"of":27,"fraction":0.62,"secondsLeft":312,"note":"points"}\n\n')
    goto(page, base, "/")
    page.locator("progress").wait_for()
    text = page.inner_text(".training")
    for part in ("62 %", "25 of 27", "5 min 12 s left", "2022-2024"):
        checks.that(part in text, f"the progress shows {part}: {text!r}")
    checks.equal(page.get_attribute(".win[data-id='2022-2024'] .cell", "title"), "training now", "the window that is trained is marked")
    page.context.close()


def hostile(page, answers, base, checks):
    name = "<img src=x onerror=alert(1)><script>alert(2)</script>"

    def renamed(body):
        for row in body["forecasts"]:
            row["player"] = row["team"] = name
            row["caution"] = name
        return body | {"notes": [name]}

    answers.change["forecasts"] = renamed
    goto(page, base, "/tonight")
    checks.that(page.locator(".who a").first.inner_text() == name, "a name is shown as the text it is")
    checks.equal(page.locator("main img, main script").count(), 0, "no name becomes markup")
    page.context.close()


def empty(page, answers, base, checks):
    answers.change["forecasts"] = lambda body: body | {"forecasts": [], "note": "No game on that day."}
    answers.change["backtests"] = lambda body: {"backtests": []}
    answers.change["ablations"] = lambda body: {"ablations": []}
    answers.fail["/v1/players/7"] = dict(status=404, code="players.unknown", title="No such player", detail="Nobody has the id 7.")
    goto(page, base, "/tonight")
    checks.that("Nobody plays that day" in page.inner_text("main"), "a day without games says so")
    goto(page, base, "/evidence")
    settled(page)
    checks.that("No backtest yet" in page.inner_text("main") and "No ablation yet" in page.inner_text("main"), "no evidence yet is said")
    goto(page, base, "/players/7")
    checks.that("No such player" in page.inner_text("main"), "an unknown player is said")
    page.context.close()
