import Foundation
import Testing

/// Paths that are no files: each is refused by a typed error, and none is waited for.
@Suite(.serialized, .timeLimit(.minutes(5)), .enabled(if: Requirements.areMet, Requirements.absence))
struct HostilePathTests {
  private let folder: TemporaryFolder
  private let tool: Tool

  init() throws {
    folder = try TemporaryFolder()
    tool = Tool(workspace: folder.url.appendingPathComponent("workspace"))
  }

  private func place(_ name: String) -> URL { folder.url.appendingPathComponent(name) }

  private func pipe(_ name: String) throws -> String {
    let path = place(name).path
    try #require(mkfifo(path, 0o600) == 0)
    return path
  }

  @Test func gamesThatAreNoFileAreRefused() throws {
    let loop = place("loop.csv")
    try FileManager.default.createSymbolicLink(at: loop, withDestinationURL: loop)
    let link = place("link.csv")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: URL(fileURLWithPath: try pipe("pipe.csv")))
    let empty = place("folder.csv")
    try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
    for path in [place("pipe.csv").path, link.path, loop.path, empty.path, "/dev/zero", "/dev/null", "/dev/tty0"] {
      let outcome = try tool.run("data", "import", path)
      #expect([65, 66].contains(outcome.code), "\(path): \(outcome.code) \(outcome.log)")
      #expect(outcome.log.hasPrefix("error: "), "\(path): \(outcome.log)")
      #expect(outcome.log.contains(path), "\(path): \(outcome.log)")
    }
    for option in ["--schedule", "--players", "--roster"] {
      let outcome = try tool.run("data", "import", option, place("pipe.csv").path)
      #expect([65, 66].contains(outcome.code), "\(option): \(outcome.code) \(outcome.log)")
    }
  }

  @Test func configurationsThatAreNoFileAreRefused() throws {
    for path in [try pipe("pipe.yaml"), "/dev/zero", folder.url.path, place("absent.yaml").path] {
      let outcome = try tool.run("meta", "train", "--config", path)
      #expect([66, 78].contains(outcome.code), "\(path): \(outcome.code) \(outcome.log)")
      #expect(outcome.log.hasPrefix("error: "), "\(path): \(outcome.log)")
    }
    let large = place("large.yaml")
    try Data(repeating: UInt8(ascii: "#"), count: 2 << 20).write(to: large)
    #expect(try tool.run("meta", "train", "--config", large.path).log.contains("at most 1048576 are expected"))
  }

  @Test func aWorkspaceMayBeALinkAndMayNotBeAFile() throws {
    let real = place("elsewhere")
    try FileManager.default.createDirectory(at: real, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(at: tool.workspace, withDestinationURL: real)
    #expect(try tool.run("data", "simulate", "--seasons", "2022-2024", "--scale", "tiny").code == 0)
    #expect(try tool.run("windows", "train", "--only", "2022-2024", "--networks", "off").code == 0)
    #expect(try tool.committed() == ["window 2022-2024"])
    #expect(FileManager.default.fileExists(atPath: real.appendingPathComponent("windows/2022-2024/window.json").path))

    let file = place("file")
    try Data("x".utf8).write(to: file)
    let refused = try Tool(workspace: file).run("data", "simulate", "--seasons", "2024-2024", "--scale", "tiny")
    #expect(refused.code == 73, "\(refused.log)")
    #expect(try Data(contentsOf: file) == Data("x".utf8))

    // What lies in the workspace under a committed name and is something else is corrupt, and nobody waits for it.
    let model = real.appendingPathComponent("windows/2022-2024/points.median.txt")
    let kept = place("kept.txt")
    try FileManager.default.moveItem(at: model, to: kept)
    try FileManager.default.createSymbolicLink(at: model, withDestinationURL: kept)
    #expect(try tool.run("registry", "verify").code == 76)
    try FileManager.default.removeItem(at: model)
    try #require(mkfifo(model.path, 0o600) == 0)
    #expect(try tool.run("registry", "verify").code == 76)
    #expect(try tool.run("windows", "list").code == 76)
    try FileManager.default.removeItem(at: model)
    try FileManager.default.createDirectory(at: model, withIntermediateDirectories: true)
    #expect(try tool.run("windows", "list").code == 76)
    #expect(try tool.run("windows", "train", "--only", "2022-2024", "--networks", "off").code == 0)
    #expect(try tool.committed() == ["window 2022-2024"])
  }

  @Test func aRegistryThatIsSomethingElseIsRefusedAndLeftAlone() throws {
    try FileManager.default.createDirectory(at: tool.workspace, withIntermediateDirectories: true)
    try Data("kept".utf8).write(to: tool.workspace.appendingPathComponent("registry.sqlite"))
    // No registry but a text: said so, and left alone.
    let outcome = try tool.run("registry", "verify")
    #expect([73, 76].contains(outcome.code), "\(outcome.code) \(outcome.log)")
    #expect(outcome.log.contains("registry.sqlite"), "\(outcome.log)")
    #expect(try Data(contentsOf: tool.workspace.appendingPathComponent("registry.sqlite")) == Data("kept".utf8))
  }
}
