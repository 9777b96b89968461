import Foundation
import Testing

/// A result that cannot be written is no result: 73, whatever stands behind `>`.
@Suite struct StandardOutputTests {
  private let folder: TemporaryFolder
  private let tool: Tool

  init() throws {
    folder = try TemporaryFolder()
    tool = Tool(workspace: folder.url)
  }

  @Test(arguments: [
    ["--version"], ["predict", "--help"], ["features", "list"], ["features", "list", "--json"], ["plan"],
    ["plan", "--json"], ["windows", "list"], ["windows", "list", "--json"],
  ])
  func aFullDiskEndsWith73(arguments: [String]) throws {
    let outcome = try tool.run(arguments, line: "exec \"$0\" \"$@\" > /dev/full")
    #expect(outcome.code == 73)
    #expect(outcome.log == "error: standard output: cannot be written: No space left on device\n")
  }

  @Test(arguments: [["--version"], ["features", "list"], ["plan", "--json"]])
  func aClosedOutputEndsWith73(arguments: [String]) throws {
    let outcome = try tool.run(arguments, line: "exec \"$0\" \"$@\" >&-")
    #expect(outcome.code == 73)
    #expect(outcome.log == "error: standard output: cannot be written: Bad file descriptor\n")
  }

  /// What a command refuses without a result it refuses in the same way.
  @Test func withoutAResultNothingIsLost() throws {
    let outcome = try tool.run(["data", "check"], line: "exec \"$0\" \"$@\" >&-")
    #expect(outcome.code == 66)
    #expect(outcome.log.hasPrefix("error: \(folder.url.path) has no games."))
  }

  /// A file that is opened later must not get the number of a closed descriptor, and so the result among its bytes.
  @Test(.enabled(if: Requirements.areMet, Requirements.absence))
  func noFileTakesThePlaceOfAClosedDescriptor() throws {
    let games = ["data", "simulate", "--seasons", "2026", "--seed", "7", "--scale", "tiny"]
    let outcome = try tool.run(games, line: "exec \"$0\" \"$@\" <&- >&- 2>&-")
    #expect(outcome.code == 73)
    #expect(outcome.log == "")
    #expect(try tool.run("data", "check").code == 0)
  }

  /// Who reads only the beginning misses nothing.
  @Test func aReaderWhoGoesAwayIsNoFailure() throws {
    let outcome = try tool.run(
      ["features", "list", "--json"], line: "{ \"$0\" \"$@\"; echo \"ended with $?\" >&2; } | head -c 1")
    #expect(outcome.code == 0 && outcome.output == "{")
    #expect(outcome.log == "ended with 0\n")
  }
}
