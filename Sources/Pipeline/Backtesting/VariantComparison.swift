import BoxScores
import Evaluation
import Features
import MetaLearner
import Registry

/// What it is worth to know tonight's line-up: the meta-learner of the `lineup` variant beside the blind one of the same
/// configuration, on the same rows of a season. Uses the losses that the blind backtest kept.
struct VariantComparison {
  /// How the blind meta-learner is called beside the other one.
  static let baseline = "v4Blind"

  private let losses: BacktestLosses

  init(_ losses: BacktestLosses) { self.losses = losses }

  /// - Returns: None for the blind variant, and where no blind backtest of the same games, features, rows and configuration
  ///   was kept.
  func rows(in registry: Registry) throws -> [ComparisonRow] {
    guard losses.variant == .lineup else { return [] }
    let blind = try BacktestLosses.all(.blind, losses.kind, in: registry).map(\.losses).first { blind in
      blind.season == losses.season && blind.schemaHash == losses.schemaHash && blind.dataHash == losses.dataHash
        && blind.rowsHash == losses.rowsHash && blind.configuration.modelHash == losses.configuration.modelHash
    }
    guard let blind else { return [] }
    return PairedBootstrap().comparisons(
      season: losses.season, pool: .a, (ModelName.v4, losses.losses), against: (ModelName.v4, blind.losses),
      shown: Self.baseline)
  }
}
