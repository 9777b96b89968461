import BoxScores
import Evaluation

/// What a backtest found, in real units: what `backtest` prints.
public struct BacktestReport: Sendable, Encodable {
  /// What a reader has to know of one scored season.
  public struct SeasonFacts: Sendable, Encodable {
    public let season: Season
    /// Simulated seasons are never added to real ones.
    public let simulated: Bool
    /// The day before the first game: nothing later is known to any model.
    public let cutOff: String
    /// Rows that were scored: of players with at least ten earlier games of the season.
    public let poolA: Int
    /// Rows that were scored: of all who played.
    public let poolB: Int
    /// How often this season's outcomes have been looked at in this workspace, this look included.
    public let looks: Int
  }

  /// Scores, comparisons, cohorts and calibration.
  public let table: EvaluationTable
  /// Season by season.
  public let facts: [SeasonFacts]
  /// The meta-learner that was scored, season by season.
  public let models: [BacktestModel]
  /// What a reader has to know about the figures.
  public let notes: [String]

  private enum Key: String, CodingKey { case facts, models, notes }

  /// The keys of the evaluation's table (`seasons`, `variant`, `results`, `comparisons`, `cohorts`, `calibration`), and beside
  /// them `facts`, `models` and `notes`.
  public func encode(to encoder: any Encoder) throws {
    try table.encode(to: encoder)
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(facts, forKey: .facts)
    try container.encode(models, forKey: .models)
    try container.encode(notes, forKey: .notes)
  }

  /// `Looks in this workspace, this one included: season 2024: look 2, season 2025: look 3.`
  public var looksText: String {
    "Looks in this workspace, this one included: "
      + facts.map { "season \($0.season): look \($0.looks)" }.joined(separator: ", ") + "."
  }

  /// What every report has to say, whatever it found.
  static let standingNotes = [
    "History: every played game dated strictly before (play-offs and play-in too). Scored: played, regular season.",
    "Outcomes are the final, corrected box scores. Both pools condition on the player having played.",
    "maeInt rounds every forecast to the nearest whole number; comparisons use it on both sides.",
    "pHolm: corrected by Holm for all comparisons of the same season, pool and measure; 20,000 resamples of the dates.",
    "coverage80 is the non-randomised one: a perfect model has .800; closed is the closed interval's (.84 to .93).",
  ]
}
