import Analyzer
import BoxScores
import Features
import Foundation
import MetaLearner

/// What a meta-learner's points, rebounds and assists need to be added up: how they move together, by expected minutes.
///
/// `copula.json` of an artifact of its own, so that meta-learners that were trained before there was one go on working. It
/// belongs to one meta-learner, by hash, and was fitted on seasons before that one's cut-off.
public struct CombinedModel: Sendable, Codable, Hashable {
  /// A file of another format counts as none.
  public static let currentFormat = 1
  /// The one file of the artifact.
  public static let fileName = "copula.json"

  public var format = CombinedModel.currentFormat
  /// Of the meta-learner.
  public let cutoff: Season
  public let variant: FeatureVariant
  public let kind: DataKind
  /// SHA-256 of the meta-learner's manifest.
  public let model: String
  /// The seasons whose outcomes the correlations are of, each forecast as of its own cut-off.
  public let seasons: [Season]
  /// Of the normal scores of points, rebounds and assists, by expected minutes.
  public let correlations: CopulaTable

  public init(
    cutoff: Season, variant: FeatureVariant, kind: DataKind, model: String, seasons: [Season],
    correlations: CopulaTable
  ) {
    self.cutoff = cutoff
    self.variant = variant
    self.kind = kind
    self.model = model
    self.seasons = seasons
    self.correlations = correlations
  }

  /// - Returns: Nil for one that belongs to another meta-learner, a newer one of the same name having taken its place, and for
  ///   one of another format: both are made again by 'meta train'.
  /// - Throws: `ForecastingError.tooLate` for one that knows of the cut-off's season; `.damagedCombined` for what is none.
  static func read(_ data: Data, for meta: MetaManifest, hash: String) throws -> CombinedModel? {
    let read: CombinedModel
    do {
      read = try JSONDecoder().decode(CombinedModel.self, from: data)
    } catch {
      throw ForecastingError.damagedCombined(cutoff: meta.cutoff, variant: meta.variant, reason: "\(error)")
    }
    guard read.format == currentFormat, read.model == hash else { return nil }
    try Champion.checkStamp("the combined model", read.seasons, meta.cutoff)
    return read
  }
}
