import Foundation
import Testing

/// The built `fullcourt`, run as a user runs it.
struct Tool {
  struct Outcome {
    let code: Int32
    let output: String
    let log: String

    /// The result as JSON.
    func json() throws -> [String: Any] {
      try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    }
  }

  /// The executable beside the one that runs the tests.
  static let executable = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("fullcourt")

  let workspace: URL

  /// Runs to the end, with a fixed width of the help and no terminal.
  @discardableResult
  func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
    try run(arguments, environment: environment)
  }

  func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Outcome {
    let process = try start(arguments, environment: environment)
    process.process.waitUntilExit()
    return process.outcome()
  }

  /// Runs a line of the shell, in which "$0" "$@" stands for the command.
  func run(_ arguments: [String], line: String) throws -> Outcome {
    let process = try start(arguments, line: line)
    process.process.waitUntilExit()
    return process.outcome()
  }

  /// A run that is still going on. Its output goes to files, so that no pipe can fill up and block it.
  struct Running {
    let process: Process
    fileprivate let output: URL
    fileprivate let log: URL

    func outcome() -> Outcome {
      Outcome(code: process.terminationStatus, output: Self.text(output), log: Self.text(log))
    }

    var logSoFar: String { Self.text(log) }
    var outputSoFar: String { Self.text(output) }

    private static func text(_ file: URL) -> String { (try? String(contentsOf: file, encoding: .utf8)) ?? "" }
  }

  /// - Parameter within: Megabytes of address space it may ask for; nil for no limit.
  func start(
    _ arguments: [String], environment: [String: String] = [:], within megabytes: Int? = nil
  ) throws -> Running {
    try start(
      arguments, environment: environment, line: megabytes.map { "ulimit -v \($0 * 1024) && exec \"$0\" \"$@\"" })
  }

  /// - Parameter line: The shell's; nil to do without a shell.
  private func start(_ arguments: [String], environment: [String: String] = [:], line: String?) throws -> Running {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fullcourt-run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let output = folder.appendingPathComponent("stdout")
    let log = folder.appendingPathComponent("stderr")
    for file in [output, log] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = line == nil ? Self.executable : URL(fileURLWithPath: "/bin/sh")
    process.arguments = line.map { ["-c", $0, Self.executable.path] + arguments } ?? arguments
    var variables = ProcessInfo.processInfo.environment
    variables["FULLCOURT_WORKSPACE"] = workspace.path
    variables["COLUMNS"] = "100"
    for (name, value) in environment { variables[name] = value }
    process.environment = variables
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: log)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    return Running(process: process, output: output, log: log)
  }
}

/// A folder that is gone when the test is over.
final class TemporaryFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("fullcourt-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
