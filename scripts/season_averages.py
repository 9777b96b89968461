#!/usr/bin/env python3
"""Writes Sources/BoxScores/Averages/SeasonAveragesTable.swift from season totals of the league (public facts).

    scripts/season_averages.py DATA_FOLDER [OUT_FILE]

DATA_FOLDER holds player_seasons.csv.gz (one row a player and season; a traded player has one row, team 'TOT', with his
total) and team_games.csv.gz (one row a game, from 1949-50). Only BAA and NBA rows count. An average is taken over the
player-games whose total is known, so that a player without recorded minutes does not pull the minutes down. Python's
standard library is all it needs.
"""
import collections
import csv
import gzip
import os
import sys

COLUMNS = {
    "numMinutes": "minutes", "points": "points", "reboundsTotal": "reboundsTotal", "assists": "assists",
    "threePointersMade": "threePointersMade", "threePointersAttempted": "threePointersAttempted",
    "fieldGoalsMade": "fieldGoalsMade", "fieldGoalsAttempted": "fieldGoalsAttempted",
    "freeThrowsMade": "freeThrowsMade", "freeThrowsAttempted": "freeThrowsAttempted",
    "reboundsOffensive": "reboundsOffensive", "reboundsDefensive": "reboundsDefensive", "steals": "steals",
    "blocks": "blocks", "turnovers": "turnovers", "foulsPersonal": "foulsPersonal",
}
FIRST_SEASON = {
    "reboundsTotal": 1951, "numMinutes": 1952, "reboundsOffensive": 1974, "reboundsDefensive": 1974, "steals": 1974,
    "blocks": 1974, "turnovers": 1978, "threePointersMade": 1980, "threePointersAttempted": 1980,
}
# Regular-season games before the file of games begins.
EARLY_GAMES = {1947: 331, 1948: 192, 1949: 360}
# Seasons in which a team folded: teams that finished, and the games each of them played.
FOLDED = {1951: (10, 68), 1955: (8, 72)}


def main(folder, out):
    games = collections.Counter(EARLY_GAMES)
    with gzip.open(os.path.join(folder, "team_games.csv.gz"), "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["gameType"] == "Regular Season":
                games[int(row["season"])] += 1
    totals = collections.defaultdict(lambda: [0.0, 0.0])
    teams, player_games, seen = collections.defaultdict(set), collections.Counter(), set()
    with gzip.open(os.path.join(folder, "player_seasons.csv.gz"), "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["league"] not in ("BAA", "NBA"):
                continue
            season, played = int(row["season"]), int(float(row["games"]))
            key = (season, row["personId"] or row["player"] + row["age"])
            if key in seen:
                sys.exit(f"{key} has two rows: totals of a traded player would count twice")
            seen.add(key)
            player_games[season] += played
            if row["team"] != "TOT":
                teams[season].add(row["team"])
            for name, source in COLUMNS.items():
                if row[source] != "":
                    totals[season, name][0] += float(row[source])
                    totals[season, name][1] += played

    def average(season, name):
        total, played = totals[season, name]
        if season < FIRST_SEASON.get(name, 1947) or played == 0:
            return ""
        value = total / played
        return f"{value:.2f}" if value >= 5 else f"{value:.3f}"

    lines = []
    for season in sorted(player_games):
        count = len(teams[season])
        count, each = FOLDED.get(season, (count, round(2 * games[season] / count)))
        averages = ",".join(average(season, name) for name in COLUMNS)
        lines.append(f"    {season},{count},{each},{games[season]},{player_games[season]},{averages}")
    text = "\n".join([
        "// Written by scripts/season_averages.py; do not edit. Origin: season totals of the league (public facts).",
        "",
        "extension SeasonAverages {",
        "  /// One line a season: end year, teams, games of a team, games, player-games, then the average of a player-game",
        "  /// for every recorded column in the order of `BoxColumn`. Regular season only.",
        '  static let text = """',
        *lines,
        '    """',
        "}",
        "",
    ])
    with open(out, "w", encoding="utf-8") as file:
        file.write(text)
    print(f"{len(lines)} seasons to {out}")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    default = os.path.join(here, "Sources", "BoxScores", "Averages", "SeasonAveragesTable.swift")
    main(sys.argv[1], sys.argv[2] if len(sys.argv) == 3 else default)
