import BoxScores
import Foundation

/// Weighted sums that decay by a game: a mean that forgets.
struct FadingMean {
  private(set) var sum = 0.0
  private(set) var weight = 0.0

  /// A missing value decays the past and adds nothing.
  @inline(__always) mutating func add(_ value: Double, decay: Double) {
    let isKnown = value == value
    sum = sum * decay + (isKnown ? value : 0)
    weight = weight * decay + (isKnown ? 1 : 0)
  }

  /// Takes weight from the past, so that a new season counts more.
  mutating func fade(by factor: Double) {
    sum *= factor
    weight *= factor
  }

  /// NaN before the first known value.
  var mean: Double { sum / weight }
}

/// What came against what was promised, as a ratio drawn to 1 by `pseudoGames` games of the same size.
struct FadingRatio {
  static let pseudoGames = 6.0
  private var made = 0.0
  private var promised = 0.0
  private var games = 0.0

  mutating func add(made: Double, promised: Double, decay: Double) {
    self.made = self.made * decay + made
    self.promised = self.promised * decay + promised
    games = games * decay + 1
  }

  var value: Double {
    guard promised > 0 else { return .nan }
    let prior = promised / games * Self.pseudoGames
    return (made + prior) / (promised + prior)
  }
}

/// What the walk remembers of a team.
struct TeamState {
  static let decay = pow(0.5, 1.0 / 12)
  static let ratioDecay = pow(0.5, 1.0 / 20)
  /// What a new season leaves of the weight of the old one.
  static let seasonFade = 0.3
  static let stats = 4

  var own = [FadingMean](repeating: .init(), count: TeamDefinitions.totals.count)
  var allowed = [FadingMean](repeating: .init(), count: TeamDefinitions.totals.count)
  var margin = FadingMean()
  /// Possessions of both sides, halved, and of each.
  var pace = FadingMean()
  var possessions = FadingMean()
  var possessionsAllowed = FadingMean()
  /// `[stat]`, then `[stats + position * stats + stat]`.
  var ratios = [FadingRatio](repeating: .init(), count: stats * (1 + PlayerFacts.Position.count))
  var roster = Roster()
  var season: Int16 = -1
  /// Days of the last eight games, newest last.
  var days: [Int32] = []

  func rest(on day: Int32) -> Double { days.last.map { Double(day - $0) } ?? .nan }

  func games(within length: Int32, of day: Int32) -> Double { Double(days.count { day - $0 <= length }) }

  mutating func remember(day: Int32) {
    if days.count == 8 { days.removeFirst() }
    days.append(day)
  }

  mutating func turn(to season: Int16) {
    guard season != self.season else { return }
    self.season = season
    for index in own.indices {
      own[index].fade(by: Self.seasonFade)
      allowed[index].fade(by: Self.seasonFade)
    }
    margin.fade(by: Self.seasonFade)
    pace.fade(by: Self.seasonFade)
    possessions.fade(by: Self.seasonFade)
    possessionsAllowed.fade(by: Self.seasonFade)
  }

  mutating func addOwn(_ totals: UnsafePointer<Double>) {
    for index in 0..<TeamTotals.count { own[index].add(totals[TeamTotals.column(index)], decay: Self.decay) }
    possessions.add(TeamTotals.possessions(totals), decay: Self.decay)
  }

  mutating func addAllowed(_ totals: UnsafePointer<Double>) {
    for index in 0..<TeamTotals.count { allowed[index].add(totals[TeamTotals.column(index)], decay: Self.decay) }
    possessionsAllowed.add(TeamTotals.possessions(totals), decay: Self.decay)
  }
}

/// The totals of a side, by number.
enum TeamTotals {
  static let count = 5

  /// Points, rebounds, assists, threes, shots: the order of `TeamDefinitions.totals`.
  @inline(__always) static func column(_ index: Int) -> Int {
    index == 4 ? BoxColumn.fieldGoalsAttempted.rawValue : index + 1
  }

  /// Dean Oliver, "Basketball on Paper" (2004): FGA + 0.44 FTA - OREB + TOV.
  @inline(__always) static func possessions(_ totals: UnsafePointer<Double>) -> Double {
    totals[BoxColumn.fieldGoalsAttempted.rawValue] + 0.44 * totals[BoxColumn.freeThrowsAttempted.rawValue]
      - totals[BoxColumn.reboundsOffensive.rawValue] + totals[BoxColumn.turnovers.rawValue]
  }
}

extension FadingMean: StateCoded {
  func write(to writer: inout StateWriter) {
    writer.put(sum)
    writer.put(weight)
  }

  init(from reader: inout StateReader) throws(StateReader.Fault) {
    sum = try reader.take()
    weight = try reader.take()
  }
}

extension FadingRatio: StateCoded {
  func write(to writer: inout StateWriter) {
    writer.put(made)
    writer.put(promised)
    writer.put(games)
  }

  init(from reader: inout StateReader) throws(StateReader.Fault) {
    made = try reader.take()
    promised = try reader.take()
    games = try reader.take()
  }
}

extension TeamState: StateCoded {
  func write(to writer: inout StateWriter) {
    for mean in own + allowed + [margin, pace, possessions, possessionsAllowed] { mean.write(to: &writer) }
    for ratio in ratios { ratio.write(to: &writer) }
    roster.write(to: &writer)
    writer.put(season)
    writer.put(days)
  }

  init(from reader: inout StateReader) throws(StateReader.Fault) {
    for index in own.indices { own[index] = try FadingMean(from: &reader) }
    for index in allowed.indices { allowed[index] = try FadingMean(from: &reader) }
    margin = try FadingMean(from: &reader)
    pace = try FadingMean(from: &reader)
    possessions = try FadingMean(from: &reader)
    possessionsAllowed = try FadingMean(from: &reader)
    for index in ratios.indices { ratios[index] = try FadingRatio(from: &reader) }
    roster = try Roster(from: &reader)
    season = try reader.take()
    days = try reader.array()
    try reader.require(days.count <= 8)
  }
}
