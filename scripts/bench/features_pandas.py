#!/usr/bin/env python3
"""Features in pandas, for the benchmark page: `pip install pandas`, then `features_pandas.py FOLDER`.

The same columns as `features_polars.py`. The clock starts when the rows are in memory.
"""

import glob
import os

import numpy as np
import pandas as pd
from games import COLUMNS, OTHERS, RATED, STATS, TEAM, Clock, arguments


def load(folder):
    frames = []
    names = {"playerteamName": "team", "opponentteamName": "opponent"}
    for path in sorted(glob.glob(os.path.join(folder, "*.csv.gz"))):
        wanted = ["personId", "gameId", "gameDate", *names, "home", *COLUMNS]
        frame = pd.read_csv(path, usecols=wanted, dtype=dict.fromkeys(["home", *COLUMNS], np.float32))
        frames.append(frame.assign(season=int(os.path.basename(path)[:4])))
    rows = pd.concat(frames, ignore_index=True).rename(columns=names)
    rows["gameDate"] = pd.to_datetime(rows["gameDate"])
    rows = rows[rows["numMinutes"].isna() | (rows["numMinutes"] > 0)]
    return rows.sort_values(["gameDate", "gameId", "personId"], ignore_index=True)


class Past:
    """Earlier values of a column within groups. Rows must be sorted by group, then time."""

    def __init__(self, rows, column, keys):
        self.keys = [rows[key] for key in keys]
        self.values = rows.groupby(keys, sort=False)[column].shift(1)
        self.groups = self.values.groupby(self.keys, sort=False)

    def _flat(self, series):
        return series.droplevel(list(range(len(self.keys)))).sort_index()

    def mean(self, games):
        return self._flat(self.groups.rolling(games, min_periods=1).mean())

    def deviation(self, games):
        return self._flat(self.groups.rolling(games, min_periods=2).std())

    def median(self, games):
        return self._flat(self.groups.rolling(games, min_periods=1).median())

    def fading(self, half_life):
        return self._flat(self.groups.ewm(halflife=half_life).mean())

    def to_date(self):
        known = self.values.notna().groupby(self.keys, sort=False).cumsum()
        return self.values.fillna(0).groupby(self.keys, sort=False).cumsum() / known.replace(0, np.nan)


def player_features(rows):
    person, season = ["personId"], ["personId", "season"]
    features = {}
    fading = {}
    for name, column in STATS.items():
        past = Past(rows, column, person)
        for games in (3, 5, 10, 20):
            features[f"{name}_mean{games}"] = past.mean(games)
        for half in (3, 6, 12, 20):
            fading[column, half] = features[f"{name}_ewma{half}"] = past.fading(half)
        features[f"{name}_season"] = Past(rows, column, season).to_date()
        features[f"{name}_career"] = past.to_date()
        features[f"{name}_sd20"] = past.deviation(20)
        features[f"{name}_median20"] = past.median(20)
        features[f"{name}_trend"] = fading[column, 3] - fading[column, 20]
        for home in (0, 1):
            there = rows.assign(there=rows[column].where(rows["home"] == home))
            features[f"{name}_home{home}"] = Past(there, "there", person).to_date()
    for column in OTHERS:
        past = Past(rows, column, person)
        features[f"{column}_mean5"] = past.mean(5)
        features[f"{column}_mean10"] = past.mean(10)
        features[f"{column}_ewma6"] = past.fading(6)
        features[f"{column}_season"] = Past(rows, column, season).to_date()
    for column in RATED:
        past = Past(rows, column, person)
        for half in (12, 20):
            if (column, half) not in fading:
                fading[column, half] = past.fading(half)
            rate = fading[column, half] / fading["numMinutes", half]
            features[f"{column}_rate{half}"] = 36 * rate
            features[f"{column}_rate{half}_minutes"] = rate * fading["numMinutes", 3]
    features["rest_days"] = rows.groupby(person, sort=False)["gameDate"].diff().dt.days
    features["games_season"] = rows.groupby(season, sort=False).cumcount()
    features["games_career"] = rows.groupby(person, sort=False).cumcount()
    return pd.DataFrame(features).astype(np.float32)


def team_features(rows):
    keys = ["gameId", "gameDate", "season", "team", "opponent"]
    games = rows.groupby(keys, as_index=False)[TEAM].sum()
    games = games.sort_values(["gameDate", "gameId", "team"], ignore_index=True)
    features = {}
    for side, prefix in (("team", "team"), ("opponent", "allowed")):
        for column in TEAM:
            past = Past(games, column, [side])
            features[f"{prefix}_{column}"] = past.fading(12)
            features[f"{prefix}_{column}_mean5"] = past.mean(5)
            features[f"{prefix}_{column}_season"] = Past(games, column, [side, "season"]).to_date()
        features[f"{prefix}_rest"] = games.groupby(side, sort=False)["gameDate"].diff().dt.days
    table = pd.DataFrame(features).astype(np.float32)
    return pd.concat([games[["gameId", "team", "opponent"]], table], axis=1)


def league_features(rows):
    days = rows.groupby(["season", "gameDate"], as_index=False).agg(
        **{c: (c, "sum") for c in TEAM}, rows=("points", "size"))
    sums = days.groupby("season")[[*TEAM, "rows"]].cumsum().groupby(days["season"]).shift(1)
    league = sums[TEAM].div(sums["rows"], axis=0).add_prefix("league_")
    return pd.concat([days[["gameDate"]], league.astype(np.float32)], axis=1)


def main():
    rows = load(arguments(__doc__).folder)
    clock = Clock()
    given = rows.shape[1]
    table = pd.concat([rows, player_features(rows)], axis=1)
    table = table.merge(team_features(rows), on=["gameId", "team", "opponent"], how="left")
    table = table.merge(league_features(rows), on="gameDate", how="left")
    assert len(table) == len(rows)
    clock.report(f"pandas {pd.__version__}", len(table), table.shape[1] - given)


if __name__ == "__main__":
    main()
