import BoxScores
import Evaluation
import Features
import Forecasting
import Foundation
import MetaLearner
import Registry

/// Scores the models on whole seasons that they could not know. There is nothing here that trains, and no artifact that
/// knows of a season's games is asked about them.
public struct BacktestRunner: Sendable {
  private let session: WorkspaceSession
  private let progress: ProgressHandler

  public init(_ session: WorkspaceSession, progress: @escaping ProgressHandler) {
    self.session = session
    self.progress = progress
  }

  /// - Parameters:
  ///   - configuration: Of the meta-learner; nil for the champion's, else the newest one's.
  ///   - confirmed: A person has looked at figures that set off the alarm, and believes them.
  ///   - predictions: A .csv or .parquet file for every scored row; it is written when all seasons are scored and believed.
  ///   - command: What is run, for the log of looks.
  ///   - prepareCommand: The command that trains what is missing.
  /// - Throws: `BacktestRefused` naming what is missing; `ForecastingError.tooLate` for an artifact of later stamp;
  ///   `SuspiciousResult`.
  public func run(
    seasons: [Season], variant: FeatureVariant, configuration: ExperimentConfiguration? = nil, byMonth: Bool,
    confirmed: Bool, predictions: URL? = nil, command: String, prepareCommand: String
  ) throws -> BacktestReport {
    let began = ContinuousClock.now
    try Preparation.demand(
      seasons, variant: variant, configuration: configuration, in: session, command: prepareCommand)
    try session.accounts().watch(progress, resume: command)
    var table = EvaluationTable(seasons: seasons, variant: variant.rawValue)
    var facts: [(season: Season, history: History, poolA: Int, poolB: Int)] = []
    var models: [BacktestModel] = []
    var losses: [BacktestLosses] = []
    var rows = ScoredRows()
    for season in seasons {
      guard let workshop = try session.workshop(scoring: season) else { continue }
      let start = ContinuousClock.now
      let need = workshop.scoringNeed(MetaGoal(cutoff: season, variant: variant))
      let recorder = StepRecorder(registry: workshop.registry, accounts: workshop.accounts)
      let (part, model, daily) = try recorder.run(need) { _ in
        .init(
          value: try SeasonBacktest(
            workshop: workshop, season: season, variant: variant, configuration: configuration,
            threads: session.threads
          ).run(byMonth: byMonth) { forecasts, pools in
            guard predictions != nil else { return }
            rows.add(forecasts, workshop.history.table, pools, workshop.history.players)
          })
      }
      models.append(model)
      losses.append(daily)
      let compared = try VariantComparison(daily).rows(in: session.registry())
      let pools = [Pool.a, .b].map { part.count(season, $0) }
      table.append(part)
      table.add(compared)
      facts.append((season, workshop.history, pools[0], pools[1]))
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      progress(.message("season \(season) scored in \((seconds * 10).rounded() / 10) s"))
    }
    let registry = try session.registry()
    let looks = try registry.look(at: seasons, command: command)
    if !confirmed, let alarm = SuspiciousResult.find(in: table, model: ModelName.v4) { throw alarm }
    if let predictions { try ForecastFile.write(rows, to: predictions) }
    for daily in losses { try daily.commit(to: registry) }
    let report = BacktestReport(
      table: table,
      facts: facts.map { fact in
        let first = fact.history.table.day[fact.history.table.rows(of: fact.season).lowerBound]
        return BacktestReport.SeasonFacts(
          season: fact.season, simulated: fact.history.kind == .simulated,
          cutOff: GameDay(number: first - 1).description, poolA: fact.poolA, poolB: fact.poolB,
          looks: looks[fact.season] ?? 1)
      }, models: models, notes: BacktestReport.standingNotes)
    let record = ExperimentRecord.backtest(report, losses, seconds: (ContinuousClock.now - began) / .seconds(1))
    let number = try registry.record(record)
    try ReportArchive(registry).keep(
      report, of: record, experiment: number, configuration: losses.first?.configuration.modelHash ?? "")
    return report
  }
}

extension EvaluationTable {
  /// Rows of a pool, as the first model that speaks was scored on.
  func count(_ season: Season, _ pool: Pool) -> Int {
    results.filter { $0.season == season && $0.pool == pool }.map(\.scores.n).max() ?? 0
  }
}
