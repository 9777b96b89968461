import Analyzer
import BoxScores

/// What came of judging a file of lines: what `analyze` prints.
public struct LineAnalysisReport: Sendable {
  /// What became of the rows of the file, in numbers.
  public struct Counts: Sendable, Encodable, Equatable {
    /// Of the file: rows of a CSV, outcomes of a JSON document.
    public internal(set) var rows = 0
    /// Lines that were read, each with one side or two.
    public internal(set) var lines = 0
    /// Rows that were set aside.
    public internal(set) var problems = 0
    /// Lines tied to a player in one game, and lines that were not.
    public internal(set) var resolved = 0
    public internal(set) var unresolved = 0
    /// Resolved lines of other days than the one asked for.
    public internal(set) var otherDays = 0
    /// Quotes that a later one of the same book replaced.
    public internal(set) var superseded = 0
    /// Sides that were priced.
    public internal(set) var sides = 0
    /// Sides that no filter refused.
    public internal(set) var recommended = 0
    /// Different numbers without a forecast.
    public internal(set) var withoutForecast = 0
  }

  /// What is known of our calibration on a market, for games of a season.
  public struct Proof: Sendable, Encodable {
    /// Of the games that lines are about.
    public let season: Season
    public let market: PropMarket
    /// Calibrated well enough for sides of the market to be recommended.
    public let proven: Bool
    /// Why not; nil when it is.
    public let objection: String?
    /// All backtests of earlier seasons together; nil without one.
    public let evidence: CalibrationEvidence?
    /// What the backtests behind it found beside the market, season by season.
    public let found: [Found]
  }

  /// A market in one season's backtest, main lines of all sportsbooks.
  public struct Found: Sendable, Encodable {
    /// The season that was backtested.
    public let season: Season
    /// Two-sided quotes whose bet was decided.
    public let quotes: Int
    /// Mean squared error of P(over | decided); nil without a quote.
    public let brier: ScorePair?
    /// What one unit on each of our sides would have returned; nil without such a bet.
    public let flatReturn: FlatReturn?
  }

  /// A number that lines are about and nothing was forecast for.
  public struct Missing: Sendable, Encodable, Equatable {
    public let personId: Int64
    /// As the lines write his name.
    public let player: String
    public let gameId: Int64
    public let market: PropMarket
    public let reason: NoForecast
  }

  /// Of the file.
  public let name: String
  public let format: LineFile.Format
  /// The only day asked for; nil for all.
  public let date: GameDay?
  /// In any currency; nil for stakes as fractions only.
  public let bankroll: Double?
  /// The rules that sides were judged by.
  public let settings: AnalysisSettings
  public internal(set) var counts = Counts()
  /// A model for each season of the lines that has one.
  public internal(set) var models: [LineForecasts.Model] = []
  /// Season by season, each market.
  public internal(set) var proofs: [Proof] = []
  /// By season, game, player, market, line, side and book.
  public internal(set) var sides: [AnalyzedSide] = []
  /// Lines tied to no player or no game, each with the reason.
  public internal(set) var unresolved: [UnresolvedLine] = []
  /// Rows that were set aside.
  public internal(set) var problems: [LineProblem] = []
  /// Numbers without a forecast, each with the reason.
  public internal(set) var withoutForecast: [Missing] = []
  /// Markets of a JSON document that are none of the five, with their outcomes.
  public let otherMarkets: [String: Int]
  /// How many sides each filter refused, by code.
  public internal(set) var refusals: [String: Int] = [:]
  /// What a reader has to know, a sentence each.
  public internal(set) var notes: [String] = []

  init(_ file: LineFile, _ options: LineAnalysisOptions) {
    name = file.name
    format = file.format
    date = options.date
    bankroll = options.bankroll?.current
    settings = options.settings
    otherMarkets = file.otherMarkets
    problems = file.problems
    counts.rows = file.rows
    counts.lines = file.lines.count
    counts.problems = file.problems.count
  }

  /// Sides that no filter refused, in the order of `sides`.
  public var recommended: [AnalyzedSide] { sides.filter(\.side.isRecommended) }

  mutating func take(_ resolution: Resolution) {
    unresolved = resolution.unresolved
    counts.resolved = resolution.resolved.count
    counts.unresolved = resolution.unresolved.count
  }

  /// Lines of a season that no model may speak about.
  mutating func lack(_ lines: [ResolvedLine], _ message: String) {
    note(Set(lines.map(\.key)).sorted(), of: lines) { _ in .noModel }
    notes.append(message)
  }

  mutating func take(
    _ analysis: Analysis, of lines: [ResolvedLine], _ forecasts: LineForecasts, _ proofs: [LineProof],
    _ proven: ProvenMarkets, _ season: Season
  ) {
    models.append(forecasts.model)
    counts.superseded += analysis.superseded
    sides += analysis.sides.map { AnalyzedSide(side: $0, bankroll: bankroll) }
    for (code, count) in analysis.refusalCounts { refusals[code, default: 0] += count }
    note(analysis.withoutForecast, of: lines, forecasts.reason)
    for market in PropMarket.allCases {
      let objection = proven.objection(market)
      self.proofs.append(
        Proof(
          season: season, market: market, proven: objection == nil, objection: objection,
          evidence: proven.evidence[market],
          found: proofs.compactMap { proof in
            proof[market].map {
              Found(season: proof.season, quotes: $0.quotes, brier: $0.brier, flatReturn: $0.flatReturn)
            }
          }))
    }
    notes += forecasts.notes.filter { !notes.contains($0) }
  }

  private mutating func note(_ keys: [BetKey], of lines: [ResolvedLine], _ reason: (BetKey) -> NoForecast) {
    let names = Dictionary(lines.map { ($0.personId, $0.line.player) }, uniquingKeysWith: { first, _ in first })
    withoutForecast += keys.map { key in
      Missing(
        personId: key.personId, player: names[key.personId] ?? "", gameId: key.gameId, market: key.market,
        reason: reason(key))
    }
  }

  func finished() -> LineAnalysisReport {
    var report = self
    report.counts.sides = sides.count
    report.counts.recommended = sides.count { $0.side.isRecommended }
    report.counts.withoutForecast = withoutForecast.count
    if models.contains(where: \.simulated) { report.notes.append("SIMULATED LEAGUE: no real player, team or game.") }
    report.notes.append(
      "The market is hard: an edge here is a disagreement with people who see injuries first. No bet is placed by this program."
    )
    return report
  }
}
