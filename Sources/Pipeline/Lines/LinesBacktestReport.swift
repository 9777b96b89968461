import Analyzer
import BoxScores
import Evaluation
import Features
import MetaLearner

/// What a backtest against lines found: what `backtest --lines` prints.
public struct LinesBacktestReport: Sendable, Encodable {
  /// What became of the lines of a season.
  public struct Lines: Sendable, Encodable {
    /// Lines dated in the season.
    public let read: Int
    /// Lines tied to a player in one game, and lines that were not.
    public let resolved: Int
    public let unresolved: Int
    /// Unresolved lines by reason.
    public let reasons: [String: Int]
    /// Resolved lines of games that are not scored: play-in and play-offs.
    public let notScored: Int

    init(_ read: Int, _ resolution: Resolution, notScored: Int) {
      self.read = read
      resolved = resolution.resolved.count
      unresolved = resolution.unresolved.count
      reasons = Dictionary(uniqueKeysWithValues: resolution.reasons.map { ($0.key.rawValue, $0.value.lines) })
      self.notScored = notScored
    }
  }

  /// One season.
  public struct Part: Sendable {
    public let season: Season
    let kind: DataKind
    /// Nothing after this day is known to the model.
    public let cutOff: GameDay
    let manifest: MetaManifest
    /// SHA-256 of the meta-learner's manifest.
    let modelHash: String
    let dataHash: String
    public let lines: Lines
    /// Why there is no forecast of points + rebounds + assists; nil where there is.
    public let combinedNote: String?
    /// Our probabilities beside the market's, by market, book and scope.
    public let market: MarketReport
    /// How often this season's outcomes have been looked at in this workspace, this look included.
    public internal(set) var looks = 1
    var seconds = 0.0

    public var simulated: Bool { kind == .simulated }
    /// Name of the experiment that was scored.
    public var configuration: String { manifest.configuration.experiment.name }
  }

  /// One model on the two-sided quotes of one market: sportsbooks, main lines.
  public struct Result: Sendable, Encodable {
    public let season: Season
    /// `v4`, or `market`: the quotes without margin.
    public let model: String
    /// A stat, or points + rebounds + assists.
    public let stat: PropMarket
    /// `lines`: rows are quotes.
    public let pool = "lines"
    /// Two-sided quotes whose bet was decided.
    public let n: Int
    /// Mean absolute error of whole-number medians, in the stat's unit.
    public let maeInt: Double?
    /// Mean squared error of P(over | decided).
    public let brier: Double?
    /// Mean -ln of the probability given to what happened.
    public let logLoss: Double?
    /// Share of quotes whose likelier side won; a coin where both were alike.
    public let sideAccuracy: Double?
  }

  public let seasons: [Season]
  /// `blind` or `lineup`.
  public let variant: String
  public let files: [LinesFileNote]
  /// Rows that were set aside.
  public let problems: [LineProblem]
  /// Lines of seasons that were not asked for.
  public let otherSeasons: Int
  /// Season by season.
  public let parts: [Part]

  /// By season, market and model; a market without forecasts has the market's row alone.
  public var results: [Result] {
    parts.flatMap { part in
      PropMarket.allCases.flatMap { market -> [Result] in
        guard let found = part.market[market, book: "all", .sportsbook, .main] else { return [] }
        func result(_ model: String, _ value: (ScorePair) -> Double?) -> Result {
          Result(
            season: part.season, model: model, stat: market, n: found.decided, maeInt: found.maeInt.flatMap(value),
            brier: found.brier.flatMap(value), logLoss: found.logLoss.flatMap(value),
            sideAccuracy: found.wrongSide.flatMap(value).map { 1 - $0 })
        }
        let ours = found.brier?.ours == nil ? [] : [result(ModelName.v4) { $0.ours }]
        return ours + [result("market") { $0.market }]
      }
    }
  }

  /// How to read the figures, a sentence each.
  public static let notes = [
    "Two-sided quotes only, each book's last one before tip-off; a quote of one side has a margin that cannot be taken out.",
    "Main lines: of each book and number the one whose sides are nearest to even. A number is quoted by several books; "
      + "intervals are from a bootstrap by game date.",
    "Fixed-payout books sell slips, nobody offers the price beside a single pick: scored apart, no return is computed.",
    "Where the file gives no time of a quote, that it is from before the game is the feed's word ('untimed').",
    "The market is hard: it sees injuries and line-ups that the forecasts do not.",
  ]

  private enum Key: String, CodingKey {
    case seasons, variant, files, problems, otherSeasons, results, parts, notes
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(seasons, forKey: .seasons)
    try container.encode(variant, forKey: .variant)
    try container.encode(files, forKey: .files)
    try container.encode(problems, forKey: .problems)
    try container.encode(otherSeasons, forKey: .otherSeasons)
    try container.encode(results, forKey: .results)
    try container.encode(parts, forKey: .parts)
    try container.encode(Self.notes, forKey: .notes)
  }
}

extension LinesBacktestReport.Part: Encodable {
  private enum Key: String, CodingKey {
    case season, simulated, cutOff, configuration, model, looks, lines, combinedNote, market, words
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(season, forKey: .season)
    try container.encode(simulated, forKey: .simulated)
    try container.encode(cutOff, forKey: .cutOff)
    try container.encode(configuration, forKey: .configuration)
    try container.encode(modelHash, forKey: .model)
    try container.encode(looks, forKey: .looks)
    try container.encode(lines, forKey: .lines)
    try container.encode(combinedNote, forKey: .combinedNote)
    try container.encode(market, forKey: .market)
    try container.encode(market.words, forKey: .words)
  }
}
