import Foundation

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
