/// The league's mean of one number a player-game, to date: this season's, drawn to last season's by a thousand rows.
struct LeagueMemory {
  private var season: Int16 = 0
  private var sum = 0.0
  private var rows = 0.0
  private var lastMean = Double.nan

  /// NaN before the league recorded the number.
  func mean(in current: Int16) -> Double {
    let (sum, rows) = season == current ? (sum, rows) : (0, 0)
    let prior = season == current ? lastMean : (self.rows > 0 ? self.sum / self.rows : lastMean)
    if prior.isNaN { return rows > 0 ? sum / rows : .nan }
    return (sum + 1000 * prior) / (rows + 1000)
  }

  mutating func add(_ value: Double, season current: Int16) {
    guard !value.isNaN else { return }
    if current != season {
      if rows > 0 { lastMean = sum / rows }
      (season, sum, rows) = (current, 0, 0)
    }
    sum += value
    rows += 1
  }
}
