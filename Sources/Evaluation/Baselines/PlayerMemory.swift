/// What the baselines remember of one player and one number of his box scores.
///
/// Only games in which the number is known count: a game without it is as if it had not been played.
struct PlayerMemory {
  private var recent: (Double, Double, Double, Double, Double, Double, Double, Double, Double, Double) = (
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0
  )
  private(set) var games: Int32 = 0
  private var total = 0.0
  private var season: Int16 = 0
  private var seasonGames: Int32 = 0
  private var seasonTotal = 0.0
  private var fast = DecayingMean()
  private(set) var expectedMinutes = DecayingMean()
  private var rateStat = 0.0
  private var rateMinutes = 0.0

  static let fastDecay = DecayingMean.decay(halfLife: 6)
  static let minutesDecay = DecayingMean.decay(halfLife: 3)
  static let rateDecay = DecayingMean.decay(halfLife: 16)

  /// The mean of the last `count` games, at most ten; NaN before the first.
  func mean(last count: Int32) -> Double {
    let used = min(count, games)
    guard used > 0 else { return .nan }
    var sum = 0.0
    withUnsafeBytes(of: recent) { bytes in
      let values = bytes.bindMemory(to: Double.self)
      for back in 1...used { sum += values[Int((games - back) % 10)] }
    }
    return sum / Double(used)
  }

  /// This season's mean; before his first game of it last season's, and without that his career's.
  func seasonMean(in current: Int16) -> Double {
    if seasonGames > 0, season == current || season == current - 1 { return seasonTotal / Double(seasonGames) }
    return games > 0 ? total / Double(games) : .nan
  }

  var ewma: Double { fast.value }

  /// Rate a minute times expected minutes, given the player's memory of minutes.
  func rateTimes(_ minutes: PlayerMemory) -> Double {
    rateMinutes > 0 ? rateStat / rateMinutes * minutes.expectedMinutes.value : .nan
  }

  mutating func add(_ value: Double, minutes: Double, season current: Int16) {
    guard !value.isNaN else { return }
    if current != season {
      (season, seasonGames, seasonTotal) = (current, 0, 0)
    }
    withUnsafeMutableBytes(of: &recent) { bytes in
      bytes.bindMemory(to: Double.self)[Int(games % 10)] = value
    }
    games += 1
    total += value
    seasonGames += 1
    seasonTotal += value
    fast.add(value, decay: Self.fastDecay)
    expectedMinutes.add(value, decay: Self.minutesDecay)
    guard !minutes.isNaN else { return }
    rateStat = rateStat * Self.rateDecay + value
    rateMinutes = rateMinutes * Self.rateDecay + minutes
  }
}
