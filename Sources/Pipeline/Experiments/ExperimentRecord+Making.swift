import BoxScores
import Evaluation
import Features
import Forecasting
import Foundation
import MetaLearner
import Registry
import Windows

extension ExperimentRecord {
  /// A training of a meta-learner: what its parts were worth on held-out seasons.
  static func training(_ manifest: MetaManifest, seconds: Double) -> ExperimentRecord {
    struct Metrics: Encodable {
      struct HeldOut: Encodable {
        let stat: Stat
        let seasons: [Season]
        let rows: Int
        let v4: Double?
        let stack: Double?
        let league: Double?
        let components: [ComponentReport]
      }
      let heldOut: [HeldOut]
    }
    func finite(_ value: Double) -> Double? { value.isFinite ? value : nil }
    let metrics = Metrics(
      heldOut: manifest.stats.map { report in
        Metrics.HeldOut(
          stat: report.stat, seasons: report.heldOutSeasons, rows: report.heldOutRows, v4: finite(report.v4MAE),
          stack: finite(report.stackMAE), league: finite(report.leagueMAE), components: report.components)
      })
    return ExperimentRecord(
      kind: "meta train", line: ArtifactNames.line(manifest.kind, manifest.variant),
      name: manifest.configuration.experiment.name, seconds: seconds, seasons: [manifest.cutoff], seeds: manifest.seeds,
      dataHash: manifest.dataHash, schemaHash: manifest.schemaHash,
      configuration: text(manifest.configuration), metrics: text(metrics))
  }

  /// A backtest: `maeInt` of every model in pool A, and the mean changes.
  static func backtest(_ report: BacktestReport, _ losses: [BacktestLosses], seconds: Double) -> ExperimentRecord {
    struct Metrics: Encodable {
      // A model card reads them.
      let maeInt: [ModelCard.Figure]
      let comparisons: [ComparisonRow]
      let looks: [String: Int]
    }
    let metrics = Metrics(
      maeInt: report.table.results.filter { $0.pool == .a }.map {
        .init(season: $0.season, model: $0.model, stat: $0.stat, maeInt: $0.scores.maeInt, crps: $0.scores.crps)
      },
      comparisons: report.table.comparisons.filter { $0.pool == .a && $0.stat == nil },
      looks: Dictionary(uniqueKeysWithValues: report.facts.map { ($0.season.description, $0.looks) }))
    let first = losses.first
    return ExperimentRecord(
      kind: "backtest",
      line: "\(first?.kind.rawValue ?? "-")-\(report.table.variant)",
      name: first?.configuration.experiment.name ?? "-", seconds: seconds, seasons: report.table.seasons,
      seeds: first?.seeds ?? [], dataHash: first?.dataHash ?? "", schemaHash: first?.schemaHash ?? "",
      configuration: first.map { text($0.configuration) } ?? "{}", metrics: text(metrics))
  }

  /// A season's backtest against lines: what proves, or does not, that probabilities are calibrated on a market.
  static func lines(
    _ part: LinesBacktestReport.Part, _ variant: FeatureVariant, files: [LinesFileNote]
  ) -> ExperimentRecord {
    ExperimentRecord(
      kind: LineProof.experiment, line: ArtifactNames.line(part.kind, variant), name: part.configuration,
      seconds: part.seconds, seasons: [part.season], seeds: part.manifest.seeds, dataHash: part.dataHash,
      schemaHash: part.manifest.schemaHash, configuration: text(part.manifest.configuration),
      metrics: text(LineProof(season: part.season, model: part.modelHash, files: files, report: part.market)))
  }

  static func text(_ value: some Encodable) -> String { String(decoding: StableJSON.data(value), as: UTF8.self) }
}
