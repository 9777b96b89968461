import Foundation
import Testing

extension Tool {
  /// Every file of every model in the workspace, by path. `run.json` holds the seconds of a training: it alone differs.
  func models() throws -> [String: Data] {
    var files: [String: Data] = [:]
    for part in ["windows", "vintages", "meta"] {
      let folder = workspace.appendingPathComponent(part)
      for case let path as String in FileManager.default.enumerator(atPath: folder.path) ?? .init()
      where !path.hasSuffix("run.json") {
        let file = folder.appendingPathComponent(path)
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder)
        if !isFolder.boolValue { files["\(part)/\(path)"] = try Data(contentsOf: file) }
      }
    }
    return files
  }

  /// What the registry vouches for, `kind key`, after it looked at every byte.
  func committed(_ location: SourceLocation = #_sourceLocation) throws -> Set<String> {
    let outcome = try run("registry", "verify", "--json")
    // Before the first training there is nothing to vouch for.
    guard FileManager.default.fileExists(atPath: workspace.appendingPathComponent("registry.sqlite").path) else {
      #expect(outcome.code == 66, "registry verify: \(outcome.log)", sourceLocation: location)
      return []
    }
    #expect(outcome.code == 0, "registry verify: \(outcome.log)", sourceLocation: location)
    let artifacts = try outcome.json()["artifacts"] as? [[String: Any]] ?? []
    return Set(
      artifacts.filter { $0["current"] as? Bool == true }.map { "\($0["kind"] ?? "") \($0["key"] ?? "")" })
  }

  /// Runs with a fault switched on.
  func run(_ arguments: [String], fault: String) throws -> Outcome {
    try run(arguments, environment: ["FULLCOURT_FAULT": fault])
  }

  /// Runs to the end and tells which points it passed, in their order: `point path`.
  func points(of arguments: [String]) throws -> (outcome: Outcome, points: [String]) {
    let log = workspace.appendingPathExtension("points")
    let outcome = try run(arguments, environment: ["FULLCOURT_FAULT_LOG": log.path])
    let lines = try String(contentsOf: log, encoding: .utf8).split(separator: "\n").map(String.init)
    return (outcome, lines)
  }
}
