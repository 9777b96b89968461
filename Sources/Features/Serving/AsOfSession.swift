import BoxScores
import Foundation

/// The state of the league at the end of a day, ready to write the features of games to come by the same code, bit for
/// bit, that wrote the training rows.
public final class AsOfSession: Sendable {
  /// The last day whose games the state has seen.
  public let lastDay: GameDay
  private let engine: AsOfEngine
  private let players: PlayerDirectory

  /// Walks the history through `lastDay`, that day included.
  /// - Complexity: O(rows of history); a second or two for the whole league. Memory: as `FeatureBuilder.build`, without the
  ///   file.
  public init(history: PlayerGameTable, players: PlayerDirectory, through lastDay: GameDay) {
    engine = AsOfEngine(history, rows: history.firstRow(on: lastDay.advanced(by: 1)), players: players)
    engine.run(into: nil, threads: 2)
    self.players = players
    self.lastDay = lastDay
  }

  /// A state that was kept.
  init(_ engine: AsOfEngine, players: PlayerDirectory, through lastDay: GameDay) {
    self.engine = engine
    self.players = players
    self.lastDay = lastDay
  }

  /// The state as a file.
  func snapshot(key: String) -> Data { AsOfSnapshot.data(engine, key: key) }

  /// How many games a player has behind him, and when the last one was; nil before his first.
  /// - Complexity: O(1)
  public func past(of personId: Int64) -> (games: Int, lastDay: GameDay)? {
    guard let player = engine.frame.players[personId] else { return nil }
    let state = engine.states[player]
    let games = Int(state.facts.pointee.games)
    guard games > 0 else { return nil }
    return (games, GameDay(number: state.past[(games - 1) % PlayerState.ringSize].day))
  }

  /// The features of tonight's players.
  /// - Parameters:
  ///   - slate: in the blind variant any entry's row depends on that entry alone; in the line-up variant also on who
  ///     else of its game is in the slate.
  ///   - season: of the day's games; by default what the first entry's gameId or the calendar says.
  /// - Precondition: `day` is after `lastDay`.
  public func features(
    for slate: [SlateEntry], on day: GameDay, variant: FeatureVariant, season: Season? = nil
  ) -> FeatureRows {
    precondition(day > lastDay, "\(day) is not after \(lastDay), the last day the session has seen")
    let layout = MatrixLayout()
    let season =
      season ?? slate.first.flatMap { $0.gameId }.map { SeasonOfGame.season(gameId: $0, day: day) }
      ?? SeasonOfGame.season(of: day)
    var values = [Float](repeating: .nan, count: slate.count * layout.width)
    values.withUnsafeMutableBufferPointer { buffer in
      guard let rows = buffer.baseAddress else { return }
      var coverage = engine.frame.coverage
      let isCovered = coverage.isCovered(on: Int16(season.endYear))
      let sides = self.sides(slate, day, Int16(season.endYear), isCovered, rows, layout.width)
      engine.teams.emit(sides, season: Int16(season.endYear), isCovered: isCovered, variant: variant)
    }
    return FeatureRows(rowCount: slate.count, columnCount: layout.width, values: values)
  }

  private func sides(
    _ slate: [SlateEntry], _ day: GameDay, _ season: Int16, _ isCovered: Bool, _ rows: UnsafeMutablePointer<Float>,
    _ width: Int
  ) -> [TeamWalk.Side] {
    var sides: [TeamWalk.Side] = []
    var sideOf: [SideKey: Int] = [:]
    // Sums run in the order of the table's rows, so that they end in the same bits.
    for index in slate.indices.sorted(by: { slate[$0].personId < slate[$1].personId }) {
      let entry = slate[index]
      let key = SideKey(entry)
      let tonight = tonight(entry, day, season, isCovered)
      let player = engine.frame.players[entry.personId]
      let facts = player.map { engine.facts[Int($0)] } ?? PlayerFacts(players[entry.personId])
      let state = engine.states[player]
      if sideOf[key] == nil {
        sideOf[key] = sides.count
        sides.append(TeamWalk.Side(tonight: tonight, appearing: [], rows: [], partner: nil))
      }
      PlayerEmission.emit(state, facts: facts, tonight: tonight, into: rows + index * width)
      sides[sideOf[key]!].appearing.append(
        Appearing(player: player, profile: state.profile(), position: facts.position))
      sides[sideOf[key]!].rows.append(rows + index * width)
    }
    for (key, index) in sideOf { sides[index].partner = sideOf[key.other] }
    return sides
  }

  private struct SideKey: Hashable {
    var gameId: Int64?
    var team: Int16
    var opponent: Int16

    init(_ entry: SlateEntry) {
      gameId = entry.gameId
      team = entry.team
      opponent = entry.opponent
    }

    var other: SideKey {
      var other = self
      (other.team, other.opponent) = (opponent, team)
      return other
    }
  }

  private func tonight(_ entry: SlateEntry, _ day: GameDay, _ season: Int16, _ isCovered: Bool) -> TeamGame {
    let team = engine.frame.teams[entry.team]
    return TeamGame(
      day: day.number, season: season, team: team, opponent: engine.frame.teams[entry.opponent], home: entry.home,
      isPlayoffs: entry.gameType == .playoffs, ordinal: engine.frame.calendar.games(team: team, season: season),
      isCovered: isCovered, rows: 0..<0, partner: -1)
  }
}
