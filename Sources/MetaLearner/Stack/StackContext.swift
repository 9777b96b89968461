import BoxScores
import Features

/// The row-context features that the components see beside the windows: what tells it when to trust whom.
enum StackContext {
  /// Columns of the catalogue, in the order of the components' columns. Names that a catalogue lacks are left out.
  static func columns(_ stat: Stat, variant: FeatureVariant) -> [Int] {
    var names = own(stat.rawValue) + shared
    if variant == .lineup { names += FeatureCatalogue.lineup.map(\.name) }
    return names.compactMap(FeatureCatalogue.index(of:))
  }

  private static func own(_ stat: String) -> [String] {
    [
      "mean5", "season", "ewma6", "ewma20", "sd20", "median20", "trend", "rate12", "rate_minutes", "matchup",
      "previous",
      "split",
    ].map { "\(stat)_\($0)" } + ["allowed_\(stat)_ratio", "allowed_\(stat)_position"]
  }

  private static let shared = [
    "minutes_ewma3", "minutes_ewma6", "minutes_ewma20", "minutes_sd20", "minutes_last", "minutes_season",
    "games_season",
    "games_career", "rest_days", "home", "season_progress", "is_playoffs", "age", "experience", "games_missed",
    "played_last10", "games_with_team", "minutes_rank", "shots_absent_last", "minutes_absent_last", "team_margin",
    "opponent_margin", "expected_pace", "usage",
  ]
}
