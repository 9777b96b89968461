import BoxScores

/// The bankroll day by day, as bets were settled.
public struct PaperCurve: Sendable, Hashable, Encodable {
  /// The bankroll at the end of a day on which bets were decided.
  public struct Point: Sendable, Hashable, Encodable {
    public let day: GameDay
    public let bankroll: PaperMoney
  }

  public let start: PaperMoney
  public let bankroll: PaperMoney
  public let peak: PaperMoney
  /// The largest fall from a peak, as a fraction of the peak, by days.
  public let largestDrawdown: Double
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
