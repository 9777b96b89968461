import BoxScores

/// One quote as a file has it: a book's prices for a player's number. Not yet tied to a person and a game.
public struct PropLine: Sendable, Hashable {
  /// Line of the file it stands in; of its first outcome in JSON.
  public var row: Int
  /// Where the file's maker has it from; empty where he does not say.
  public var feed = ""
  /// When the quote was taken.
  public var captured: QuoteTime?
  /// The date of the game as the file gives it; feeds that give a UTC time only have none.
  public var gameDate: GameDay?
  /// When the game is said to begin; nil where the file does not say.
  public var tipOff: QuoteTime?
  /// The team's name as the file writes it.
  public var homeTeam: String
  /// The team's name as the file writes it.
  public var awayTeam: String
  /// Empty where the file gives an id only.
  public var player: String
  /// Nil where the file gives a name only.
  public var personId: Int64?
  /// Nil where the file gives teams and a time only.
  public var gameId: Int64?
  public var market: PropMarket
  /// Offered as an alternate line.
  public var isAlternate = false
  /// The bookmaker's key, as the file writes it.
  public var book: String
  public var line: LineValue
  /// Nil where the book quotes the other side only.
  public var over: Odds?
  /// Nil where the book quotes the other side only.
  public var under: Odds?
  /// The outcome that the file's maker noted afterwards: checked against box scores, never used for anything else.
  public var statedOutcome: Int?

  public init(
    row: Int, homeTeam: String, awayTeam: String, player: String, market: PropMarket, book: String, line: LineValue,
    over: Odds?, under: Odds?
  ) {
    self.row = row
    self.homeTeam = homeTeam
    self.awayTeam = awayTeam
    self.player = player
    self.market = market
    self.book = book
    self.line = line
    self.over = over
    self.under = under
  }

  /// The price of a side; nil where it is not quoted.
  public subscript(_ side: Side) -> Odds? { side == .over ? over : under }

  /// Whether both sides are quoted: only then the margin can be taken out.
  public var isTwoSided: Bool { over != nil && under != nil }

  /// What kind of seller the book is.
  public var bookKind: Bookmaker.Kind { Bookmaker.kind(book) }

  /// The margin-free probabilities; nil for a quote of one side.
  public func noVig(_ method: NoVigMethod = .multiplicative) -> NoVig? {
    guard let over, let under else { return nil }
    return NoVig(over: over, under: under, method: method)
  }
}
