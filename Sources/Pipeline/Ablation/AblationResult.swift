import BoxScores
import Evaluation

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
