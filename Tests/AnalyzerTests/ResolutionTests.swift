import BoxScores
import Foundation
import Testing

@testable import Analyzer

@Suite struct ResolutionTests {
  static let resolver = LineResolver(SmallLeague.index)

  static func one(_ line: PropLine, _ resolver: LineResolver = resolver) -> (ResolvedLine?, UnresolvedLine?) {
    let resolution = resolver.resolve([line])
    #expect(resolution.resolved.count + resolution.unresolved.count == 1)
    return (resolution.resolved.first, resolution.unresolved.first)
  }

  @Test(arguments: ["Luka Doncic", "luka dončić", "LUKA DONCIC", "Luka  Doncic", "Luka Dončić Jr."])
  func accentsCaseAndSuffixesDoNotMatter(name: String) throws {
    let found = try #require(Self.one(SmallLeague.line(name)).0)
    #expect(found.personId == 1 && found.way == .name && found.team == SmallLeague.lakers)
    #expect(found.game.gameId == 22_400_001 && found.opponent == SmallLeague.wolves && !found.isDateCorrected)
    #expect(found.key == BetKey(personId: 1, gameId: 22_400_001, market: .points))
  }

  @Test func aSuffixThatTheFeedLeavesOut() throws {
    #expect(try #require(Self.one(SmallLeague.line("Jaden McDaniels")).0).personId == 5)
    #expect(PersonName("Đorđe Łukasz-Øre III").short == "dorde lukasz ore")
    for text in ["Jackson Jr., Jaren", "Jackson, Jaren, Jr.", "Jackson, Jaren Jr.", "Jaren Jackson, Jr."] {
      #expect(PersonName(text).full == "jaren jackson jr", "\(text)")
    }
    #expect(PersonName("Jokić, Nikola").full == "nikola jokic" && PersonName(" , ").full.isEmpty)
    #expect(PersonName("Waidor Jikest (sim)").short == "waidor jikest")
    #expect(PersonName("Tre Jones").short == "tre jones" && PersonName("D'Angelo Russell").full == "dangelo russell")
  }

  @Test func namesakesAreListedNotGuessed() throws {
    let listed = try #require(Self.one(SmallLeague.line("Jalen Williams")).1)
    #expect(listed.reason == .ambiguousPlayer && listed.candidates.map(\.id) == [3, 4])
    #expect(listed.message.contains("Los Angeles Lakers") && listed.message.contains("line 2"))
    let json = String(decoding: try JSONEncoder().encode(listed), as: UTF8.self)
    #expect(json.contains("\"reason\":\"ambiguousPlayer\"") && json.contains("\"id\":3"))
    // Against the Wolves the Celtics have only one of that name.
    var other = SmallLeague.line("Jalen Williams")
    (other.homeTeam, other.awayTeam) = ("Minnesota Timberwolves", "Boston Celtics")
    other.gameDate = SmallLeague.day("2024-10-24")
    other.tipOff = nil
    #expect(try #require(Self.one(other).0).personId == 7)
  }

  @Test(arguments: ["L. Doncic", "Lukaa Doncic", "Nobody Atall", "Jayson Tatum"])
  func initialsMisspellingsAndStrangersAreListed(name: String) throws {
    let listed = try #require(Self.one(SmallLeague.line(name)).1)
    #expect(listed.reason == .unknownPlayer)
    #expect(listed.candidates.map(\.id) == (name.contains("Doncic") ? [1] : []))
    let named = LineResolver(SmallLeague.index, aliases: ["l doncic": 1])
    if name == "L. Doncic" { #expect(try #require(Self.one(SmallLeague.line(name), named).0).way == .alias) }
  }

  @Test func idsAreCheckedAgainstNameTeamsAndGame() throws {
    #expect(try #require(Self.one(SmallLeague.line("Jalen Williams", id: 4)).0).personId == 4)
    #expect(try #require(Self.one(SmallLeague.line("", id: 2)).0).team == SmallLeague.wolves)
    // His id, another name; and an id of nobody.
    #expect(Self.one(SmallLeague.line("Luka Doncic", id: 2)).1?.reason == .contradictingPlayer)
    #expect(Self.one(SmallLeague.line("Luka Doncic", id: 999)).1?.reason == .unknownPlayer)
    #expect(Self.one(SmallLeague.line("Anthony Doncic", id: 1)).0?.personId == 1)
    // Two of one surname on one team.
    #expect(Self.one(SmallLeague.line("Jaylin McDaniels", id: 5)).1?.reason == .contradictingPlayer)
    #expect(Self.one(SmallLeague.line("Jaden McDaniels", id: 5)).0?.personId == 5)
    // A Celtic does not play for either team.
    #expect(Self.one(SmallLeague.line("Jayson Tatum", id: 6)).1?.reason == .contradictingPlayer)
    var line = SmallLeague.line("Luka Doncic", id: 1)
    line.gameId = 22_400_001
    #expect(Self.one(line).0 != nil)
    line.gameId = 22_400_003
    let listed = try #require(Self.one(line).1)
    #expect(listed.reason == .contradictingGame && listed.candidates.map(\.id) == [22_400_003, 22_400_001])
    line.gameId = 5
    #expect(Self.one(line).1?.reason == .unknownGame)
  }

  @Test func aDateInUTCIsFoundByItsTipOff() throws {
    var line = SmallLeague.line("Anthony Edwards")
    line.gameDate = SmallLeague.day("2024-10-23")
    let found = try #require(Self.one(line).0)
    #expect(found.game.day == SmallLeague.day("2024-10-22") && found.isDateCorrected)
    line.gameDate = nil
    #expect(try #require(Self.one(line).0).isDateCorrected == false)
    line.gameDate = SmallLeague.day("2024-10-23")
    line.tipOff = nil
    #expect(Self.one(line).1?.reason == .unknownGame)
  }

  @Test func teamsAndGamesThatAreNotThere() {
    var line = SmallLeague.line("Anthony Edwards")
    line.homeTeam = "Gotham Knights"
    #expect(Self.one(line).1?.reason == .unknownTeam)
    for hostile in ["-9223372036854775808", "9223372036854775807", "1610612700", " ", "\u{0}"] {
      line.homeTeam = hostile
      #expect(Self.one(line).1?.reason == .unknownTeam)
    }
    for known in ["LAL", "Lakers", "la lakers"] {
      line.homeTeam = known
      #expect(Self.one(line).0?.personId == 2, "\(known)")
    }
    line.homeTeam = "Los Angeles"
    #expect(
      Self.one(line).1?.message
        == "line 2: team 'Los Angeles' may be several of that season; candidates: 46 Los Angeles Clippers; 47 Los Angeles "
        + "Lakers")
    line.homeTeam = "Utah Jazz"
    #expect(Self.one(line).1?.reason == .unknownGame)
    // Home and away the wrong way round is the same game.
    line = SmallLeague.line("Anthony Edwards")
    swap(&line.homeTeam, &line.awayTeam)
    #expect(Self.one(line).0?.team == SmallLeague.wolves)
  }

  @Test func scheduleAndRosterSpeakForGamesToCome() throws {
    let game = ScheduledGame(
      gameId: 22_400_900, day: SmallLeague.day("2025-01-10"), season: Season(2025), gameType: .regularSeason,
      home: SmallLeague.celtics, away: SmallLeague.wolves)
    let roster = [
      RosterEntry(personId: 1, player: "Luka Dončić", team: SmallLeague.celtics),
      RosterEntry(personId: 50, player: "New Rookie", team: SmallLeague.wolves),
    ]
    let index = LeagueIndex(SmallLeague.table, players: SmallLeague.players, schedule: [game], roster: roster)
    var line = SmallLeague.line("Luka Doncic")
    (line.homeTeam, line.awayTeam, line.gameDate) = ("Boston Celtics", "Minnesota Timberwolves", game.day)
    line.tipOff = nil
    let traded = try #require(Self.one(line, LineResolver(index)).0)
    #expect(traded.team == SmallLeague.celtics && traded.game.gameId == 22_400_900)
    line.player = "New Rookie"
    #expect(try #require(Self.one(line, LineResolver(index)).0).personId == 50)
    // On his Lakers days he was a Laker.
    let before = try #require(Self.one(SmallLeague.line("Luka Doncic"), LineResolver(index)).0)
    #expect(before.team == SmallLeague.lakers)
  }

  @Test func aQuoteAfterTipOffIsKnownAsSuch() {
    #expect(SmallLeague.resolved(captured: "2024-10-23T02:00:00Z").isAfterTipOff)
    #expect(!SmallLeague.resolved(captured: "2024-10-23T01:59:00Z").isAfterTipOff)
    #expect(!SmallLeague.resolved().isAfterTipOff)
  }

  @Test func outcomesComeFromBoxScores() {
    let outcomes = BoxOutcomes(SmallLeague.table)
    func key(_ person: Int64, _ game: Int64, _ market: PropMarket) -> BetKey {
      BetKey(personId: person, gameId: game, market: market)
    }
    let last = SmallLeague.day("2024-10-26")
    #expect(outcomes[key(1, 22_400_003, .points)] == .played(11, on: last))
    #expect(outcomes[key(1, 22_400_003, .pra)] == .played(20, on: last))
    #expect(outcomes[key(1, 22_400_003, .threes)] == .played(2, on: last))
    #expect(outcomes[key(4, 22_400_003, .points)] == .didNotPlay(on: last))
    #expect(outcomes[key(1, 22_400_777, .points)] == .pending)
    var table = SmallLeague.table
    table[.assists][0] = .nan
    let key0 = key(table.personId[0], table.gameId[0], .pra)
    #expect(BoxOutcomes(table)[key0] == .pending)
  }
}
