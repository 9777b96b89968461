import BoxScores
import Evaluation
import Features
import Foundation
import MetaLearner
import Registry
import Windows

/// The smallest piece of an ablation that is kept: one part, season and seed.
struct AblationUnit: Hashable, Sendable {
  let part: AblationPart
  let season: Season
  /// 0 for the settings' own seeds.
  let repetition: Int

  /// `residual + temporal, season 2023, seed 2`.
  var description: String { "\(part.name), season \(season)" + (part.hasSeeds ? ", seed \(repetition + 1)" : "") }

  /// What its run is recorded under; those of one part share a speed.
  var runKey: String { "\(part.key)@\(season)-s\(repetition + 1)" }
}

/// What a unit found: `unit.json` of its artifact.
struct AblationResult: Codable, Sendable {
  static let fileName = "unit.json"
  static let currentFormat = 1

  var part: AblationPart
  var season: Season
  var repetition: Int
  var seconds: Double
  var rowsHash: String
  /// Losses of `v4`, pool A.
  var losses: LossTable
}
