import Foundation
import MetaLearner

@testable import BoxScores
@testable import Pipeline

/// A simulated league under borrowed names, so that it comes in by files as real games do; the last weeks lie in a file of
/// their own, to be brought in later.
final class BorrowedLeague {
  let folder: URL
  /// Games before `firstNewDay`.
  let old: URL
  /// Games from that day on.
  let new: URL
  let firstNewDay: GameDay
  let session: WorkspaceSession

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("fullcourt-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let league = LeagueSimulator(seasons: Season(2018)...Season(2026), seed: 3, scale: .tiny).run()
    let file = folder.appendingPathComponent("league.csv")
    try league.writeCSV(to: file, includingAbsences: true, names: Names())
    let rows = league.table.rows(of: Season(2026))
    let first = GameDay(number: league.table.day[rows.lowerBound + rows.count * 3 / 4])
    firstNewDay = first
    old = folder.appendingPathComponent("old.csv")
    new = folder.appendingPathComponent("new.csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: true)
    let column = lines[0].split(separator: ",", omittingEmptySubsequences: false).firstIndex(of: "gameDate")!
    func isNew(_ line: Substring) -> Bool {
      let date = line.split(separator: ",", omittingEmptySubsequences: false)[column].prefix(10)
      return GameDay(date)! >= first
    }
    for (url, wanted) in [(old, false), (new, true)] {
      let text = ([lines[0]] + lines.dropFirst().filter { isNew($0) == wanted }).joined(separator: "\n") + "\n"
      try Data(text.utf8).write(to: url)
    }
    session = try WorkspaceSession(
      folder: folder.appendingPathComponent("W"), threads: 2, settings: TinyLeague.settings)
    _ = try DataWork(session).importFiles(.init(statistics: [old])) { _ in }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Another workspace of the league's folder.
  func workspace(_ name: String, copying: Bool = false) throws -> WorkspaceSession {
    let place = folder.appendingPathComponent(name)
    if copying { try FileManager.default.copyItem(at: session.folder, to: place) }
    return try WorkspaceSession(folder: place, threads: 1, settings: TinyLeague.settings)
  }

  /// Ids and teams in the form of real ones.
  private struct Names: SimulatedLeague.Names {
    func personId(_ id: Int64) -> Int64 { id - SimulatedLeague.firstPersonId }

    func gameId(_ id: Int64, type: GameType) -> Int64 {
      let local = id - SimulatedLeague.firstGameId
      return (type == .playoffs ? 4 : 2) * 10_000_000 + ((local / 100_000 - 1) % 100) * 100_000 + local % 50_000
    }

    func team(_ code: Int16, in season: Season) -> String {
      let franchises = TeamCatalogue.shared.franchises(in: season)
      let name = TeamCatalogue.shared.name(of: franchises[Int(code - SimulatedTeams.firstCode)], in: season)!
      return "\(name.city),\(name.name)"
    }
  }
}
