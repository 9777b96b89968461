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

/// A player in a few numbers, as of a date.
struct PlayerProfile {
  /// ewma6 of minutes, points, rebounds, assists, threes, shots (the order of `LineupDefinitions.summed`).
  var recent: SIMD8<Float>
  /// ewma12 of points, rebounds, assists and threes over ewma12 of minutes.
  var rates: SIMD4<Float>

  var minutes: Float { recent[0] }

  /// Someone his team counts on: ten minutes a game, or any history before minutes were recorded.
  var isRotation: Bool { minutes == minutes ? minutes >= 10 : recent[1] == recent[1] }

  static let unknown = PlayerProfile(recent: .init(repeating: .nan), rates: .init(repeating: .nan))
}

/// The states of all players, in three flat blocks of memory.
final class PlayerStates: @unchecked Sendable {
  private let sums: UnsafeMutablePointer<Double>
  private let rings: UnsafeMutablePointer<Float>
  private let past: UnsafeMutablePointer<PlayerState.Appearance>
  private let facts: UnsafeMutablePointer<PlayerState.Progress>
  static let ringStride = PlayerState.ringSize * GameFrame.width
  let count: Int
  /// Whose memory it is, if not one's own.
  private let owner: AnyObject?

  /// One slot more than there are players: the last one stays empty, for whoever has never played.
  init(count players: Int) {
    count = players
    owner = nil
    let slots = players + 1
    sums = .allocate(capacity: slots * PlayerState.size)
    sums.initialize(repeating: 0, count: slots * PlayerState.size)
    rings = .allocate(capacity: slots * Self.ringStride)
    rings.initialize(repeating: .nan, count: slots * Self.ringStride)
    past = .allocate(capacity: slots * PlayerState.ringSize)
    past.initialize(repeating: .init(), count: slots * PlayerState.ringSize)
    facts = .allocate(capacity: slots)
    facts.initialize(repeating: .init(), count: slots)
  }

  /// States in memory that somebody else holds, and that nobody changes.
  init(
    count players: Int, sums: UnsafeMutableRawPointer, rings: UnsafeMutableRawPointer, past: UnsafeMutableRawPointer,
    facts: UnsafeMutableRawPointer, owner: AnyObject
  ) {
    count = players
    self.sums = sums.assumingMemoryBound(to: Double.self)
    self.rings = rings.assumingMemoryBound(to: Float.self)
    self.past = past.assumingMemoryBound(to: PlayerState.Appearance.self)
    self.facts = facts.assumingMemoryBound(to: PlayerState.Progress.self)
    self.owner = owner
  }

  /// The four blocks as bytes: sums, rings, appearances, facts.
  var blocks: [UnsafeRawBufferPointer] {
    let slots = count + 1
    return [
      UnsafeRawBufferPointer(UnsafeBufferPointer(start: sums, count: slots * PlayerState.size)),
      UnsafeRawBufferPointer(UnsafeBufferPointer(start: rings, count: slots * Self.ringStride)),
      UnsafeRawBufferPointer(UnsafeBufferPointer(start: past, count: slots * PlayerState.ringSize)),
      UnsafeRawBufferPointer(UnsafeBufferPointer(start: facts, count: slots)),
    ]
  }

  /// No number that is counted with is impossible.
  var isSound: Bool {
    (0...count).allSatisfy { slot in
      let facts = facts[slot]
      return facts.games >= 0 && facts.seasonGames >= 0 && facts.previousGames >= 0 && facts.gamesWithTeam >= 0
    }
  }

  deinit {
    guard owner == nil else { return }
    sums.deallocate()
    rings.deallocate()
    past.deallocate()
    facts.deallocate()
  }

  /// `nil` is a player without history.
  @inline(__always) subscript(_ player: Int32?) -> PlayerState {
    let slot = player.map(Int.init) ?? count
    return PlayerState(
      sums: sums + slot * PlayerState.size, ring: rings + slot * Self.ringStride,
      past: past + slot * PlayerState.ringSize, facts: facts + slot)
  }
}
