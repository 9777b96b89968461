import BoxScores
import Features

/// Which meta-learner: for the season it forecasts and knows nothing of, and for what is known of tonight's line-ups.
struct MetaGoal: Hashable, Sendable, CustomStringConvertible {
  let cutoff: Season
  let variant: FeatureVariant

  /// `season 2025`, `season 2025, lineup variant`.
  var description: String { variant == .blind ? "season \(cutoff)" : "season \(cutoff), \(variant.rawValue) variant" }

  /// `meta@2025`, `meta@2025-lineup`: the name of the step that trains it.
  var step: String { variant == .blind ? "meta@\(cutoff)" : "meta@\(cutoff)-\(variant.rawValue)" }
}
