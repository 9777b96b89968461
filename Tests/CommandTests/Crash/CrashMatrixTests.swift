import Foundation
import Testing

/// kill -9 at chosen and at random moments of trainings with networks. `make crash` runs all of it, every test run a sample.
@Suite(.serialized, .enabled(if: Requirements.areMet && Requirements.hasTorch, Requirements.absence))
struct CrashMatrixTests {
  private static let windows = Result {
    try KillBench(
      CrashLeague.windows,
      ["windows", "train", "--only", "2022-2024", "--networks", "always", "--threads", "1"]
        + (CrashScale.isWhole ? ["--only", "2019-2021"] : []))
  }
  private static let meta = Result { try KillBench(CrashLeague.meta, ["meta", "train", "--threads", "1"]) }
  private static let isWhole = CrashScale.isWhole

  @Test func windowsKilledAtChosenMoments() throws {
    let bench = try Self.windows.get()
    let named = ["booster.begin", "booster.end", "network.step", "network.epoch", "window.written"] + Self.commit
    let chosen =
      Self.isWhole
      ? Self.spread(bench, named + ["write", "sync", "rename"])
      : [("commit.afterIntent", 1), ("write", 40)]
    for (point, number) in chosen { try bench.kill(at: point, number) }
    CrashScale.report("windows: \(chosen.count) chosen moments")
  }

  @Test func windowsKilledAtRandomMoments() throws {
    let bench = try Self.windows.get()
    try kill(bench, "windows", CrashScale.number("WINDOWS", sample: 3, whole: 140))
  }

  @Test(.enabled(if: isWhole, "make crash"))
  func metaLearnersKilledAtChosenMoments() throws {
    let bench = try Self.meta.get()
    let named = [
      "booster.begin", "booster.end", "embeddings.step", "memory.step", "memory.epoch", "league.written",
      "window.written",
      "meta.written",
    ]
    let chosen = Self.spread(bench, named + Self.commit + ["write", "sync", "rename"])
    for (point, number) in chosen { try bench.kill(at: point, number) }
    CrashScale.report("meta training: \(chosen.count) chosen moments")
  }

  @Test(.enabled(if: isWhole, "make crash"))
  func metaLearnersKilledAtRandomMoments() throws {
    try kill(try Self.meta.get(), "meta training", CrashScale.number("META", sample: 0, whole: 60))
  }

  private static let commit = [
    "commit.beforeIntent", "commit.afterIntent", "commit.afterOldMoved", "commit.afterNewMoved", "commit.afterRow",
  ]

  /// The first time a point is passed, the last, and one in the middle.
  private static func spread(_ bench: KillBench, _ points: [String]) -> [(String, Int)] {
    points.flatMap { point in
      let count = bench.count(point)
      return Set([1, (count + 1) / 2, count]).filter { $0 > 0 }.sorted().map { (point, $0) }
    }
  }

  private func kill(_ bench: KillBench, _ name: String, _ wanted: Int) throws {
    var random = SplitMix(seed: CrashScale.seed)
    var (kills, trainings) = (0, 0)
    while kills < wanted {
      kills += try bench.killUntilDone(&random, atMost: wanted - kills)
      trainings += 1
    }
    CrashScale.report(
      "\(name): \(kills) random moments in \(trainings) trainings of \((bench.seconds * 10).rounded() / 10) s, "
        + "seed \(CrashScale.seed)")
  }
}
