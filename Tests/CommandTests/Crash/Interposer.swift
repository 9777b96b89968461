import Foundation
import Testing

/// The library that fails one operation of the disk of a whole process.
enum Interposer {
  private static let folder = try? TemporaryFolder()

  /// Built once; nil where there is no C compiler.
  static let library: URL? = {
    guard let folder else { return nil }
    let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("scripts/crash/disk.c")
    let made = folder.url.appendingPathComponent("disk.so")
    let compiler = Process()
    compiler.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    compiler.arguments = ["clang", "-O1", "-shared", "-fPIC", "-o", made.path, source.path, "-ldl"]
    compiler.standardError = FileHandle.nullDevice
    guard (try? compiler.run()) != nil else { return nil }
    compiler.waitUntilExit()
    return compiler.terminationStatus == 0 ? made : nil
  }()

  /// Runs to the end and tells the operations below the workspace, in their order: `write /path`.
  static func operations(of arguments: [String], _ tool: Tool) throws -> [String] {
    let list = tool.workspace.appendingPathExtension("operations")
    let outcome = try tool.run(arguments, environment: try environment(tool, ["DISK_COUNT": list.path]))
    #expect(outcome.code == 0, "\(outcome.log)")
    return try String(contentsOf: list, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  /// Runs with an operation refused: the program says so and ends with 73, or could do without it and ends well; it neither
  /// crashes nor ends in another way.
  ///
  /// - Returns: 1 when it was refused.
  static func fail(_ number: Int, _ operation: String, _ arguments: [String], _ tool: Tool) throws -> Int {
    let running = try tool.start(arguments, environment: try environment(tool, ["DISK_FAIL": "\(number)"]))
    running.process.waitUntilExit()
    let outcome = running.outcome()
    #expect(running.process.terminationReason == .exit, "\(operation) #\(number): \(outcome.log)")
    #expect([0, 73].contains(outcome.code), "\(operation) #\(number): \(outcome.code) \(outcome.log)")
    if outcome.code != 0 { #expect(outcome.log.contains("error: "), "\(operation) #\(number)") }
    return outcome.code == 73 ? 1 : 0
  }

  private static func environment(_ tool: Tool, _ more: [String: String]) throws -> [String: String] {
    let library = try #require(library)
    return more.merging(["LD_PRELOAD": library.path, "DISK_ROOT": tool.workspace.path]) { $1 }
  }
}
