import BoxScores
import Features
import Forecasting
import Foundation
import MetaLearner

/// The games of one kind as a server asks about them: by day, by season, by player, and by name.
public final class ServedLeague: Sendable {
  /// Games that were played.
  public let table: PlayerGameTable
  /// Everybody whom the store knows, and who else is on a roster.
  public let players: PlayerDirectory
  /// The games to come, by day and id.
  public let schedule: [ScheduledGame]
  public let roster: [RosterEntry]
  /// First and last season of every player.
  let playerSeasons: [Int64: ClosedRange<Season>]
  private let rowsOf: [Int64: [Int32]]
  private let names: [(id: Int64, name: PersonName)]

  public var kind: DataKind { table.kind }
  public var isSimulated: Bool { kind == .simulated }

  /// - Complexity: O(rows)
  init(table: PlayerGameTable, players: PlayerDirectory, schedule: [ScheduledGame], roster: [RosterEntry]) {
    self.table = table
    self.schedule = schedule
    self.roster = roster
    var known = players
    for entry in roster where known[entry.personId] == nil && !entry.player.isEmpty {
      known[entry.personId] = Player(personId: entry.personId, firstName: "", lastName: entry.player)
    }
    self.players = known
    playerSeasons = table.playerSeasons
    var rowsOf: [Int64: [Int32]] = [:]
    for row in 0..<table.count { rowsOf[table.personId[row], default: []].append(Int32(row)) }
    self.rowsOf = rowsOf
    names = Set(rowsOf.keys).union(roster.map(\.personId)).sorted().compactMap { id in
      known[id].map { (id, PersonName($0.fullName)) }
    }
  }

  /// His full name; `player ID` for somebody unknown.
  public func name(of person: Int64) -> String { players[person]?.fullName ?? "player \(person)" }

  /// A franchise's full name in a season; `team CODE` for an unknown one.
  public func team(_ code: Int16, in season: Season) -> String {
    TeamCatalogue.shared.name(of: code, in: season)?.fullName ?? "team \(code)"
  }

  /// Whether he has played, or is on a roster.
  public func knows(_ person: Int64) -> Bool { rowsOf[person] != nil || roster.contains { $0.personId == person } }

  /// The rows of a player's games, oldest first.
  /// - Parameter day: Only games dated strictly before it; nil for all.
  public func rows(of person: Int64, before day: GameDay? = nil) -> ArraySlice<Int32> {
    guard let rows = rowsOf[person] else { return [] }
    guard let day else { return rows[...] }
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if table.day[Int(rows[middle])] < day.number { low = middle + 1 } else { high = middle }
    }
    return rows[..<low]
  }

  /// A value of a row of `table`, in the column's unit; nil where it is missing.
  public func row(_ row: Int, _ column: BoxColumn) -> Double? {
    let value = table.values[column.rawValue][row]
    return value.isFinite ? Double(value) : nil
  }

  /// The team a player was last seen with: on a roster, else in his last game.
  public func team(of person: Int64) -> String? {
    if let entry = roster.first(where: { $0.personId == person }) {
      return team(entry.team, in: table.season.last.map { Season(Int($0)) } ?? Season.last)
    }
    guard let row = rowsOf[person]?.last.map(Int.init) else { return nil }
    return team(table.team[row], in: Season(Int(table.season[row])))
  }

  /// Players whose name holds a text, accents and case aside: whole names first, with or without a suffix, then beginnings,
  /// then parts; among equals whoever played last and most.
  /// - Complexity: O(players)
  func search(_ text: String, limit: Int) -> [Int64] {
    let wanted = PersonName(text).full
    guard !wanted.isEmpty else { return [] }
    func rank(_ person: PersonName) -> Int? {
      let name = person.full
      if name == wanted || person.short == wanted { return 0 }
      if name.hasPrefix(wanted) { return 1 }
      if name.contains(" " + wanted) { return 2 }
      if name.contains(wanted) { return 3 }
      let words = wanted.split(separator: " ")
      return words.count > 1 && words.allSatisfy { name.contains($0) } ? 4 : nil
    }
    let found = names.compactMap { entry in
      rank(entry.name).map {
        (
          id: entry.id, rank: $0, last: playerSeasons[entry.id]?.upperBound ?? .first,
          games: rowsOf[entry.id]?.count ?? 0
        )
      }
    }
    return found.sorted {
      if $0.rank != $1.rank { return $0.rank < $1.rank }
      if $0.last != $1.last { return $0.last > $1.last }
      return $0.games == $1.games ? $0.id < $1.id : $0.games > $1.games
    }.prefix(limit).map(\.id)
  }

  /// The day that is forecast when none is named: the first one to come, else the last one played.
  public var defaultDay: GameDay? { GameDays(table, schedule: schedule).standing?.day }

  /// Who would be forecast on a day; nil without games.
  public func slate(on day: GameDay) -> DaySlate? {
    if let played = DaySlate(played: day, in: table) { return played }
    return DaySlate(scheduled: schedule.filter { $0.day == day }, roster: roster)
  }
}
