"""Records the answers of a running server into recorded/. In the workspace of `fullcourt demo`, so that there is something to
show of each: `fullcourt meta ablate --seasons 2025 --seeds 1`, `fullcourt budget set --cycle-start 2026-11-01 --limit 8 --hours 20
--machine A10G=1.10`; then `fullcourt serve` on it and `python3 Tests/Dashboard/record.py http://127.0.0.1:8080`. Refuses anything
but a simulated league: no real player's figures belong into this repository."""

import json
import re
import sys
import urllib.parse
import urllib.request

from harness import RECORDED

# A night of the demo league has more players than the tests need.
PLAYERS = 24


def rounded(value):
    """Six significant digits are what is ever shown, and make small files."""
    if isinstance(value, float):
        return float(f"{value:.6g}")
    if isinstance(value, list):
        return [rounded(each) for each in value]
    if isinstance(value, dict):
        return {key: rounded(each) for key, each in value.items()}
    return value


def main(base):
    def get(path, **query):
        address = f"{base}/v1/{path}" + (f"?{urllib.parse.urlencode(query)}" if query else "")
        with urllib.request.urlopen(address) as answer:
            return json.load(answer)

    def keep(name, body):
        text = json.dumps(rounded(body), separators=(",", ":"), ensure_ascii=False)
        # Where the recording was made is nobody's business.
        text = re.sub(r"(free at |--workspace )[^ ,\"']+", r"\1workspace", text)
        (RECORDED / f"{name}.json").write_text(text + "\n")

    status = get("status")
    if not status["simulatedOnly"]:
        raise SystemExit("this workspace has real games: record from the league of 'fullcourt demo'")
    RECORDED.mkdir(exist_ok=True)
    keep("status", status)
    night = get("forecasts", history=10, atLeast="points:20")
    teams = {row["team"] for row in night["forecasts"][:1]} | {row["opponent"] for row in night["forecasts"][:1]}
    night["forecasts"] = [row for row in night["forecasts"] if row["team"] in teams][:PLAYERS] + [
        row for row in night["forecasts"] if row["team"] not in teams][:PLAYERS // 2]
    keep("forecasts", night)
    star = max(night["forecasts"], key=lambda row: row["stats"]["points"]["median"])
    keep("players", get("players", q=star["player"][:4], limit=12))
    keep("player", get(f"players/{star['personId']}", date=star["gameDate"]))
    explanation = get(f"players/{star['personId']}/explanation", date=star["gameDate"])
    for part in explanation["stats"].values():
        for group in part["contributions"]["groups"]:
            group["features"] = group["features"][:12]
    keep("explanation", explanation)
    keep("days", get("days", season=int(star["gameDate"][:4]) + (int(star["gameDate"][5:7]) >= 8)))
    for name in ("windows", "plan", "backtests", "ablations", "budget", "budget-ledger"):
        keep(name, get(name.replace("-", "/")))
    backtest = get(f"backtests/{get('backtests')['backtests'][0]['id']}")
    backtest["cohorts"] = [row for row in backtest.get("cohorts", []) if row["pool"] == "A"]
    keep("backtest", backtest)
    ablations = get("ablations")["ablations"]
    if ablations:
        keep("ablation", get(f"ablations/{ablations[0]['id']}"))
    lines = "gameDate,homeTeam,awayTeam,player,market,book,line,overOdds,underOdds\n"
    for row in night["forecasts"][:8]:
        home, away = (row["team"], row["opponent"]) if row["home"] else (row["opponent"], row["team"])
        line = int(row["stats"]["points"]["median"]) + 0.5
        lines += f"{row['gameDate']},{home},{away},{row['player']},points,draftkings,{line},-110,-110\n"
    lines += f"{star['gameDate']},{home},{away},Nobody Atall,points,draftkings,10.5,-110,-110\n"
    lines += f"{star['gameDate']},{home},{away},{star['player']},points,draftkings,ten,-110,-110\n"
    request = urllib.request.Request(f"{base}/v1/lines/analyze?bankroll=1000&odds=american", lines.encode(), {"Content-Type": "text/csv"})
    with urllib.request.urlopen(request) as answer:
        keep("lines-analyze", json.load(answer))


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
