import BoxScores
import Evaluation

@testable import Analyzer

/// A few real teams with made-up box scores: what resolution and settlement need.
enum SmallLeague {
  static let lakers: Int16 = 47
  static let wolves: Int16 = 50
  static let celtics: Int16 = 38

  struct Row {
    var game: Int64
    var person: Int64
    var day: GameDay
    var team: Int16
    var opponent: Int16
    var home: Int8
    var counts: [Float]
  }

  static func american(_ price: Double) -> Odds? { try? Odds(american: price) }
  static func decimal(_ price: Double) -> Odds? { try? Odds(decimal: price) }
  static func day(_ text: String) -> GameDay { GameDay(text)! }

  static let players = PlayerDirectory([
    Player(personId: 1, firstName: "Luka", lastName: "Dončić"),
    Player(personId: 2, firstName: "Anthony", lastName: "Edwards"),
    Player(personId: 3, firstName: "Jalen", lastName: "Williams"),
    Player(personId: 4, firstName: "Jalen", lastName: "Williams"),
    Player(personId: 5, firstName: "Jaden", lastName: "McDaniels Jr."),
    Player(personId: 6, firstName: "Jayson", lastName: "Tatum"),
    Player(personId: 7, firstName: "Jalen", lastName: "Williams"),
    Player(personId: 8, firstName: "Jaylin", lastName: "McDaniels"),
  ])

  /// Three nights: Wolves at Lakers on the 22nd, Celtics at Wolves on the 24th, Celtics at Lakers on the 26th. The two
  /// namesakes of the Lakers are 3 and 4, that of the Celtics is 7.
  static let table: PlayerGameTable = {
    let nights: [(Int64, String, Int16, Int16)] = [
      (22_400_001, "2024-10-22", lakers, wolves), (22_400_002, "2024-10-24", wolves, celtics),
      (22_400_003, "2024-10-26", lakers, celtics),
    ]
    let members: [Int16: [Int64]] = [lakers: [1, 3, 4], wolves: [2, 5, 8], celtics: [6, 7]]
    var table = PlayerGameTable(kind: .real)
    for (game, date, home, away) in nights {
      for (team, opponent, place) in [(home, away, Int8(1)), (away, home, Int8(0))] {
        for person in members[team]! where !(person == 4 && game == 22_400_003) {
          table.gameId.append(game)
          table.personId.append(person)
          table.day.append(day(date).number)
          table.season.append(2025)
          table.team.append(team)
          table.opponent.append(opponent)
          table.home.append(place)
          table.gameType.append(GameType.regularSeason.rawValue)
          for column in BoxColumn.allCases {
            let value: Float =
              switch column {
              case .points: Float(10 + person)
              case .rebounds: 5
              case .assists: 4
              case .threePointersMade: 2
              case .minutes: 30
              default: .nan
              }
            table.values[column.rawValue].append(value)
          }
        }
      }
    }
    return table
  }()

  static let index = LeagueIndex(table, players: players)

  /// A quote on a player of the first night.
  static func line(
    _ player: String, id: Int64? = nil, market: PropMarket = .points, line: Double = 24.5, book: String = "draftkings",
    over: Double? = -110, under: Double? = -110, captured: String? = nil
  ) -> PropLine {
    var made = PropLine(
      row: 2, homeTeam: "Los Angeles Lakers", awayTeam: "Minnesota Timberwolves", player: player, market: market,
      book: book, line: LineValue(line)!, over: over.map { try! Odds(american: $0) },
      under: under.map { try! Odds(american: $0) })
    made.personId = id
    made.gameDate = day("2024-10-22")
    made.tipOff = QuoteTime("2024-10-23T02:00:00Z")
    made.captured = captured.flatMap { QuoteTime($0) }
    return made
  }

  /// The same, resolved: player 1 of the Lakers unless another is named.
  static func resolved(
    person: Int64 = 1, game: Int64 = 22_400_001, market: PropMarket = .points, line: Double = 24.5,
    book: String = "draftkings", over: Double? = -110, under: Double? = -110, captured: String? = nil
  ) -> ResolvedLine {
    ResolvedLine(
      line: Self.line(
        "p\(person)", id: person, market: market, line: line, book: book, over: over, under: under, captured: captured),
      personId: person,
      game: KnownGame(gameId: game, day: day("2024-10-22"), season: Season(2025), home: lakers, away: wolves),
      team: lakers, way: .id, isDateCorrected: false)
  }

  /// Evidence that satisfies the standard, on every market.
  static let proven = ProvenMarkets(
    Dictionary(
      uniqueKeysWithValues: PropMarket.allCases.map {
        ($0, CalibrationEvidence(seasons: [2024], rows: 20_000, meanError: 0.005, worstError: 0.02, source: "test"))
      }))
}
