import BoxScores
import NativeLibraries
import Testing

@testable import MetaLearner

@Suite struct MetaPreflightTests {
  private var complete: [WindowID: WindowState] {
    Dictionary(uniqueKeysWithValues: WindowCatalogue.all.map { ($0, .trained) })
  }

  @Test func all27TrainedPass() throws {
    try MetaPreflight.check(complete)
  }

  @Test func oneMissingIsRefusedByNameWithTheCommand() throws {
    var states = complete
    states[WindowID("2022-2024")!] = nil
    let error = try #require(throws: MetaError.self) { try MetaPreflight.check(states) }
    #expect(error.exitCode == .preflightRefused)
    #expect(
      error.message
        == "26 of 27 windows are trained and a meta-learner needs all of them; missing: 2022-2024. "
        + "Train them: fullcourt windows train --only 2022-2024")
  }

  @Test func staleAndCorruptOnesAreRefusedToo() throws {
    var states = complete
    states[WindowID("1947-1949")!] = .stale
    states[WindowID("1980-1982")!] = .corrupt
    let error = try #require(throws: MetaError.self) { try MetaPreflight.check(states) }
    #expect(error.message.contains("stale: 1947-1949; corrupt: 1980-1982"))
    #expect(error.message.contains("fullcourt windows train --only 1947-1949 --only 1980-1982"))
  }

  @Test func manyAreTrainedByOneCommand() throws {
    let error = try #require(throws: MetaError.self) { try MetaPreflight.check([:]) }
    #expect(error.message.hasSuffix("fullcourt windows train --missing"))
    #expect(error.message.hasPrefix("0 of 27"))
  }
}
