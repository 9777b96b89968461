import BoxScores

/// The bankroll day by day, as bets were settled.
public struct PaperCurve: Sendable, Hashable, Encodable {
  /// The bankroll at the end of a day on which bets were decided.
  public struct Point: Sendable, Hashable, Encodable {
    /// Of the games, not of the settling.
    public let day: GameDay
    /// Open stakes are still in it.
    public let bankroll: PaperMoney
  }

  /// What the ledger was opened with.
  public let start: PaperMoney
  /// The start and the profits of all settled bets.
  public let bankroll: PaperMoney
  /// The most it was at the end of a day, or the start.
  public let peak: PaperMoney
  /// The largest fall from a peak, as a fraction of the peak, by days.
  public let largestDrawdown: Double
  /// One for each day with settled bets, in order.
  public let points: [Point]

  /// - Complexity: O(bets)
  init(start: PaperMoney, bets: [PaperBet]) {
    var byDay: [GameDay: PaperMoney] = [:]
    for bet in bets where bet.state.isSettled { byDay[bet.day, default: .zero] += bet.profit }
    var (bankroll, peak, fall) = (start, start, 0.0)
    var points: [Point] = []
    for day in byDay.keys.sorted() {
      bankroll += byDay[day]!
      peak = max(peak, bankroll)
      fall = max(fall, 1 - bankroll.units / peak.units)
      points.append(Point(day: day, bankroll: bankroll))
    }
    self.start = start
    self.bankroll = bankroll
    self.peak = peak
    largestDrawdown = fall
    self.points = points
  }
}
