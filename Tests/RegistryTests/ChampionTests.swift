import BoxScores
import Foundation
import Testing

@testable import Registry

@Suite struct ChampionTests {
  @Test func promotionsAreAStackThatARollbackTakesDown() throws {
    try withRegistry { registry in
      #expect(try registry.champion(of: "real-blind") == nil)
      let first = try registry.promote(
        line: "real-blind", configuration: "aaa", name: "first", record: "{\"x\":1}", expecting: nil)
      let second = try registry.promote(
        line: "real-blind", configuration: "bbb", name: "second", record: "{}", expecting: first.id)
      #expect(second.replaced == first.id)
      #expect(try registry.champion(of: "real-blind")?.name == "second")
      // Another line has a champion of its own.
      #expect(try registry.champion(of: "real-lineup") == nil)
      let (from, to) = try registry.rollBack(line: "real-blind")
      #expect(from.name == "second" && to.name == "first")
      #expect(try registry.champion(of: "real-blind")?.name == "first")
      #expect(try registry.champions(of: "real-blind").map(\.state) == [.current, .rolledBack])
      #expect(try registry.champion(of: "real-blind")?.record(as: [String: Int].self) == ["x": 1])
    }
  }

  @Test func withoutAChampionBeforeARollbackIsRefused() throws {
    try withRegistry { registry in
      let none = #expect(throws: RegistryError.self) { try registry.rollBack(line: "real-blind") }
      #expect(none == .noPreviousChampion(line: "real-blind", champion: nil))
      #expect(none?.exitCode == .preflightRefused)
      try registry.promote(line: "real-blind", configuration: "aaa", name: "first", record: "{}", expecting: nil)
      let first = #expect(throws: RegistryError.self) { try registry.rollBack(line: "real-blind") }
      #expect(first == .noPreviousChampion(line: "real-blind", champion: "first"))
      #expect(try registry.champion(of: "real-blind")?.name == "first")
    }
  }

  @Test func aDecisionAgainstAnotherChampionIsRefused() throws {
    try withRegistry { registry in
      try registry.promote(line: "real-blind", configuration: "aaa", name: "first", record: "{}", expecting: nil)
      let error = #expect(throws: RegistryError.self) {
        try registry.promote(line: "real-blind", configuration: "bbb", name: "second", record: "{}", expecting: nil)
      }
      #expect(error == .championChanged(line: "real-blind", now: "first"))
      #expect(try registry.champions(of: "real-blind").count == 1)
    }
  }

  @Test func experimentsAreKeptWithEverythingThatShapedThem() throws {
    try withRegistry { registry in
      var record = ExperimentRecord(
        kind: "backtest", line: "real-blind", name: "v4_full", seconds: 12.5, seasons: [Season(2024), Season(2025)],
        seeds: [11, 12], dataHash: "d", schemaHash: "s", configuration: "{\"a\":true}", metrics: "{\"maeInt\":4.6}")
      try registry.record(record)
      record.kind = "meta train"
      record.state = .failed
      record.message = "too little history"
      try registry.record(record)
      let known = try registry.experiments()
      #expect(known.map(\.kind) == ["meta train", "backtest"])
      #expect(known[0].state == .failed && known[0].message == "too little history")
      #expect(known[1].seasons == [Season(2024), Season(2025)] && known[1].seeds == [11, 12])
      #expect(known[1].configuration == "{\"a\":true}" && known[1].metrics == "{\"maeInt\":4.6}")
      #expect(try registry.experiments(kind: "backtest").count == 1)
      #expect(try registry.experiments(limit: 1).map(\.kind) == ["meta train"])
    }
  }
}
