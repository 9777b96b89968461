import BoxScores
import Foundation
import MetaLearner
import NativeLibraries
import Registry
import Synchronization
import Testing

@testable import Pipeline

@Suite(.enabled(if: LibraryStatus.of(.lightgbm).isFound && LibraryStatus.of(.duckdb).isFound))
struct AblationTests {
  /// What needs no network: the blend, the correction, and the correction without windows and without the league model.
  private static let parts: [AblationPart] = {
    let residual = AblationPart(residual: true, embeddings: false, temporal: false)
    var noWindows = AblationPart(residual: true, embeddings: false, temporal: false, name: "no windows")
    noWindows.windows = false
    var noLeague = AblationPart(residual: true, embeddings: false, temporal: false, name: "no league model")
    noLeague.league = false
    return [.off, residual, noWindows, noLeague]
  }()

  private func run(_ session: WorkspaceSession, stopAfter: Int? = nil) throws -> (AblationReport, [String]) {
    let finished = Mutex<[String]>([])
    let interruption = Interruption()
    let report = try Ablation(session, interruption: interruption) { event in
      guard case .finished(let step, _, _) = event, step.contains("season") else { return }
      let count = finished.withLock {
        $0.append(step)
        return $0.count
      }
      if count == stopAfter { interruption.request() }
    }.run(
      configuration: nil, seasons: [Season(2025)], variant: .blind, repetitions: 2, parts: Self.parts,
      command: "fullcourt meta ablate")
    return (report, finished.withLock { $0 })
  }

  @Test func unitsAreKeptAndARunThatStoppedGoesOnToTheSameFigures() throws {
    let league = try TinyLeague()
    let stopped = #expect(throws: Interrupted.self) { try run(league.session, stopAfter: 2) }
    #expect(stopped?.resume == "fullcourt meta ablate")
    let (report, rest) = try run(try league.reopened())
    // The blend has no seeds: one unit; the others have two.
    #expect(rest.count == 5)
    let (again, none) = try run(try league.reopened())
    #expect(none.isEmpty)
    #expect(again.looks == ["2025": 2] && report.looks == ["2025": 1])
    #expect(again.rows.map(\.maeInt) == report.rows.map(\.maeInt))

    #expect(report.rows.map(\.part.name) == ["all off", "residual", "no windows", "no league model"])
    #expect(report.rows[0].change == nil && report.rows[0].seeds.isEmpty)
    for row in report.rows.dropFirst() {
      let (change, lower, upper) = (try #require(row.change), try #require(row.lower), try #require(row.upper))
      #expect(lower <= change && change <= upper)
      #expect(row.seeds.count == 2 && row.maeInt.count == 4)
      #expect(abs(row.changes.values.reduce(0, +) / 4 - change) < 1e-9)
    }
    // Without an input the forecasts are others.
    #expect(report.rows[2].maeInt != report.rows[1].maeInt && report.rows[3].maeInt != report.rows[1].maeInt)
    #expect(try league.session.registry().experiments(kind: "meta ablate").count == 2)
    #expect(try league.session.registry().current(.meta).isEmpty)
    let page = AblationPage(report).html
    #expect(page.contains("no league model") && page.contains("Simulated league") && !page.contains("<script"))
  }

  @Test func allCombinationsAreThereOnce() {
    let names = AblationPart.all.map(\.name)
    #expect(names.count == 11 && Set(names).count == 11)
    #expect(Set(AblationPart.all.map(\.key)).count == 11)
    #expect(AblationPart.all[0] == .off && !AblationPart.off.hasSeeds)
    let hidden = AblationPart.all[8].applied(to: MetaSettings(), repetition: 0)
    #expect(!hidden.usesVectors && hidden.usesWindows && hidden.usesLeague)
    let settings = AblationPart.all[9].applied(to: MetaSettings(), repetition: 1)
    #expect(!settings.usesWindows && settings.usesLeague)
    #expect(settings.correction.seeds != MetaSettings().correction.seeds)
    let configuration = AblationPart.all[1].applied(to: .v4Full)
    #expect(configuration.featureFlags.residualCorrection && !configuration.featureFlags.temporalMemory)
  }
}
