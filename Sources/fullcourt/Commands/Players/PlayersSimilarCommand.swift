import ArgumentParser
import Pipeline

struct PlayersSimilarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "similar",
    abstract: "Show the players who are most like one, by V4's embeddings.",
    discussion: """
      As of the cut-off of the newest meta-learner: nothing later is known. Names are
      read without accents and case. A name that several players share is refused
      (64) and the candidates are listed with their years: ask again by id.

      Examples:
        fullcourt players similar "Nikola Jokic"
        fullcourt players similar 203999 --top 20 --json
      """)

  @Argument(help: "The player's full name, or his id.")
  var name: String

  @Option(help: ArgumentHelp("So many players.", valueName: "n"))
  var top = 10

  @Option(name: .customLong("min-games"), help: ArgumentHelp("Leave out players of fewer games.", valueName: "n"))
  var minimumGames = 50

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if !(1...1000).contains(top) { throw ValidationError("--top \(top): expected a number from 1 to 1000.") }
    if minimumGames < 0 { throw ValidationError("--min-games \(minimumGames): expected 0 or more.") }
  }

  func run() throws {
    let session = try common.session(looks: true)
    let report = try SimilarPlayers(session).run(name, count: top, minimumGames: minimumGames)
    if common.json { return try JSONOutput.print(report) }
    Console.result(Self.text(report))
  }

  private static func text(_ report: SimilarPlayers.Report) -> String {
    func years(_ person: SimilarPlayers.Person) -> String {
      person.firstSeason.flatMap { first in person.lastSeason.map { "\(first)-\($0)" } } ?? "-"
    }
    var table = TextTable([
      ("player", .left), ("seasons", .left), ("games", .right), ("similarity", .right), ("id", .right),
    ])
    for person in report.similar {
      table.add([
        person.player, years(person), Format.count(person.games), Format.decimal(person.similarity, 3),
        "\(person.personId)",
      ])
    }
    let mark = report.simulated ? " SIMULATED LEAGUE." : ""
    return
      "Most like \(report.player.player) (\(years(report.player)), \(Format.count(report.player.games)) games), as of the "
      + "first day of season \(report.cutOff).\(mark)\n\n" + table.text
  }
}
