import BoxScores
import Testing

@testable import Pipeline

@Suite struct PlayerSearchTests {
  /// Four players with a game each, in the season that the second number says.
  private let league: ServedLeague = {
    var table = PlayerGameTable(kind: .real)
    for (person, season) in [(1, 2003), (3, 2004), (2, 2026), (4, 2026)] as [(Int64, Int)] {
      table.gameId.append(person)
      table.personId.append(person)
      table.day.append(GameDay(year: season, month: 1, day: 5)!.number)
      table.season.append(Int16(season))
      table.team.append(1)
      table.opponent.append(2)
      table.home.append(1)
      table.gameType.append(GameType.regularSeason.rawValue)
      for column in BoxColumn.allCases { table.values[column.rawValue].append(1) }
    }
    return ServedLeague(
      table: table,
      players: PlayerDirectory([
        Player(personId: 1, firstName: "Tim", lastName: "Hardaway"),
        Player(personId: 2, firstName: "Tim", lastName: "Hardaway Jr."),
        Player(personId: 3, firstName: "Penny", lastName: "Hardaway"),
        Player(personId: 4, firstName: "Nikola", lastName: "Jokić"),
      ]), schedule: [], roster: [])
  }()

  @Test func aSuffixThatIsNotWrittenIsNoReasonToStandBehindTheFather() {
    #expect(league.search("tim hardaway", limit: 5) == [2, 1])
    #expect(league.search("Tim Hardaway Jr", limit: 5) == [2])
    #expect(league.search("hardaway", limit: 5) == [2, 3, 1])
    #expect(league.search("Jokic, Nikola", limit: 5) == [4])
  }
}
