import BoxScores
import Foundation
import NativeLibraries
import Testing

@testable import Pipeline

/// Height, position, birth and draft are features. A directory that arrives later changes what models were trained on.
@Suite(.enabled(if: LibraryStatus.of(.duckdb).isFound))
struct PlayerFactsTests {
  @Test func whatBecomesKnownOfAPlayerStalesTheSeasonsHePlayedInAndNoOthers() throws {
    let league = try BorrowedLeague()
    let before = try #require(try league.session.history(.real))
    let seasons = before.seasons
    let careers = before.table.playerSeasons
    // Somebody who did not play in all of the seasons.
    let person = try #require(
      careers.keys.sorted().first { id in careers[id].map { $0.count > 1 && $0.upperBound < seasons.last! } ?? false })
    let career = try #require(careers[person])
    let file = league.folder.appendingPathComponent("players.csv")
    let header =
      "personId,firstName,lastName,birthdate,height,bodyWeight,guard,forward,center,country,draftYear,draftRound,draftNumber"
    func imported(_ row: String) throws -> History {
      try Data("\(header)\n\(row)\n".utf8).write(to: file)
      let session = try league.workspace("W")
      _ = try DataWork(session).importFiles(.init(statistics: [], players: file)) { _ in }
      return try #require(try session.history(.real))
    }

    // A name says nothing that a feature asks for.
    let named = try imported("\(person),Some,Body,,,,,,,,,,")
    for season in seasons { #expect(named.hash(of: [season]) == before.hash(of: [season])) }

    let after = try imported("\(person),Some,Body,1990-01-02,81.0,220.0,False,True,False,USA,2012,1,7")
    for season in seasons {
      let rows = after.table.rows(of: season)
      #expect(after.seasonHashes[season] == before.seasonHashes[season], "the games are the same")
      #expect(
        (after.hash(of: [season]) == before.hash(of: [season])) != after.table.personId[rows].contains(person),
        "\(season)")
    }
    #expect(after.rowsHash(through: career.lowerBound.previous) == before.rowsHash(through: career.lowerBound.previous))
    #expect(after.rowsHash(through: career.lowerBound) != before.rowsHash(through: career.lowerBound))
    // Twice the same directory is the same rows.
    let again = try #require(try league.workspace("W").history(.real))
    #expect(again.hash(of: seasons) == after.hash(of: seasons))
  }

  @Test func gamesOfLaterSeasonsDoNotNameForecastsOfEarlierOnesAnew() throws {
    let league = try BorrowedLeague()
    let before = try #require(try league.session.history(.real))
    let session = try league.workspace("W")
    _ = try DataWork(session).importFiles(.init(statistics: [league.new])) { _ in }
    let after = try #require(try session.history(.real))
    let last = try #require(after.seasons.last)
    #expect(after.rowsHash(through: last) != before.rowsHash(through: last))
    for season in after.seasons.dropLast() {
      #expect(after.rowsHash(through: season) == before.rowsHash(through: season))
    }
  }
}
