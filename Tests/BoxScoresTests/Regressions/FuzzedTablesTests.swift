import Foundation
import Testing

@testable import BoxScores

/// The small files that people make by hand, damaged on purpose, and what a fuzzer starts from: each is read or refused by an
/// error that says something, and what is read keeps its promises. `Fuzz/Sources/Fuzz/FuzzTables.swift` does it for longer.
@Suite("Fuzzing regressions: slates, schedules, rosters, players")
struct FuzzedTablesTests {
  enum Kind: String, CaseIterable, Sendable { case slate, simulatedSlate, schedule, roster, players }

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Files that are right.
  private static func honest(_ kind: Kind) -> String {
    switch kind {
    case .slate, .simulatedSlate:
      let teams =
        kind == .slate ? ["Boston Celtics", "New York Knicks"] : TeamCatalogue.simulated.prefix(2).map(\.fullName)
      return """
        player,personId,team,opponent,home,date,gameId,gameType,out
        A B,,\(teams[0]),\(teams[1]),1,2025-10-24,22500010,Regular Season,
        "C, Jr.",7,\(teams[1]),\(teams[0]),away,2025-10-24,22500010,,1

        """
    case .schedule:
      return """
        gameId,gameDateTimeEst,home,away,gameType
        22500010,2025-10-24T19:30:00Z,Boston Celtics,New York Knicks,Regular Season
        22500011,2025-10-25 19:30:00,Boston Celtics,TBD,

        """
    case .roster: return "personId,player,team,out\n1,A B,Boston Celtics,\n2,C D,New York Knicks,1\n"
    case .players:
      return """
        personId,firstName,lastName,birthdate,height,bodyWeight,guard,forward,center,draftYear,draftNumber
        1,A,B,1998-03-03,80,210,True,False,,2017,3
        2,C,D,,0,-1,,,,0,0

        """
    }
  }

  /// - Throws: `ImportError`, or something that no reader may throw.
  private func read(_ kind: Kind, _ bytes: [UInt8]) throws {
    let file = try folder.write("table.csv", Data(bytes))
    switch kind {
    case .slate, .simulatedSlate:
      let slate = try SlateFile(contentsOf: file, kind: kind == .slate ? .real : .simulated)
      #expect(!slate.lines.isEmpty)
      #expect(slate.lines.allSatisfy { $0.personId != nil || !$0.player.isEmpty })
      #expect(slate.lines.allSatisfy { $0.team != $0.opponent && $0.gameType.isHistory && (-1...1).contains($0.home) })
    case .schedule:
      let read = try ScheduleFile(contentsOf: file)
      let games = read.lines.map(\.game)
      #expect(games.count + read.cancelled.count + read.passedOver == read.rows)
      #expect(Set(games.map(\.gameId)).count == games.count)
      #expect(games.allSatisfy { $0.home != $0.away && $0.gameType.isHistory })
    case .roster:
      let read = try RosterFile(contentsOf: file, people: nil)
      #expect(Set(read.entries.map(\.personId)).count == read.rows)
    case .players:
      let read = try PlayersFile.read(file)
      #expect(Set(read.players.map(\.personId)).count == read.rows && read.droppedValues >= 0)
      let measures = read.players.flatMap { [$0.height, $0.weight].compactMap(\.self) }
      #expect(measures.allSatisfy { $0.isFinite && $0 > 0 })
    }
  }

  /// Whether the file was read; false for one that was refused as a file of its kind is refused.
  private func isRead(_ kind: Kind, _ bytes: [UInt8]) throws -> Bool {
    do {
      try read(kind, bytes)
      return true
    } catch let error as ImportError {
      #expect(!error.message.isEmpty)
      return false
    }
  }

  @Test(arguments: Kind.allCases)
  func damagedFilesAreReadOrRefused(_ kind: Kind) throws {
    let honest = Array(Self.honest(kind).utf8)
    #expect(try isRead(kind, honest))
    var random = SeededGenerator(seed: 20_261_123)
    var read = 0
    let tries = 200
    for _ in 0..<tries {
      let bytes = Self.damaged(honest, &random)
      if try isRead(kind, bytes) { read += 1 }
    }
    // Neither is everything refused, nor does everything pass.
    #expect(read > 0 && read < tries)
  }

  /// Bytes turned, cut out, doubled, put in from elsewhere, or the end cut off.
  private static func damaged(_ text: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = text
    for _ in 0..<random.integer(in: 1..<4) {
      guard !bytes.isEmpty else { break }
      let place = random.integer(in: 0..<bytes.count)
      let end = min(bytes.count, place + random.integer(in: 1..<20))
      switch random.integer(in: 0..<5) {
      case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
      case 1: bytes.removeSubrange(place..<end)
      case 2: bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
      case 3: bytes.insert(contentsOf: Self.pieces[random.integer(in: 0..<Self.pieces.count)], at: place)
      default: bytes.removeSubrange(place...)
      }
    }
    return bytes
  }

  private static let pieces = [
    "\"", ",", "\n", "\r\n", "-1", "0", "1.0", "1e308", "NaN", "inf", "9223372036854775807", "-9223372036854775808",
    "99999999999999999999", "0001-01-01", "9999-12-31T23:59:00-14:00", "2024-02-30", "1610612738", "TBD", "\u{0}",
    "\u{FEFF}", "\u{1F3C0}", "Preseason", "All-Star Game", ",,,,", "\"\"\"", "personId", "team",
  ].map { Array($0.utf8) }

  /// What a fuzzer starts from beside files that are right: nothing at all, no text, headers alone, packed rests.
  @Test(arguments: Kind.allCases)
  func whatIsNoSuchFileIsRefused(_ kind: Kind) throws {
    let header = Self.honest(kind).prefix { $0 != "\n" }
    let corpus: [[UInt8]] = [
      [], [0], [0x0a], [0xef, 0xbb, 0xbf], [0xff, 0xfe, 0x61, 0x00], [0x1f, 0x8b], [0x1f, 0x8b, 0x08, 0x00],
      Array(header.utf8), Array("\(header)\n".utf8), Array("\(header)\n\n \n".utf8), Array("a,b\n1,2\n".utf8),
      Array("\(header)\n\"".utf8), Array("\(header),\(header)\n".utf8), Array(0...255),
      Array(Self.honest(kind).replacing(",", with: ";").utf8),
      Array(Self.honest(kind).replacing("\n", with: "\r").utf8),
    ]
    for bytes in corpus { #expect(try !isRead(kind, bytes), "\(bytes.prefix(60))") }
  }

  /// Found while the target was written: each word of a team's name cost a look at all the others, and a record has room
  /// for 30,000 of them.
  @Test func aTeamOfThousandsOfWordsIsRefused() throws {
    let words = String(repeating: "a ", count: 30_000)
    let error = #expect(throws: ImportError.self) { try read(.roster, Array("personId,team\n1,\(words)\n".utf8)) }
    #expect(error?.message.contains("line 2, column 'team'") == true)
    #expect(TeamCatalogue.shared.lookup("New Orleans/Oklahoma City Hornets", season: Season(2006)) != nil)
  }
}
