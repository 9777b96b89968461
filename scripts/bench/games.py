"""Arguments and clocks the feature benchmarks share."""

import argparse
import resource
import time

STATS = {
    "points": "points",
    "rebounds": "reboundsTotal",
    "assists": "assists",
    "threes": "threePointersMade",
    "minutes": "numMinutes",
}
OTHERS = [
    "fieldGoalsAttempted", "fieldGoalsMade", "threePointersAttempted", "freeThrowsAttempted", "freeThrowsMade",
    "reboundsOffensive", "reboundsDefensive", "steals", "blocks", "turnovers", "foulsPersonal", "plusMinusPoints",
]
RATED = ["points", "reboundsTotal", "assists", "threePointersMade", "fieldGoalsAttempted", "threePointersAttempted",
         "freeThrowsAttempted", "reboundsOffensive", "turnovers"]
TEAM = ["points", "reboundsTotal", "assists", "threePointersMade", "fieldGoalsAttempted"]
COLUMNS = list(STATS.values()) + OTHERS


def arguments(what):
    parser = argparse.ArgumentParser(description=what)
    parser.add_argument("folder", help="folder of <season>.csv.gz in the columns of Kaggle's PlayerStatistics")
    return parser.parse_args()


class Clock:
    """CPU seconds of this process, all threads, user and system."""

    def __init__(self):
        self.wall, self.cpu = time.monotonic(), time.process_time()

    def report(self, tool, rows, columns):
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{tool}: {rows} rows x {columns} features, {time.process_time() - self.cpu:.1f} CPU s, "
            f"{time.monotonic() - self.wall:.1f} s, peak {peak:.0f} MB")
