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
  /// With the nearest days that have games, played or scheduled.
  case noGames(day: GameDay, before: GameDay?, after: GameDay?)
  /// The correlations of points, rebounds and assists are there and cannot be read.
  case damagedCombined(cutoff: Season, reason: String)

  public var exitCode: ExitCode {
    switch self {
    case .noMeta, .replaced, .tooLate: .preflightRefused
    case .noGames: .inputMissing
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
    case .noGames(let day, let before, let after):
      switch (before, after) {
      case (let before?, let after?):
        "no games on \(day): the last day with games before it is \(before), and the next one is \(after)."
      case (nil, let after?): "no games on \(day): the first day with games is \(after)."
      case (let before, nil):
        "no games on \(day): \(before.map { "the last day with games is \($0), and " } ?? "")none is scheduled after it. "
          + "Bring a schedule in with 'fullcourt data import --schedule FILE --roster FILE'."
      }
    }
  }
}
