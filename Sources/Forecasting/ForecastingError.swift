import BoxScores
import NativeLibraries
import Windows

/// Why a champion does not answer.
public enum ForecastingError: FullcourtError, Equatable {
  /// No meta-learner with a cut-off that early.
  case noMeta(day: GameDay, season: Season, found: [Season])
  /// A model under the meta-learner is another one than it was trained on.
  case replaced(model: String, cutoff: Season)
  /// A model that knows of the season it is asked about.
  case tooLate(model: String, stamp: Season, cutoff: Season)
  case noGames(day: GameDay, last: GameDay)
  /// Games are scheduled, and nobody is known to play in them.
  case noRosters(day: GameDay, teams: [String])
  /// The correlations of points, rebounds and assists are there and cannot be read.
  case damagedCombined(cutoff: Season, reason: String)

  public var exitCode: ExitCode {
    switch self {
    case .noMeta, .replaced, .tooLate: .preflightRefused
    case .noGames, .noRosters: .inputMissing
    case .damagedCombined: .corrupt
    }
  }

  public var message: String {
    switch self {
    case .noMeta(let day, let season, let found):
      "no meta-learner was trained without season \(season), which \(day) belongs to: "
        + (found.isEmpty
          ? "none is trained yet" : "there are those of \(found.map(\.description).joined(separator: ", "))")
        + ". Train the present one with 'fullcourt meta train', or that of a past season with "
        + "'fullcourt backtest --seasons \(season) --prepare'."
    case .replaced(let model, let cutoff):
      "\(model) was trained again after the meta-learner of season \(cutoff) was: the two no longer belong together. "
        + "Train the meta-learner again with 'fullcourt meta train' or 'fullcourt backtest --seasons \(cutoff) --prepare'."
    case .tooLate(let model, let stamp, let cutoff):
      "\(model) knows of season \(stamp) and must not be asked about season \(cutoff): expected a model from before it"
    case .damagedCombined(let cutoff, let reason):
      "the combined model of season \(cutoff) cannot be read: \(reason). Make it again with "
        + "'fullcourt backtest --seasons \(cutoff) --prepare'."
    case .noGames(let day, let last):
      "no games on \(day): the last day with games is \(last), and none is scheduled for that day. Bring a schedule in "
        + "with 'fullcourt data import --schedule FILE --roster FILE'."
    case .noRosters(let day, let teams):
      "nobody is known to play on \(day): no roster names a player of \(teams.joined(separator: ", ")) who is not out. Bring "
        + "rosters in with 'fullcourt data import --roster FILE', or name the players of the day in a file: "
        + "'fullcourt predict --slate FILE'."
    }
  }
}
