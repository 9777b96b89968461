import BoxScores
import Foundation
import Testing
import Windows

@testable import Pipeline

/// The four checks of the windows, from their states alone.
@Suite struct WindowChecksTests {
  private func report(_ states: [String: WindowsReport.State], otherSchema: Set<String> = []) -> WindowsReport {
    WindowsReport(
      windows: WindowCatalogue.all.map { id in
        let name = id.description
        return WindowsReport.Window(
          id: id, state: states[name] ?? .trained, reason: nil, kind: .real, rows: 1, features: 1, bytes: 1, seconds: 1,
          cost: 0, stats: [:], network: nil, trainedAt: nil, isOfAnotherSchema: otherSchema.contains(name))
      })
  }

  private func failures(_ report: WindowsReport) -> [PreflightCheck] {
    PreflightReport(subject: "meta train", checks: WindowChecks.checks(report, tool: "fullcourt --workspace w"))
      .failures
  }

  @Test func allTrainedPasses() {
    #expect(failures(report([:])).isEmpty)
    #expect(WindowChecks.checks(report([:]), tool: "fullcourt").count == 4)
  }

  @Test func eachStateHasItsOwnCodeAndCommand() throws {
    let found = failures(
      report(
        ["1962-1964": .corrupt, "2022-2024": .missing, "2019-2021": .stale, "2016-2018": .stale],
        otherSchema: ["2016-2018", "1947-1949"]))
    #expect(found.map(\.code) == [.windowsCorrupt, .windowsMissing, .windowsStale, .windowsSchema])
    #expect(
      found.map(\.command) == [
        "fullcourt --workspace w windows train --only 1962-1964",
        "fullcourt --workspace w windows train --only 2022-2024",
        "fullcourt --workspace w windows train --only 2019-2021",
        "fullcourt --workspace w windows train --only 2016-2018",
      ])
    #expect(
      found[2].found
        == "23 of 27 windows are trained and a meta-learner needs all of them; stale: 2019-2021")
    #expect(
      found[3].text == """
        23 of 27 windows are trained and a meta-learner needs all of them; of another feature schema: 2016-2018
          expected: all windows trained with the features of this release
          do:       fullcourt --workspace w windows train --only 2016-2018
          check:    windows.schema (77)
        """)
  }

  @Test func manyAreTrainedByOneCommand() {
    let states = Dictionary(
      uniqueKeysWithValues: WindowCatalogue.all.prefix(5).map { ($0.description, WindowsReport.State.missing) })
    #expect(failures(report(states)).map(\.command) == ["fullcourt --workspace w windows train --missing"])
  }

  /// What networks brought to a window is the mean over all it forecasts: what was left out changed nothing.
  @Test func whatNetworksBroughtCountsWhatWasLeftOut() throws {
    func verdict(_ target: String, _ change: Double, kept: Bool) -> [String: Any] {
      [
        "target": target, "rows": 10, "dates": 2, "treesError": 4.0, "networkError": 4.0, "hybridError": 4.0,
        "change": change, "lower": change, "upper": change, "isKept": kept, "share": kept ? 0.5 : 0.0,
        "usesRepresentation": false, "representationChange": 0.0, "representationLower": 0.0,
        "representationUpper": 0.0,
      ]
    }
    func change(_ verdicts: [[String: Any]]) throws -> Double? {
      let data = try JSONSerialization.data(withJSONObject: verdicts)
      let network = NetworkHalf.absent("", verdicts: try JSONDecoder().decode([NetworkVerdict].self, from: data))
      return WindowsReport.Window(
        id: WindowID("2022-2024")!, state: .trained, reason: nil, kind: .real, rows: 1, features: 1, bytes: 1,
        seconds: 1, cost: 0, stats: [:], network: network, trainedAt: nil, isOfAnotherSchema: false
      ).networkChange
    }
    let points = verdict("points", -0.01, kept: true)
    #expect(try change([points]) == -0.01)
    #expect(try change([points, verdict("assists", 0.05, kept: false)]) == -0.005)
    #expect(try change([verdict("assists", 0.05, kept: false)]) == 0)
    #expect(try change([]) == nil)
    #expect(report([:]).windows[0].networkChange == nil)
  }
}
