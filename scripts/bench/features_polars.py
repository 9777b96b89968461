#!/usr/bin/env python3
"""Features in polars, for the benchmark page: `pip install polars`, then `features_polars.py FOLDER`.

As the feature builder does, every value looks back at earlier games only. The clock starts when the rows are in memory.
Means of 3, 5, 10, 20 games and the season, four weighted means, spread, median, trend of the five main columns; means,
weighted means and season means of the other twelve; rates; rate times minutes; rest; splits; what opponents allow; team
means; the league to date.
"""

import glob
import os

import polars as pl
from games import COLUMNS, OTHERS, RATED, STATS, TEAM, Clock, arguments


def load(folder):
    frames = []
    for path in sorted(glob.glob(os.path.join(folder, "*.csv.gz"))):
        frame = pl.read_csv(path, infer_schema=False).select(
            pl.col("personId", "gameId").cast(pl.Int64), pl.col("gameDate").str.to_date(),
            pl.col("playerteamName").alias("team"), pl.col("opponentteamName").alias("opponent"),
            pl.col("home").cast(pl.Float32, strict=False),
            *[pl.col(name).cast(pl.Float32, strict=False) for name in COLUMNS],
            pl.lit(int(os.path.basename(path)[:4])).alias("season"))
        frames.append(frame)
    rows = pl.concat(frames).filter(pl.col("numMinutes").is_null() | (pl.col("numMinutes") > 0))
    return rows.sort("gameDate", "gameId", "personId")


def fading(column, half_life):
    return column.ewm_mean(half_life=half_life, adjust=True, ignore_nulls=False)


def player_features():
    person, season = ["personId"], ["personId", "season"]
    features = []
    for name, column in STATS.items():
        past = pl.col(column).shift(1)
        features += [
            past.rolling_mean(games, min_samples=1).over(person).alias(f"{name}_mean{games}") for games in (3, 5, 10, 20)
        ]
        features.append((past.cum_sum() / past.cum_count()).over(season).alias(f"{name}_season"))
        features.append((past.cum_sum() / past.cum_count()).over(person).alias(f"{name}_career"))
        features += [fading(past, half).over(person).alias(f"{name}_ewma{half}") for half in (3, 6, 12, 20)]
        features.append(past.rolling_std(20, min_samples=2).over(person).alias(f"{name}_sd20"))
        features.append(past.rolling_median(20, min_samples=1).over(person).alias(f"{name}_median20"))
        features.append((fading(past, 3) - fading(past, 20)).over(person).alias(f"{name}_trend"))
        for home in (0, 1):
            there = pl.when(pl.col("home") == home).then(pl.col(column)).shift(1)
            features.append((there.cum_sum() / there.cum_count()).over(person).alias(f"{name}_home{home}"))
    for column in OTHERS:
        past = pl.col(column).shift(1)
        features.append(past.rolling_mean(5, min_samples=1).over(person).alias(f"{column}_mean5"))
        features.append(past.rolling_mean(10, min_samples=1).over(person).alias(f"{column}_mean10"))
        features.append(fading(past, 6).over(person).alias(f"{column}_ewma6"))
        features.append((past.cum_sum() / past.cum_count()).over(season).alias(f"{column}_season"))
    minutes = pl.col("numMinutes").shift(1)
    for column in RATED:
        for half in (12, 20):
            rate = fading(pl.col(column).shift(1), half) / fading(minutes, half)
            features.append((36 * rate).over(person).alias(f"{column}_rate{half}"))
            features.append((rate * fading(minutes, 3)).over(person).alias(f"{column}_rate{half}_minutes"))
    day = pl.col("gameDate")
    features.append((day - day.shift(1)).dt.total_days().over(person).alias("rest_days"))
    features.append(pl.int_range(pl.len()).over(season).alias("games_season"))
    features.append(pl.int_range(pl.len()).over(person).alias("games_career"))
    return features


def team_features(rows):
    keys = ["gameId", "gameDate", "season", "team", "opponent"]
    games = rows.group_by(keys).agg(pl.col(TEAM).sum()).sort("gameDate", "gameId", "team")
    sides = []
    for side, prefix in (("team", "team"), ("opponent", "allowed")):
        features = []
        for column in TEAM:
            past = pl.col(column).shift(1)
            features.append(fading(past, 12).over(side).alias(f"{prefix}_{column}"))
            features.append(past.rolling_mean(5, min_samples=1).over(side).alias(f"{prefix}_{column}_mean5"))
            features.append((past.cum_sum() / past.cum_count()).over(side, "season").alias(f"{prefix}_{column}_season"))
        day = pl.col("gameDate")
        features.append((day - day.shift(1)).dt.total_days().over(side).alias(f"{prefix}_rest"))
        sides.append(games.select("gameId", "team", "opponent", *features))
    # What a team allows is what those who played against it made: the past of the opponent, met from this side.
    allowed = sides[1]
    return sides[0].join(allowed, on=["gameId", "team", "opponent"])


def league_features(rows):
    days = rows.group_by("season", "gameDate").agg(
        *[pl.col(c).sum().alias(f"{c}_sum") for c in TEAM], pl.len().alias("rows")).sort("gameDate")
    return days.select(
        "gameDate", *[
            (pl.col(f"{c}_sum").cum_sum().shift(1) / pl.col("rows").cum_sum().shift(1)).over("season").alias(f"league_{c}")
            for c in TEAM
        ])


def main():
    rows = load(arguments(__doc__).folder)
    clock = Clock()
    given = rows.width
    table = rows.with_columns(player_features())
    table = table.join(team_features(rows), on=["gameId", "team", "opponent"], how="left", maintain_order="left")
    table = table.join(league_features(rows), on="gameDate", how="left", maintain_order="left")
    assert table.height == rows.height
    clock.report(f"polars {pl.__version__}", table.height, table.width - given)


if __name__ == "__main__":
    main()
