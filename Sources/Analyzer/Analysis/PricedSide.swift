import BoxScores

/// One side of one line at one book, priced: what it is worth by our distribution and by the market, what may be staked,
/// and why not.
public struct PricedSide: Sendable, Hashable {
  /// The number it is about.
  public let key: BetKey
  /// By which the league dates the game.
  public let day: GameDay
  /// As the file writes his name; empty where it gives an id only.
  public let player: String
  public let line: LineValue
  public let side: Side
  /// The bookmaker's key, as the file writes it.
  public let book: String
  /// As quoted, the margin in it.
  public let odds: Odds
  /// Offered as an alternate line.
  public let isAlternate: Bool
  /// When the quote was taken; nil where the file does not say.
  public let captured: QuoteTime?
  /// Nil where the file does not say.
  public let tipOff: QuoteTime?
  /// Line of the file.
  public let row: Int
  /// Ours, of both sides and a push.
  public let probability: LineProbability
  /// The market's probability of the side, given a decided bet: the mean of the margin-free probabilities of all sportsbooks
  /// that quote both sides of this line. Nil where none does.
  public let market: Double?
  /// Books in that mean.
  public let marketBooks: Int
  /// Full Kelly, a fraction of the bankroll.
  public let kelly: Double
  /// Its market is not proven, and that was waived: play money only.
  public internal(set) var isUnproven = false
  /// Empty when the bet is recommended.
  public internal(set) var refusals: [Refusal] = []
  /// Fraction of the bankroll to stake; 0 when refused.
  public internal(set) var stake = 0.0

  init(
    _ resolved: ResolvedLine, side: Side, odds: Odds, probability: LineProbability, market: Double?, marketBooks: Int
  ) {
    key = resolved.key
    day = resolved.game.day
    player = resolved.line.player
    line = resolved.line.line
    self.side = side
    book = resolved.line.book
    self.odds = odds
    isAlternate = resolved.line.isAlternate
    captured = resolved.line.captured
    tipOff = resolved.line.tipOff
    row = resolved.line.row
    self.probability = probability
    self.market = market
    self.marketBooks = marketBooks
    kelly = Kelly.fraction(probability, side, odds)
  }

  /// A side that was priced before.
  init(
    key: BetKey, day: GameDay, player: String, line: LineValue, side: Side, book: String, odds: Odds, isAlternate: Bool,
    captured: QuoteTime?, tipOff: QuoteTime?, row: Int, probability: LineProbability, market: Double?,
    marketBooks: Int, kelly: Double, stake: Double
  ) {
    self.key = key
    self.day = day
    self.player = player
    self.line = line
    self.side = side
    self.book = book
    self.odds = odds
    self.isAlternate = isAlternate
    self.captured = captured
    self.tipOff = tipOff
    self.row = row
    self.probability = probability
    self.market = market
    self.marketBooks = marketBooks
    self.kelly = kelly
    self.stake = stake
  }

  /// Our probability of a decided bet.
  public var decided: Double { probability.decided(side) }
  /// Decimal odds at which the bet would be worth nothing.
  public var fairOdds: Double { probability.fairOdds(side) }
  /// Probability of a decided bet at which the price is fair.
  public var breakEven: Double { odds.impliedProbability }
  /// Ours less the break-even.
  public var edge: Double { decided - breakEven }
  /// Ours less the market's without margin.
  public var edgeOverMarket: Double? { market.map { decided - $0 } }
  /// Expected profit of a stake of 1; a push returns it.
  public var expectedValue: Double { probability.expectedValue(side, odds) }

  /// Whether nothing refuses the bet and it has a stake.
  public var isRecommended: Bool { refusals.isEmpty && stake > 0 }
}

extension PricedSide: Encodable {
  private enum Keys: String, CodingKey {
    case personId, player, gameId, gameDate, market, line, side, book, odds, american, isAlternate, captured, tipOff,
      row
    case win, push, lose, decided, fairOdds, breakEven, marketProbability, marketBooks
    case edge, edgeOverMarket, expectedValue, kelly, stake, recommended, refusals, unproven
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode(key.personId, forKey: .personId)
    try container.encode(player, forKey: .player)
    try container.encode(key.gameId, forKey: .gameId)
    try container.encode(day, forKey: .gameDate)
    try container.encode(key.market, forKey: .market)
    try container.encode(line, forKey: .line)
    try container.encode(side, forKey: .side)
    try container.encode(book, forKey: .book)
    try container.encode(odds, forKey: .odds)
    try container.encode(odds.american, forKey: .american)
    try container.encode(isAlternate, forKey: .isAlternate)
    try container.encode(captured, forKey: .captured)
    try container.encode(tipOff, forKey: .tipOff)
    try container.encode(row, forKey: .row)
    try container.encode(probability.wins(side), forKey: .win)
    try container.encode(probability.push, forKey: .push)
    try container.encode(probability.loses(side), forKey: .lose)
    try container.encode(decided, forKey: .decided)
    // A side that cannot win has no fair odds, and JSON no infinity.
    try container.encode(fairOdds.isFinite ? fairOdds : nil, forKey: .fairOdds)
    try container.encode(breakEven, forKey: .breakEven)
    try container.encode(market, forKey: .marketProbability)
    try container.encode(marketBooks, forKey: .marketBooks)
    try container.encode(edge, forKey: .edge)
    try container.encode(edgeOverMarket, forKey: .edgeOverMarket)
    try container.encode(expectedValue, forKey: .expectedValue)
    try container.encode(kelly, forKey: .kelly)
    try container.encode(stake, forKey: .stake)
    try container.encode(isRecommended, forKey: .recommended)
    try container.encode(refusals, forKey: .refusals)
    // Only where the proof was waived, which no 'analyze' does.
    if isUnproven { try container.encode(true, forKey: .unproven) }
  }
}
