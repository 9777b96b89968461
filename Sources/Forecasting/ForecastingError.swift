import BoxScores
import Features
import NativeLibraries
import Windows

/// Why a champion does not answer.
public enum ForecastingError: FullcourtError, Equatable {
  /// No meta-learner of the variant with a cut-off that early.
  case noMeta(day: GameDay, season: Season, variant: FeatureVariant, found: [Season])
  /// A model under the meta-learner is another one than it was trained on.
  case replaced(model: String, cutoff: Season, variant: FeatureVariant)
  /// A model that knows of the season it is asked about.
  case tooLate(model: String, stamp: Season, cutoff: Season)
  /// With the nearest days that have games, played or scheduled.
  case noGames(day: GameDay, before: GameDay?, after: GameDay?)
  /// Games are scheduled, and nobody is known to play in them.
  case noRosters(day: GameDay, teams: [String])
  /// The correlations of points, rebounds and assists are there and cannot be read.
  case damagedCombined(cutoff: Season, variant: FeatureVariant, reason: String)

  public var exitCode: ExitCode {
    switch self {
    case .noMeta, .replaced, .tooLate: .preflightRefused
    case .noGames, .noRosters: .inputMissing
    case .damagedCombined: .corrupt
    }
  }

  public var message: String {
    switch self {
    case .noMeta(let day, let season, let variant, let found):
      "no \(Self.adjective(variant))meta-learner was trained without season \(season), which \(day) "
        + "belongs to: "
        + (found.isEmpty
          ? "none is trained yet" : "there are those of \(found.map(\.description).joined(separator: ", "))")
        + ". Train the present one with 'fullcourt meta train\(Self.spelled(variant))', or that of a past season with "
        + "'fullcourt backtest --seasons \(season)\(Self.spelled(variant)) --prepare'."
    case .replaced(let model, let cutoff, let variant):
      "\(model) was trained again after the meta-learner of season \(cutoff) was: the two no longer belong together. "
        + "Train the meta-learner again with 'fullcourt meta train\(Self.spelled(variant))' or "
        + "'fullcourt backtest --seasons \(cutoff)\(Self.spelled(variant)) --prepare'."
    case .tooLate(let model, let stamp, let cutoff):
      "\(model) knows of season \(stamp) and must not be asked about season \(cutoff): expected a model from before it"
    case .damagedCombined(let cutoff, let variant, let reason):
      "the combined model of season \(cutoff) cannot be read: \(reason). Make it again with "
        + "'fullcourt backtest --seasons \(cutoff)\(Self.spelled(variant)) --prepare'."
    case .noGames(let day, let before, let after):
      switch (before, after) {
      case (let before?, let after?):
        "no games on \(day): the last day with games before it is \(before), and the next one is \(after)."
      case (nil, let after?): "no games on \(day): the first day with games is \(after)."
      case (let before, nil):
        "no games on \(day): \(before.map { "the last day with games is \($0), and " } ?? "")none is scheduled after it. "
          + "Bring a schedule in with 'fullcourt data import --schedule FILE --roster FILE'."
      }
    case .noRosters(let day, let teams):
      "nobody is known to play on \(day): no roster names a player of \(teams.joined(separator: ", ")) who is not out. Bring "
        + "rosters in with 'fullcourt data import --roster FILE', or name the players of the day in a file: "
        + "'fullcourt predict --slate FILE'."
    }
  }

  private static func adjective(_ variant: FeatureVariant) -> String {
    variant == .blind ? "" : "\(variant.rawValue) "
  }

  /// The variant as a command takes it; nothing for the one that commands ask for by themselves.
  private static func spelled(_ variant: FeatureVariant) -> String {
    variant == .blind ? "" : " --variant \(variant.rawValue)"
  }
}
