import Analyzer
import BoxScores
import Evaluation
import Features
import Forecasting
import Foundation
import MetaLearner
import Registry

/// What a backtest against lines found in one season: what a recommendation has to be proven by. Kept with the experiments.
public struct LineProof: Codable, Sendable {
  static let currentFormat = 1
  static let experiment = "backtest lines"

  /// Of sportsbooks' main lines, all books together.
  public struct Market: Codable, Sendable {
    public let market: PropMarket
    /// Different numbers (player, game) among the quotes.
    public let numbers: Int
    /// Two-sided quotes whose bet was decided.
    public let quotes: Int
    /// Our P(over | decided) beside what came, in bins.
    public let calibration: Reliability
    /// Mean squared error of P(over | decided).
    public let brier: ScorePair?
    /// Mean -ln of the probability given to what happened.
    public let logLoss: ScorePair?
    /// What one unit on each of our sides would have returned; nil without such a bet.
    public let flatReturn: FlatReturn?
  }

  var format = LineProof.currentFormat
  /// The season that was backtested.
  public let season: Season
  /// SHA-256 of the meta-learner's manifest.
  public let model: String
  /// The files of lines it was backtested against.
  public let files: [LinesFileNote]
  /// Those that had quotes and forecasts.
  public let markets: [Market]

  init(season: Season, model: String, files: [LinesFileNote], report: MarketReport) {
    self.season = season
    self.model = model
    self.files = files
    markets = PropMarket.allCases.compactMap { market in
      guard let result = report[market, book: "all", .sportsbook, .main], let calibration = result.calibration else {
        return nil
      }
      return Market(
        market: market, numbers: result.numbers, quotes: result.decided, calibration: calibration,
        brier: result.brier, logLoss: result.logLoss, flatReturn: result.flatReturn)
    }
  }

  /// Lines that were judged, of all markets.
  private var numbers: Int { markets.reduce(0) { $0 + $1.numbers } }

  /// Nil for a market without quotes or without forecasts.
  public subscript(_ market: PropMarket) -> Market? { markets.first { $0.market == market } }

  /// A proof of each season, of one configuration on the present games and features, in order of seasons: the one that
  /// judged the most numbers, the newest among equals. A later run on some chosen lines proves nothing beside it.
  static func all(
    kind: DataKind, variant: FeatureVariant, configuration: String, history: History, in registry: Registry
  ) throws -> [LineProof] {
    var chosen: [Season: LineProof] = [:]
    for record in try registry.experiments(kind: experiment, limit: 10_000) {
      guard record.state == .done, record.line == ArtifactNames.line(kind, variant), let season = record.seasons.first,
        record.schemaHash == FeatureCatalogue.schemaHash,
        record.dataHash == history.hash(through: season),
        let known = try? JSONDecoder().decode(ExperimentConfiguration.self, from: Data(record.configuration.utf8)),
        known.modelHash == configuration,
        let proof = try? JSONDecoder().decode(LineProof.self, from: Data(record.metrics.utf8)),
        proof.format == currentFormat, proof.season == season,
        chosen[season].map({ $0.numbers < proof.numbers }) ?? true
      else { continue }
      chosen[season] = proof
    }
    return chosen.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The proofs of several seasons, by market.
  static func evidence(_ proofs: [LineProof]) -> [PropMarket: CalibrationEvidence] {
    Dictionary(
      uniqueKeysWithValues: PropMarket.allCases.compactMap { market in
        let parts = proofs.compactMap { proof in
          proof[market].map { (season: proof.season.endYear, numbers: $0.numbers, reliability: $0.calibration) }
        }
        let seasons = parts.map { String($0.season) }.joined(separator: ", ")
        return CalibrationEvidence(parts, source: "backtest against lines of \(seasons)").map { (market, $0) }
      })
  }
}
