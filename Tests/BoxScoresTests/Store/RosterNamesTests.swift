import Foundation
import NativeLibraries
import Testing

@testable import BoxScores

/// Rosters by name, who is out in the words of an injury report, and ids that are somebody else's.
@Suite(.enabled(if: DuckDB.isAvailable, "DuckDB is not installed: make setup"))
struct RosterNamesTests {
  private let workspace: TemporaryFolder
  private var store: DataStore { DataStore(folder: workspace.url.appendingPathComponent("data")) }
  private static let people = KnownPeople(
    PlayerDirectory([
      Player(personId: 1, firstName: "Nikola", lastName: "Jokić"),
      Player(personId: 2, firstName: "Jaylen", lastName: "Brown"),
      Player(personId: 3, firstName: "Bruce", lastName: "Brown Jr."),
      Player(personId: 4, firstName: "Nicolas", lastName: "Claxton"),
    ])
  ) { name in
    switch name {
    case "Nikola Jokic": .person(1)
    case "Jalen Williams": .unclear(reason: "2 players are called 'Jalen Williams': 5, 6. Ask by id.")
    default: .unclear(reason: "nobody is called '\(name)'")
    }
  }

  init() throws { workspace = try TemporaryFolder() }

  private func refusal(_ text: String, people: KnownPeople? = RosterNamesTests.people) throws -> String {
    let file = try workspace.write("r.csv", text)
    let error = try #require(throws: ImportError.self) { try store.importRoster(file, people: people) }
    return error.message.replacing(file.path, with: "r.csv")
  }

  @Test func namesAloneAreFound() throws {
    let file = try workspace.write("r.csv", "player,team,status\nNikola Jokic,DEN,OUT\n")
    _ = try store.importRoster(file, people: Self.people)
    #expect(try store.roster() == [RosterEntry(personId: 1, player: "Nikola Jokic", team: 43, isOut: true)])
  }

  @Test func everyLineThatDoesNotSayWhoIsListed() throws {
    #expect(
      try refusal(
        "player,personId,team\nJalen Williams,,OKC\nNikola Jokic,,DEN\nNo Body,,DEN\nJaylen Brown,3,BOS\nWrong Name,1,DEN\n"
      ) == """
        r.csv: 4 lines do not say who is meant:
          line 2: 2 players are called 'Jalen Williams': 5, 6. Ask by id.
          line 4: nobody is called 'No Body'
          line 5: personId 3 is Bruce Brown Jr., not 'Jaylen Brown'
          line 6: personId 1 is Nikola Jokić, not 'Wrong Name'
        Write the right id into the column 'personId', or the name alone as 'fullcourt players similar' knows it.
        """)
  }

  @Test func aNameInAnotherSpellingIsStillHis() {
    let players = Self.people.players
    for (id, name) in [(Int64(1), "nikola jokic"), (3, "Bruce Brown"), (4, "Nic Claxton"), (9, "Any Body"), (1, "")] {
      #expect(players.contradiction(of: id, named: name) == nil, "\(name)")
    }
  }

  @Test func whatCannotBeReadIsNamed() throws {
    #expect(
      try refusal("player,team,status\nNikola Jokic,DEN,Injured\n")
        == "r.csv, line 2, column 'status': found 'Injured', expected Out, O, Inactive or Suspended, or Doubtful, "
        + "Questionable, Probable, Available, Active, In or nothing")
    #expect(
      try refusal("who,team\nNikola Jokic,DEN\n")
        == "r.csv, line 1: missing column 'player'; found 'who', 'team'; expected player or personId, and team")
    #expect(
      try refusal("player;team\nNikola Jokic;DEN\n")
        == "r.csv, line 1: columns seem to be separated by semicolons; expected commas; convert the file")
    // Without anybody known there are only ids.
    #expect(
      try refusal("player,team\nNikola Jokic,DEN\n", people: nil)
        == "r.csv, line 2, column 'personId': found '', expected a whole number above zero")
    #expect(
      try refusal("player,team\n,DEN\n")
        == "r.csv, line 2, column 'player': found '', expected a player's full name or his id")
  }

  @Test(arguments: ["Out", "O", "suspended", "INACTIVE"]) func theseWordsMeanOut(status: String) throws {
    let file = try workspace.write("r.csv", "personId,team,status\n1,Nuggets,\(status)\n")
    _ = try store.importRoster(file)
    #expect(try store.roster().map(\.isOut) == [true])
  }

  @Test(arguments: ["Doubtful", "questionable", "Probable", "Available", "Active", "In", ""])
  func theseWordsDoNot(status: String) throws {
    let file = try workspace.write("r.csv", "personId,team,status\n1,Denver,\(status)\n")
    _ = try store.importRoster(file)
    #expect(try store.roster().map(\.isOut) == [false])
  }
}
