import BoxScores
import Evaluation
import Forecasting
import Foundation
import MetaLearner
import NativeLibraries
import Registry
import Testing

@testable import Pipeline

/// Backtest, promotion, rollback and history on a small league, in process.
@Suite(.enabled(if: LibraryStatus.of(.lightgbm).isFound && LibraryStatus.of(.duckdb).isFound))
struct PromotionTests {
  /// A configuration file with components and a margin.
  private func file(
    _ name: String, residual: Bool, margin: Double, trees: Int = 20, in league: TinyLeague
  ) throws -> URL {
    let url = league.folder.appendingPathComponent("\(name).yaml")
    try """
    experiment:
      name: \(name)
    feature_flags:
      residual_correction: \(residual)
      player_embeddings: false
      temporal_memory: false
    acceptance_criteria:
      min_mae_improvement_pct: \(margin)
    components:
      residual_correction:
        n_estimators: \(trees)
    """.write(to: url, atomically: true, encoding: .utf8)
    return url
  }

  private func backtest(_ session: WorkspaceSession, _ file: URL?) throws -> BacktestReport {
    let configuration = try file.map { try ConfigurationFile(contentsOf: $0).configuration }
    try Preparation(session, interruption: Interruption()) { _ in }.run(
      seasons: [Season(2025)], configuration: configuration, resume: "again")
    return try BacktestRunner(session) { _ in }.run(
      seasons: [Season(2025)], variant: .blind, configuration: configuration, byMonth: false, confirmed: true,
      command: "backtest", prepareCommand: "prepare")
  }

  private func promote(_ session: WorkspaceSession, _ file: URL?) throws -> Promotion.Report {
    try Promotion(session, tool: "fullcourt").promote(configuration: file, variant: .blind, seasons: nil)
  }

  @Test func theWayOfAChampion() throws {
    let league = try TinyLeague()
    let session = league.session
    let registry = try session.registry()
    let strict = try file("strict", residual: false, margin: 99, in: league)
    let plain = try file("plain", residual: false, margin: 0, in: league)
    let corrected = try file("corrected", residual: true, margin: 0, in: league)

    // Nothing was backtested: nothing can be proved.
    let nothing = #expect(throws: PromotionRefused.self) { try promote(session, nil) }
    #expect(nothing?.message.hasPrefix("nothing was backtested on the present games (simulated-blind)") == true)
    let none = #expect(throws: RegistryError.self) {
      try Promotion(session, tool: "fullcourt").rollBack(variant: .blind)
    }
    #expect(none == .noPreviousChampion(line: "simulated-blind", champion: nil))

    let first = try backtest(session, plain)
    #expect(first.models.map(\.configuration) == ["plain"])
    #expect(first.table.calibration.contains { $0.model == "v4" && $0.stat == .points })
    let weights = first.models[0].windows.filter { $0.stat == .points }
    #expect(abs(weights.reduce(0) { $0 + $1.weight } - 1) < 1e-9)

    // The margin is part of no model: the same losses, judged by a file that asks for too much.
    let missed = #expect(throws: PromotionRefused.self) { try promote(session, strict) }
    guard case .gate(let verdict)? = missed else {
      Issue.record("expected the gate's verdict, found \(String(describing: missed))")
      return
    }
    #expect(verdict.opponent == "equalWindows" && !verdict.accepted)
    #expect(missed?.exitCode == .preflightRefused)
    #expect(missed?.message.contains("99.0 % are asked for (min_mae_improvement_pct)") == true)
    #expect(try registry.champion(of: "simulated-blind") == nil)

    let day = GameDay(number: try #require(session.history(.simulated)?.table.day.last))
    let before = try Prediction(session).run(date: day)
    #expect(before.champion == nil && before.configuration == "plain")
    #expect(before.notes.last?.hasPrefix("No champion was promoted: the newest generation is used") == true)

    // A lenient margin may still be missed on a league this small: then there is no champion to go on with.
    let easy = try file("easy", residual: false, margin: 0, trees: 20, in: league)
    if verdict.change <= 0 {
      let report = try promote(session, easy)
      #expect(report.replaced == nil && report.seasons == [Season(2025)])
      #expect(try registry.champion(of: "simulated-blind")?.configuration == report.configuration)
      let again = #expect(throws: PromotionRefused.self) { try promote(session, easy) }
      #expect(again == .alreadyChampion("easy"))
      try challenge(session, corrected)
    }
    let kinds = try registry.experiments().map(\.kind)
    #expect(kinds.contains("backtest") && kinds.contains("meta promote"))
    #expect(try ExperimentHistory(session).report(limit: 10).looks["2025"] == (verdict.change <= 0 ? 2 : 1))
  }

  private func challenge(_ session: WorkspaceSession, _ corrected: URL) throws {
    let registry = try session.registry()
    _ = try backtest(session, corrected)
    // Beside the champion's model, not in its place.
    let shelf = ModelShelf(registry: registry, kind: .simulated)
    #expect(try shelf.meta(cutoff: Season(2025), variant: .blind).manifest.configuration.experiment.name != "corrected")
    do {
      let report = try promote(session, corrected)
      #expect(report.replaced == "easy" && report.verdict.upper < 0)
      let back = try Promotion(session, tool: "fullcourt").rollBack(variant: .blind)
      #expect(back.champion == "easy" && back.rolledBack == "corrected")
    } catch let refused as PromotionRefused {
      guard case .gate(let verdict) = refused else {
        Issue.record("expected the gate's verdict, found \(refused)")
        return
      }
      #expect(verdict.opponent == "easy" && !verdict.failures.isEmpty)
    }
    #expect(try registry.champion(of: "simulated-blind")?.name == "easy")
    try refuseToReplaceADamagedChampion(session, corrected)
  }

  /// A champion whose files are damaged could not come back: nobody takes his place.
  private func refuseToReplaceADamagedChampion(_ session: WorkspaceSession, _ corrected: URL) throws {
    let registry = try session.registry()
    let champion = try #require(try registry.championConfiguration(.simulated, .blind))
    let artifact = try #require(
      try ModelShelf(registry: registry, kind: .simulated).metaArtifact(
        cutoff: Season(2025), variant: .blind, configuration: champion.modelHash))
    let file = try registry.file(artifact.files[0].path, of: artifact)
    let bytes = try Data(contentsOf: file)
    var damaged = bytes
    damaged[damaged.count / 2] ^= 1
    try damaged.write(to: file)
    defer { try? bytes.write(to: file) }
    let refused = try #require(throws: PreflightRefused.self) { try promote(session, corrected) }
    #expect(refused.exitCode == .preflightRefused)
    #expect(refused.report.failures.map(\.code) == [.championBackup])
    #expect(
      refused.report.failures.first?.found
        == "the champion could not come back: \(artifact.key): \(artifact.files[0].path) has another SHA-256 than was "
        + "committed")
    #expect(refused.report.failures.first?.command == "fullcourt meta train")
  }
}
