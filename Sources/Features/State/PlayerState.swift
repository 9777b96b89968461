import BoxScores

/// What the walk remembers of a player: sums that a game moves by a recurrence, and his last 20 box scores.
///
/// A view of one slot of `PlayerStates`. All zero before his first game.
struct PlayerState {
  /// Columns of the box score, then totals of his team in the same games.
  static let lanes = 24
  static let teamLane = 17
  static let ringSize = 20
  static let mainCount = 5

  /// The column of the main stat number `index`: points, rebounds, assists, threes, minutes as in
  /// `PlayerDefinitions.main`, without a look into an array.
  @inline(__always) static func main(_ index: Int) -> Int { index == 4 ? 0 : index + 1 }

  let sums: UnsafeMutablePointer<Double>
  let ring: UnsafeMutablePointer<Float>
  let past: UnsafeMutablePointer<Appearance>
  let facts: UnsafeMutablePointer<Progress>

  /// Where and when one of the last 20 games was.
  struct Appearance {
    var day: Int32 = 0
    var team: Int32 = -1
    var ordinal: Int32 = 0
    var season: Int16 = 0
  }

  struct Progress {
    var games: Int32 = 0
    var seasonGames: Int32 = 0
    var previousGames: Int32 = 0
    var gamesWithTeam: Int32 = 0
    var seasons: Int32 = 0
    var season: Int16 = -1
    var team: Int32 = -1
  }

  // Offsets into `sums`. For each half-life: weighted sums of all lanes, then the weights.
  static let weighted = 0
  static let seasonSum = HalfLife.allCases.count * 2 * lanes
  static let seasonCount = seasonSum + GameFrame.width
  static let careerSum = seasonCount + GameFrame.width
  static let careerCount = careerSum + GameFrame.width
  static let previousMean = careerCount + GameFrame.width
  /// Away sums, away weights, home sums, home weights of the five main columns.
  static let split = previousMean + 5
  static let size = split + 20

  @inline(__always) func weightedSum(_ life: HalfLife, _ lane: Int) -> Double {
    sums[life.rawValue * 2 * Self.lanes + lane]
  }

  @inline(__always) func weight(_ life: HalfLife, _ lane: Int) -> Double {
    sums[(life.rawValue * 2 + 1) * Self.lanes + lane]
  }

  /// NaN before the first known value.
  @inline(__always) func mean(_ life: HalfLife, _ lane: Int) -> Double {
    weightedSum(life, lane) / weight(life, lane)
  }

  @inline(__always) func mean(_ life: HalfLife, _ column: BoxColumn) -> Double { mean(life, column.rawValue) }

  /// Means that line-ups and rosters are summed from.
  @inline(__always) func profile() -> PlayerProfile {
    func rate(_ column: BoxColumn) -> Float { Float(mean(.slow, column) / mean(.slow, .minutes)) }
    return PlayerProfile(
      recent: .init(
        Float(mean(.baseline, .minutes)), Float(mean(.baseline, .points)), Float(mean(.baseline, .rebounds)),
        Float(mean(.baseline, .assists)), Float(mean(.baseline, .threePointersMade)),
        Float(mean(.baseline, .fieldGoalsAttempted)), 0, 0),
      rates: .init(rate(.points), rate(.rebounds), rate(.assists), rate(.threePointersMade)))
  }
}
