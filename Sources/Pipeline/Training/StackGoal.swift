import BoxScores
import Features

/// Which stack: for the season it forecasts and knows nothing of, and for what is known of tonight's line-ups.
struct StackGoal: Hashable, Sendable, CustomStringConvertible {
  let cutoff: Season
  let variant: FeatureVariant

  /// `season 2025`, `season 2025, lineup variant`.
  var description: String { variant == .blind ? "season \(cutoff)" : "season \(cutoff), \(variant.rawValue) variant" }

  /// `stack@2025`, `stack@2025-lineup`: the name of the step that trains it.
  var step: String { variant == .blind ? "stack@\(cutoff)" : "stack@\(cutoff)-\(variant.rawValue)" }
}
