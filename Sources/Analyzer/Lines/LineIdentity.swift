import BoxScores

/// What makes two rows of a file the same quote.
struct LineIdentity: Hashable {
  let feed: String
  let captured: QuoteTime?
  let day: GameDay?
  let tipOff: QuoteTime?
  let player: String
  let personId: Int64?
  let homeTeam: String
  let market: PropMarket
  let book: String
  let line: LineValue

  init(_ line: PropLine) {
    feed = line.feed
    captured = line.captured
    day = line.gameDate
    tipOff = line.tipOff
    player = line.player
    personId = line.personId
    homeTeam = line.homeTeam
    market = line.market
    book = line.book
    self.line = line.line
  }
}
