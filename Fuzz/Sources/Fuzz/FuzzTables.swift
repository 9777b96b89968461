import Foundation

@testable import BoxScores

/// The small files that people make by hand, by their bytes, packed or not; the first says which: a slate of the league's or
/// of the simulated league's teams, games to come, a roster, players.
///
/// A file that is accepted means the same each time, and no row of it is lost: it is an entry, or counted as passed over.
func fuzzTables(_ bytes: [UInt8]) {
  guard let kind = bytes.first else { return }
  let file = Scratch.file("table.csv")
  Scratch.write(Array(bytes.dropFirst()), to: file)
  do {
    switch kind % 5 {
    case 0: try readSlate(file, .real)
    case 1: try readSlate(file, .simulated)
    case 2: try readSchedule(file)
    case 3: try readRoster(file)
    default: try readPlayers(file)
    }
  } catch let error as ImportError {
    check(!error.message.isEmpty, "an error says something")
  } catch {
    fatalError("refused by no error of an import: \(error)")
  }
}

private func readSlate(_ file: URL, _ kind: DataKind) throws {
  let slate = try SlateFile(contentsOf: file, kind: kind)
  let again = try SlateFile(contentsOf: file, kind: kind)
  check(slate.lines == again.lines && slate.day == again.day, "bytes mean one slate")
  check(!slate.lines.isEmpty, "a slate has players")
  for line in slate.lines {
    check(line.personId != nil || !line.player.isEmpty, "a player is named")
    check(line.team != line.opponent && line.gameType.isHistory, "he has a game to play")
    check((-1...1).contains(line.home), "he is at home, away, or neither")
  }
}

private func readSchedule(_ file: URL) throws {
  let read = try ScheduleFile(contentsOf: file)
  let games = read.lines.map(\.game)
  check(try ScheduleFile(contentsOf: file).lines.map(\.game) == games, "bytes mean one schedule")
  check(games.count + read.cancelled.count + read.passedOver == read.rows, "no game is lost")
  check(Set(games.map(\.gameId)).count == games.count, "a game stands once")
  check(games.allSatisfy { $0.home != $0.away && $0.gameType.isHistory }, "two teams play for something")
  check(games.allSatisfy { Int16(exactly: $0.season.endYear) != nil }, "the store has room for its season")
}

private func readRoster(_ file: URL) throws {
  let read = try RosterFile(contentsOf: file, people: nil)
  check(try RosterFile(contentsOf: file, people: nil).entries == read.entries, "bytes mean one roster")
  check(read.entries.count == read.rows, "nobody is lost")
  check(Set(read.entries.map(\.personId)).count == read.rows, "a player stands once")
}

private func readPlayers(_ file: URL) throws {
  let (players, dropped, rows) = try PlayersFile.read(file)
  check(try PlayersFile.read(file).players == players, "bytes mean the same players")
  check(players.count == rows && dropped >= 0, "nobody is lost")
  check(Set(players.map(\.personId)).count == rows, "a player stands once")
  let measures = players.flatMap { [$0.height, $0.weight].compactMap(\.self) }
  check(measures.allSatisfy { $0.isFinite && $0 > 0 }, "what is kept of a body can be")
}
