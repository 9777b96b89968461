import BoxScores
import Features
import Forecasting

/// The model that answers for a season, and why that one.
public struct ChosenChampion: Sendable {
  public let champion: Champion
  /// The configuration that was promoted; nil where none was.
  public let promoted: String?
  /// Whether the model is of that configuration.
  public let isChampions: Bool

  /// The configuration of the model used.
  public var configuration: String { champion.meta.manifest.configuration.experiment.name }

  /// Which model answers, in words.
  public var note: String { ChampionChoice.note(configuration, promoted, isChampions: isChampions) }

  /// The newest generation with a cut-off not after a season: the champion's where he has one, else any.
  ///
  /// - Parameter day: The day asked about, for the message of the error.
  /// - Throws: `ForecastingError.noMeta` when no meta-learner is old enough; what loading it throws.
  public static func load(
    for season: Season, on day: GameDay, variant: FeatureVariant, _ history: History, in session: WorkspaceSession
  ) throws -> ChosenChampion {
    let choice = try ChampionChoice(season, on: day, variant: variant, kind: history.kind, in: session)
    return ChosenChampion(
      champion: try choice.load(history, session), promoted: choice.record?.name, isChampions: choice.isChampions)
  }

  /// What is missing for points + rebounds + assists, and what brings it; nil where nothing is.
  func combinedAdvice(_ history: History, tool: String) -> String? {
    guard champion.combined == nil else { return nil }
    let command =
      history.seasons.contains(champion.cutoff) ? "backtest --seasons \(champion.cutoff) --prepare" : "meta train"
    return
      "Points + rebounds + assists are not forecast: how they move together was not fitted for this model. "
      + "'\(tool) \(command)' does that."
  }
}
