import BoxScores
import Features
import Forecasting
import Foundation
import MetaLearner
import Registry
import Windows

/// Fills in a model card: the figures of the last backtest that was kept for the configuration, and what limits it.
struct BundleCard {
  private let registry: Registry

  init(_ registry: Registry) { self.registry = registry }

  private struct Metrics: Decodable {
    let maeInt: [ModelCard.Figure]
    let looks: [String: Int]?
  }

  func card(_ meta: MetaManifest) throws -> ModelCard {
    let line = ArtifactNames.line(meta.kind, meta.variant)
    // The newest first: the last backtest of this very configuration speaks.
    let metrics = try registry.experiments(kind: "backtest", limit: 10_000).lazy
      .filter { $0.line == line && $0.state == .done && $0.schemaHash == meta.schemaHash }
      .filter { Self.configuration($0)?.modelHash == meta.configuration.modelHash }
      .compactMap { try? JSONDecoder().decode(Metrics.self, from: Data($0.metrics.utf8)) }.first
    return ModelCard(
      metaSeasons: meta.metaSeasons,
      figures: metrics?.maeInt ?? [], pool: "pool A (players with at least 10 earlier games that season)",
      looks: metrics?.looks ?? [:],
      limits: limits(meta))
  }

  private static func configuration(_ record: ExperimentRecord) -> ExperimentConfiguration? {
    try? JSONDecoder().decode(ExperimentConfiguration.self, from: Data(record.configuration.utf8))
  }

  private func limits(_ meta: MetaManifest) -> [String] {
    var limits = [
      "A single game is hardly predictable: the error of a player's points is more than four and a half on real games.",
      "A forecast holds if the player plays; who plays is not forecast.",
      "Models are as of the day before season \(meta.cutoff). They do not learn from newer games; features do.",
      "Figures condition on playing and on the corrected, final box scores.",
      "Numbers of lines, odds and stakes are not part of it, and nothing in it is advice to bet.",
      "Checksums find damage, not forgery: compare the bundle's identity with the one its maker names.",
    ]
    if meta.kind == .simulated {
      limits.insert("SIMULATED LEAGUE: it says nothing about real players, teams or games.", at: 0)
    }
    let masked = meta.windows.filter { $0.state == .masked }.map(\.window.description)
    if !masked.isEmpty {
      limits.append(
        "Not seen by these forecasts, because of the other kind of data, not before the cut-off, or with fewer than "
          + "\(WindowSettings().minimumRows) rows before it: windows " + masked.joined(separator: ", ") + ".")
    }
    return limits
  }
}
