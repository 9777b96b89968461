import Foundation
import Testing

/// Leagues small enough that a training lasts seconds; each is made once and copied for every test.
enum CrashLeague {
  /// Three windows' worth of seasons of four teams, features built.
  static let windows = made("2015-2024")
  /// The whole history, all 27 windows trained: what `meta train` needs.
  static let meta = made("1947-2026", then: [["windows", "train", "--missing"]])

  /// A workspace of its own with the league in it.
  static func copy(_ league: Result<URL, any Error>, into folder: TemporaryFolder, named name: String) throws -> Tool {
    let place = folder.url.appendingPathComponent(name)
    try FileManager.default.copyItem(at: try league.get(), to: place)
    return Tool(workspace: place)
  }

  private static func made(_ seasons: String, then commands: [[String]] = []) -> Result<URL, any Error> {
    Result {
      let folder = try TemporaryFolder()
      // As long as the tests run.
      kept.append(folder)
      let tool = Tool(workspace: folder.url.appendingPathComponent("league"))
      let first = [
        ["data", "simulate", "--seasons", seasons, "--seed", "7", "--scale", "tiny"], ["features", "build"],
      ]
      for command in first + commands {
        let outcome = try tool.run(command)
        guard outcome.code == 0 else { throw Failure(command: command, log: outcome.log) }
      }
      return tool.workspace
    }
  }

  nonisolated(unsafe) private static var kept: [TemporaryFolder] = []

  struct Failure: Error {
    let command: [String]
    let log: String
  }
}
