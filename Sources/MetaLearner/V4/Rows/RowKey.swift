import BoxScores
import Features

/// Who plays when, for whom, and where: what a forecast may know of a player-game beside its features.
public struct RowKey: Sendable, Hashable {
  public let personId: Int64
  /// `GameDay.number`.
  public let day: Int32
  /// The season's end year.
  public let season: Int16
  /// Codes of `TeamCatalogue`.
  public let team: Int16
  public let opponent: Int16
  /// 1 at home, 0 away, -1 on neutral ground or unknown.
  public let home: Int8

  public init(personId: Int64, day: Int32, season: Int16, team: Int16, opponent: Int16, home: Int8) {
    self.personId = personId
    self.day = day
    self.season = season
    self.team = team
    self.opponent = opponent
    self.home = home
  }

  public init(row: Int, of table: PlayerGameTable) {
    self.init(
      personId: table.personId[row], day: table.day[row], season: table.season[row], team: table.team[row],
      opponent: table.opponent[row], home: table.home[row])
  }

  public init(_ entry: SlateEntry, on day: GameDay, season: Season) {
    self.init(
      personId: entry.personId, day: day.number, season: Int16(season.endYear), team: entry.team,
      opponent: entry.opponent, home: entry.home)
  }
}
