/// A player of the simulated league with what nobody sees: his skills. Rates are natural logarithms against an average
/// man of the league.
struct SimulatedMan {
  let personId: Int64
  let birthDay: GameDay
  let position: CourtPosition
  /// What he would be worth at his best age, in standard deviations of a draft class.
  var talent: Double
  /// His worth this season: talent, age, and what the years did to him.
  var value = 0.0
  var skills: Skills
  /// Slow wanderings of the season, one step a game.
  var drift = Drift()
  /// Index of his team; nil for a free agent.
  var team: Int?
  /// Games of his team he will still miss.
  var gamesOut = 0
  var seasonsWithoutTeam = 0
  var isRetired = false

  /// Logarithms of rates a minute, except where said.
  struct Skills {
    var shots = 0.0
    /// Log-odds that a shot is a three.
    var threeShare = 0.0
    var threeAccuracy = 0.0
    var twoAccuracy = 0.0
    var freeThrowTrips = 0.0
    /// Log-odds.
    var freeThrowAccuracy = 0.0
    var offensiveBoards = 0.0
    var defensiveBoards = 0.0
    var assists = 0.0
    var steals = 0.0
    var blocks = 0.0
    var turnovers = 0.0
    var fouls = 0.0
  }

  struct Drift {
    var shots = 0.0
    var boards = 0.0
    var assists = 0.0
    var threes = 0.0
    /// The coach's mind about him, in units of value.
    var role = 0.0

    /// One game on: an autoregression whose spread stays what it is.
    mutating func step(_ generator: inout SeededGenerator) {
      func moved(_ value: Double, _ keep: Double, _ spread: Double) -> Double {
        keep * value + spread * (1 - keep * keep).squareRoot() * generator.normal()
      }
      shots = moved(shots, 0.985, 0.10)
      boards = moved(boards, 0.985, 0.08)
      assists = moved(assists, 0.985, 0.10)
      threes = moved(threes, 0.985, 0.20)
      role = moved(role, 0.95, 0.38)
    }
  }

  func age(on day: GameDay) -> Double { Double(day.number - birthDay.number) / 365.25 }

  /// What age takes from a man's worth: nothing at 27, more and more on both sides of it.
  static func ageLoss(_ age: Double) -> Double {
    let years = age - 27
    return years < 0 ? 0.022 * years * years : 0.013 * years * years
  }
}
