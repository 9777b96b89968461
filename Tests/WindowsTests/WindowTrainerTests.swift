import BoxScores
import Foundation
import Synchronization
import Testing

@testable import Windows

@Suite(.enabled(if: TreeLibrary.isPresent, "\(TreeLibrary.absence)"))
struct WindowTrainerTests {
  private let league = LeagueFixture.early

  private func train(
    _ vintage: Vintage, into folder: URL, threads: Int = 1, settings: WindowSettings = LeagueFixture.settings,
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws -> WindowOutcome {
    try WindowTrainer(settings: settings, threads: threads).train(
      vintage, table: league.table, matrix: league.matrix, dataHash: "test", into: folder, shouldStop: shouldStop)
  }

  @Test func aWindowAbstainsOnWhatItsEraDidNotRecord() throws {
    try LeagueFixture.withFolder { folder in
      guard case .trained(let manifest, _) = try train(Vintage(window: WindowID("1947-1949")!), into: folder) else {
        Issue.record("not trained")
        return
      }
      #expect(manifest.report(of: .points)?.state == .trained)
      #expect(manifest.report(of: .assists)?.state == .trained)
      for (target, reason) in [(Target.rebounds, "1951"), (.threes, "1980"), (.minutes, "1952")] {
        let report = try #require(manifest.report(of: target))
        #expect(report.state == .abstains)
        #expect(report.reason == "not recorded before \(reason)")
        #expect(report.tail == nil)
      }
      let model = try WindowModel.load(folder: folder)
      let rows = league.table.rows(of: Season(1954))
      let forecast = try model.predict(FeatureBlock(rows: rows, of: league.table, matrix: league.matrix))
      #expect(forecast.median(.rebounds) == nil)
      #expect(forecast.median(.threes) == nil)
      #expect(forecast.median(.points)?.count == rows.count)
    }
  }

  @Test func aKilledTrainingGoesOnAndEndsInTheSameBytes() throws {
    try LeagueFixture.withFolder { folder in
      let vintage = Vintage(window: WindowID("1953-1955")!)
      let (whole, broken) = (folder.appendingPathComponent("whole"), folder.appendingPathComponent("broken"))
      guard case .trained(_, let run) = try train(vintage, into: whole) else {
        Issue.record("not trained")
        return
      }
      #expect(run.resumed == 0)
      for limit in [1, 3, 7] {
        let count = Mutex(0)
        #expect(throws: WindowError.self) {
          try train(vintage, into: broken, threads: 2) {
            count.withLock {
              $0 += 1
              return $0 > limit
            }
          }
        }
        #expect(!FileManager.default.fileExists(atPath: broken.appendingPathComponent(WindowManifest.fileName).path))
      }
      // A booster cut short by the kill is not trusted.
      let staging = broken.appendingPathComponent("staging")
      let victim = try #require(
        try FileManager.default.contentsOfDirectory(atPath: staging.path).filter { $0.hasSuffix(".txt") }.min())
      let text = try Data(contentsOf: staging.appendingPathComponent(victim))
      try text.prefix(text.count / 2).write(to: staging.appendingPathComponent(victim))

      guard case .trained(_, let resumed) = try train(vintage, into: broken, threads: 2) else {
        Issue.record("not trained")
        return
      }
      #expect(resumed.resumed == 1 + 3 + 7 - 1)
      let (one, other) = (try LeagueFixture.content(whole), try LeagueFixture.content(broken))
      #expect(one == other)
    }
  }

  @Test func otherInputsTakeNothingOverFromTheStage() throws {
    try LeagueFixture.withFolder { folder in
      let vintage = Vintage(window: WindowID("1953-1955")!)
      let count = Mutex(0)
      #expect(throws: WindowError.self) {
        try train(vintage, into: folder) {
          count.withLock {
            $0 += 1
            return $0 > 2
          }
        }
      }
      var settings = LeagueFixture.settings
      settings.learningRate *= 0.5
      guard case .trained(_, let run) = try train(vintage, into: folder, settings: settings) else {
        Issue.record("not trained")
        return
      }
      #expect(run.resumed == 0)
    }
  }

  @Test func tooFewRowsAndNoRowsSaySo() throws {
    try LeagueFixture.withFolder { folder in
      var settings = LeagueFixture.settings
      settings.minimumRows = 100_000
      let vintage = Vintage(window: WindowID("1950-1952")!)
      guard case .tooFewRows(let found, 100_000) = try train(vintage, into: folder, settings: settings) else {
        Issue.record("trained on too few rows")
        return
      }
      #expect(found == league.table.rows(of: Season(1950)...Season(1952)).count)
      guard case .masked = try train(Vintage(window: WindowID("1950-1952")!, cutoff: Season(1950)), into: folder) else {
        Issue.record("a vintage with no seasons is not masked")
        return
      }
      #expect(!FileManager.default.fileExists(atPath: folder.path))
    }
  }

  @Test func aRowAloneIsForecastLikeTheSameRowAmongOthers() throws {
    try LeagueFixture.withFolder { folder in
      let vintage = Vintage(window: WindowID("1953-1955")!)
      _ = try train(vintage, into: folder)
      let model = try WindowModel.load(folder: folder)
      let rows = Array(league.table.rows(of: Season(1954)).prefix(40))
      let together = try model.predict(FeatureBlock(rows: rows, of: league.table, matrix: league.matrix), threads: 2)
      for (index, row) in rows.enumerated() {
        let alone = try model.predict(FeatureBlock(rows: [row], of: league.table, matrix: league.matrix))
        for target in model.targets {
          for head in WindowHead.allCases {
            let value = try #require(alone.values[target]?[head]?.first)
            #expect(value == together.values[target]![head]![index])
            #expect(value >= 0)
          }
        }
      }
    }
  }

  @Test func aDamagedModelIsRefused() throws {
    try LeagueFixture.withFolder { folder in
      _ = try train(Vintage(window: WindowID("1953-1955")!), into: folder)
      let file = folder.appendingPathComponent("points.median.txt")
      var text = try Data(contentsOf: file)
      text[text.count / 2] ^= 1
      try text.write(to: file)
      let error = try #require(throws: WindowError.self) { _ = try WindowModel.load(folder: folder) }
      #expect(error.exitCode == .corrupt)
      try FileManager.default.removeItem(at: file)
      #expect(throws: WindowError.self) { _ = try WindowModel.load(folder: folder) }
    }
  }

  @Test func theFutureOfAVintageIsNothingToIt() throws {
    try LeagueFixture.withFolder { folder in
      let vintage = Vintage(window: WindowID("1950-1952")!, cutoff: Season(1952))
      let (one, other) = (folder.appendingPathComponent("one"), folder.appendingPathComponent("other"))
      _ = try train(vintage, into: one)
      var changed = league.table
      for row in changed.rows(of: Season(1952)...Season(1954)) {
        for column in BoxColumn.allCases { changed.values[column.rawValue][row] = 7 }
      }
      _ = try WindowTrainer(settings: LeagueFixture.settings).train(
        vintage, table: changed, matrix: league.matrix, dataHash: "test", into: other)
      let (before, after) = (try LeagueFixture.content(one), try LeagueFixture.content(other))
      #expect(before == after)
    }
  }
}
