import Foundation
import Testing

/// A bundle of trained models through the built command: exported, checked, asked, brought into another workspace, damaged.
struct BundleWay {
  let tool: Tool

  func run() throws {
    #expect(try exportState() == "ready")
    let exported = try tool.run("bundle", "export", "--json")
    #expect(exported.code == 0)
    let json = try exported.json()
    let file = tool.workspace.appendingPathComponent("bundles/fullcourt-simulated-blind-2026.tar")
    #expect(json["file"] as? String == file.path)
    #expect(try exportState() == "done")
    let identity = try #require(json["bundle"] as? String)
    #expect(identity.count == 64 && json["cutOff"] as? Int == 2026 && json["kind"] as? String == "simulated")
    let verified = try tool.run("bundle", "verify", file.path, "--id", String(identity.prefix(16)))
    #expect(verified.code == 0 && verified.output.contains("every byte checked") && verified.output.contains(identity))
    #expect(try tool.run("bundle", "verify", file.path, "--id", "000000000000").code == 76)

    // The same forecasts from the bundle alone, and from a workspace it was brought into.
    let night = try #require(
      try tool.run("predict", "--date", "2025-08-01").log.split(separator: " ").first { $0.hasPrefix("2026-") })
    let day = String(night.prefix(10))
    let own = try tool.run("predict", "--date", day, "--format", "csv")
    #expect(own.code == 0)
    let elsewhere = Tool(workspace: tool.workspace.appendingPathComponent("elsewhere"))
    let alone = try elsewhere.run("predict", "--date", day, "--format", "csv", "--bundle", file.path)
    #expect(alone.output == own.output && alone.log == "")
    #expect(!FileManager.default.fileExists(atPath: elsewhere.workspace.path), "a bundle needs no workspace")
    let imported = try elsewhere.run("bundle", "import", file.path)
    #expect(imported.code == 0 && imported.output.hasPrefix("Bundle \(identity.prefix(12)): "))
    #expect(try elsewhere.run("predict", "--date", day, "--format", "csv").output == own.output)
    #expect(try elsewhere.run("registry", "verify").code == 0)
    try example(file, day)

    var bytes = try Data(contentsOf: file)
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: file)
    for arguments in [
      ["bundle", "verify", file.path], ["bundle", "import", file.path],
      ["predict", "--date", day, "--bundle", file.path],
    ] {
      let refused = try elsewhere.run(arguments)
      #expect(refused.code == 76 && refused.output == "")
      #expect(refused.log.hasPrefix("error: \(file.path) is refused: "))
    }
  }

  /// What the plan says of its last step.
  private func exportState() throws -> String? {
    let steps = try #require(try tool.run("plan", "--json").json()["steps"] as? [[String: Any]])
    let last = try #require(steps.last)
    #expect(last["step"] as? String == "bundle export")
    return last["state"] as? String
  }

  /// The program under `Examples`, where `make examples` has built it beside this one.
  private func example(_ file: URL, _ day: String) throws {
    let program = Tool.executable.deletingLastPathComponent().appendingPathComponent("slate")
    guard FileManager.default.isExecutableFile(atPath: program.path) else { return }
    let process = Process()
    let output = Pipe()
    process.executableURL = program
    process.arguments = [file.path, day]
    process.standardOutput = output
    try process.run()
    let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(text.hasSuffix("the same forecast alone and among all: true\n"))
  }
}
