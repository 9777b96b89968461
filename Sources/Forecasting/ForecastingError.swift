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
  case noGames(day: GameDay, last: GameDay)
  /// The correlations of points, rebounds and assists are there and cannot be read.
  case damagedCombined(cutoff: Season, variant: FeatureVariant, reason: String)

  public var exitCode: ExitCode {
    switch self {
    case .noMeta, .replaced, .tooLate: .preflightRefused
    case .noGames: .inputMissing
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
    case .noGames(let day, let last):
      "no games on \(day): the last day with games is \(last), and none is scheduled for that day. Bring a schedule in "
        + "with 'fullcourt data import --schedule FILE --roster FILE'."
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
