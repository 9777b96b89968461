import BoxScores
import Foundation
import NativeLibraries
import Testing

@testable import Pipeline

/// What `data import` says of the files it was given.
@Suite(.enabled(if: LibraryStatus.of(.duckdb).isFound))
final class DataImportReportTests {
  private let folder: URL
  private let work: DataWork

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("fullcourt-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    work = DataWork(try WorkspaceSession(folder: folder.appendingPathComponent("W"), threads: 1))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func file(_ name: String, _ text: String) throws -> URL {
    let file = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    return file
  }

  /// A file of box scores with players of one game, by their minutes.
  private func games(_ name: String, minutes: [String]) throws -> URL {
    let head =
      "personId,firstName,lastName,gameId,gameDate,playerteamCity,playerteamName,opponentteamCity,opponentteamName,"
    let rows = minutes.enumerated().map { index, minutes in
      "\(index + 1),Player,Number\(index + 1),22400061,2024-10-22,Boston,Celtics,New York,Knicks,11,\(minutes)"
    }
    return try file(name, ([head + "points,numMinutes"] + rows).joined(separator: "\n") + "\n")
  }

  private func text(_ files: DataWork.Files) throws -> [String] {
    try work.importFiles(files) { _ in }.text.split(separator: "\n").dropLast().map(String.init)
  }

  @Test func whatIsStoredIsWhatTheStoreHas() throws {
    let files = [try games("a.csv", minutes: ["30", "0"]), try games("b.csv", minutes: ["30", "0"])]
    #expect(
      try text(.init(statistics: files)) == [
        "2 files, 4 rows read: 2 new, 0 changed, 2 equal, 0 quarantined",
        "stored: 1 played, 1 did not play, 0 preseason and All-Star", "seasons 2025-2025",
        "2 rows gave way to those of a later file",
      ])
  }

  @Test func aFileOfWhichNothingCanBeTakenIsSaidToBeNone() throws {
    let games = try games("a.csv", minutes: ["abc", "half"])
    let report = try work.importFiles(.init(statistics: [games])) { _ in }
    #expect(report.tookNothing)
    let lines = report.text.split(separator: "\n").map(String.init)
    #expect(lines[0] == "1 files, 2 rows read: 0 new, 0 changed, 0 equal, 2 quarantined")
    #expect(
      lines.contains(
        "quarantined 2, such as \(games.path), line 2: numMinutes is 'abc', which is no number, expected minutes from 0 to "
          + "120"))
    #expect(lines.contains("no row could be taken"))
    // Rows that are known already are taken.
    let good = try self.games("b.csv", minutes: ["30"])
    for _ in 1...2 {
      let again = try work.importFiles(.init(statistics: [good])) { _ in }
      #expect(!again.tookNothing)
    }
  }

  @Test func aRosterSaysWhoseRostersItReplacesAndWhoIsMeant() throws {
    _ = try text(.init(statistics: [try games("a.csv", minutes: ["30", "20"])]))
    let all = try file("all.csv", "player,team\nPlayer Number1,BOS\nPlayer Number2,NYK\n")
    #expect(
      try text(.init(statistics: [], roster: all)) == [
        "roster: 2 lines read, 2 stored, 0 passed over, 0 values dropped",
        "rosters: those of 2 teams are the file's; no other team has one",
      ])
    let one = try file("one.csv", "personId,player,team,shoes\n2,Number2,BOS,13\n")
    #expect(
      try text(.init(statistics: [], roster: one)) == [
        "roster: 1 lines read, 1 stored, 0 passed over, 0 values dropped, 1 on no roster any more",
        "rosters: those of 1 team are the file's; no other team has one", "roster: columns that are not read: shoes",
      ])
    let wrong = try file("wrong.csv", "player,team\nPlayer Number7,BOS\n")
    let error = try #require(throws: ImportError.self) { try self.text(.init(statistics: [], roster: wrong)) }
    #expect(error.message.hasPrefix("\(wrong.path): one line does not say who is meant:\n  line 2: "))
    #expect(error.exitCode == .dataInvalid)
  }

  @Test func aScheduleSaysWhatItTookOut() throws {
    let first = try file("a.csv", "gameId,date,home,away\n1,2025-10-21,BOS,NYK\n")
    _ = try text(.init(statistics: [], schedule: first))
    let second = try file("b.csv", "gameId,date,home,away,status\n1,,,,Postponed\n2,2025-10-22,BOS,NYK,\n")
    #expect(
      try text(.init(statistics: [], schedule: second)) == [
        "schedule: 2 lines read, 1 stored, 0 passed over, 0 values dropped, 1 taken out"
      ])
  }
}
