import Foundation
import Testing

@testable import Registry

@Suite struct CommitTests {
  struct Killed: Error {}

  @Test func whatIsCommittedIsThereWholeAndInItsPlace() throws {
    try withRegistry { registry in
      #expect(try registry.verify(.window, key: "2022-2024") == .missing)
      let staging = try registry.stage(.window, key: "2022-2024", fingerprint: "a")
      try staging.write("trees", to: "points.txt")
      #expect(try registry.current(.window, key: "2022-2024") == nil)
      var description = ArtifactDescription(kind: .window, key: "2022-2024")
      description.metadata = #"{"features":182}"#
      description.schemaHash = "s"
      description.dataHash = "d"
      description.seeds = [1, .max]
      description.producers = ["LightGBM": "4.7.0"]
      description.formatVersion = 3
      description.parents = [ArtifactParent(kind: .window, key: "2019-2021", sha256: "p")]
      description.rows = 78_000
      description.seconds = 37.5
      let artifact = try registry.commit(staging, description)
      #expect(artifact.generation == 1)
      #expect(artifact.folder == "windows/2022-2024")
      #expect(artifact.bytes == 5)
      #expect(artifact.description == description)
      #expect(try artifact.metadata(as: [String: Int].self) == ["features": 182])
      #expect(try registry.file("points.txt", of: artifact).path.hasSuffix("windows/2022-2024/points.txt"))
      #expect(try registry.verify(.window, key: "2022-2024") == .ok)
      // Another reader sees the same.
      let other = try Registry(registry.workspace)
      #expect(try other.current(.window) == [artifact])
      #expect(!staging.contains("points.txt"))
    }
  }

  @Test func oneChangedByteIsCorruptAndNamed() throws {
    try withRegistry { registry in
      let artifact = try registry.commit("2022-2024", "trees")
      let file = try registry.file("model.txt", of: artifact)
      try Data("treeS".utf8).write(to: file)
      #expect(try registry.verify(.window, key: "2022-2024", deep: false) == .ok)
      guard case .corrupt(let problems) = try registry.verify(.window, key: "2022-2024") else {
        Issue.record("a changed byte was not seen")
        return
      }
      #expect(problems.count == 1 && problems[0].contains("model.txt"))
      #expect(throws: RegistryError.self) { try registry.data("model.txt", of: artifact) }
      try Data("longer".utf8).write(to: file)
      #expect(try registry.verify(.window, key: "2022-2024", deep: false) != .ok)
      try FileManager.default.removeItem(at: registry.at("windows/2022-2024"))
      #expect(try registry.verify(.window, key: "2022-2024", deep: false) != .ok)
      #expect(try registry.verifyAll().count == 1)
    }
  }

  @Test func theGenerationBeforeIsKeptAndTheOneBeforeThatGoes() throws {
    try withRegistry { registry in
      for text in ["one", "two", "three"] { try registry.commit("1947-1949", text) }
      #expect(try registry.text("1947-1949") == "three")
      let previous = try #require(try registry.previous(.window, key: "1947-1949"))
      #expect(previous.generation == 2)
      #expect(String(decoding: try registry.data("model.txt", of: previous), as: UTF8.self) == "two")
      #expect(try registry.verifyAll().allSatisfy { $0.state == .ok })
      #expect(try registry.all().count == 2)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: registry.at("previous/window/1947-1949").path) == ["g2"])
    }
  }

  @Test func whatAKilledWriteLeftIsNotMovedAlong() throws {
    try withRegistry { registry in
      let staging = try registry.stage(.window, key: "2022-2024", fingerprint: "a")
      try staging.write("trees", to: "parts/points.txt")
      try Data("tre".utf8).write(to: staging.folder.appendingPathComponent("parts/.writing-1-points.txt"))
      let artifact = try registry.commit(staging, ArtifactDescription(kind: .window, key: "2022-2024"))
      #expect(artifact.files.map(\.path) == ["parts/points.txt"])
      let names = try FileManager.default.contentsOfDirectory(atPath: registry.at("windows/2022-2024/parts").path)
      #expect(names == ["points.txt"])
    }
  }

  @Test func aDamagedGenerationIsNotKept() throws {
    try withRegistry { registry in
      let artifact = try registry.commit("2022-2024", "one")
      try Data("onE".utf8).write(to: registry.file("model.txt", of: artifact))
      try registry.commit("2022-2024", "two")
      #expect(try registry.previous(.window, key: "2022-2024") == nil)
      #expect(try registry.verifyAll().map(\.state) == [.ok])
      #expect(try registry.text("2022-2024") == "two")
    }
  }

  @Test(arguments: CommitStep.allCases, [false, true])
  func aDeathAnywhereLeavesTheOldOrTheNewNeverAMixture(step: CommitStep, replaces: Bool) throws {
    try withRegistry { registry in
      if replaces { try registry.commit("2001-2003", "old") }
      let staging = try registry.stage(.window, key: "2001-2003", fingerprint: "new")
      try staging.write("new", to: "model.txt")
      #expect(throws: RegistryError.self) {
        try registry.commit(staging, ArtifactDescription(kind: .window, key: "2001-2003")) {
          (reached) throws(RegistryError) in
          if reached == step { throw .cannotWrite(file: "-", reason: "killed") }
        }
      }
      // Without recovery: nobody sees the new one, and the old one is read from wherever it is.
      #expect(try registry.current(.window, key: "2001-2003")?.generation == (replaces ? 1 : nil))
      if replaces, step != .afterNewMoved { #expect(try registry.text("2001-2003") == "old") }
      // The next process ends what was begun.
      let next = try Registry(registry.workspace)
      let expected = step == .beforeIntent ? (replaces ? "old" : nil) : "new"
      #expect(try next.text("2001-2003") == expected)
      #expect(try next.verifyAll().allSatisfy { $0.state == .ok })
      #expect(try next.all().count == (step == .beforeIntent ? 0 : 1) + (replaces ? 1 : 0))
      // What was staged before the intent is found again, and committing goes on as ever.
      #expect(
        try next.stage(.window, key: "2001-2003", fingerprint: "new").contains("model.txt") == (step == .beforeIntent))
      try next.commit("2001-2003", "newer")
      #expect(try next.text("2001-2003") == "newer")
    }
  }

  @Test func aMoveWhoseFilesAreGoneIsDroppedAndTheOldOneStays() throws {
    try withRegistry { registry in
      try registry.commit("2001-2003", "old")
      let staging = try registry.stage(.window, key: "2001-2003", fingerprint: "new")
      try staging.write("new", to: "model.txt")
      #expect(throws: RegistryError.self) {
        try registry.commit(staging, ArtifactDescription(kind: .window, key: "2001-2003")) {
          (reached) throws(RegistryError) in
          if reached == .afterOldMoved { throw .cannotWrite(file: "-", reason: "killed") }
        }
      }
      try FileManager.default.removeItem(at: staging.folder)
      let next = try Registry(registry.workspace)
      #expect(try next.text("2001-2003") == "old")
      #expect(try next.verifyAll().map(\.state) == [.ok])
    }
  }

  @Test func aReaderInTheMiddleOfAReplacementSeesNoCorruption() throws {
    try withRegistry { registry in
      try registry.commit("2001-2003", "old")
      let staging = try registry.stage(.window, key: "2001-2003", fingerprint: "new")
      try staging.write("new", to: "model.txt")
      try registry.commit(staging, ArtifactDescription(kind: .window, key: "2001-2003")) {
        (reached) throws(RegistryError) in
        guard reached == .afterOldMoved else { return }
        #expect((try? registry.text("2001-2003")) == "old")
        #expect((try? registry.verifyAll().map(\.state)) == [.ok])
      }
      #expect(try registry.text("2001-2003") == "new")
    }
  }

  @Test func linksAndEmptyFoldersAreNotCommitted() throws {
    try withRegistry { registry in
      let staging = try registry.stage(.meta, key: "2025", fingerprint: "x")
      let description = ArtifactDescription(kind: .meta, key: "2025")
      #expect(throws: RegistryError.self) { try registry.commit(staging, description) }
      try staging.write("x", to: "a.txt")
      try FileManager.default.createSymbolicLink(
        at: staging.folder.appendingPathComponent("b.txt"), withDestinationURL: URL(fileURLWithPath: "/etc/passwd"))
      #expect(throws: RegistryError.unsafePath("b.txt")) { try registry.commit(staging, description) }
      #expect(throws: RegistryError.unsafePath("../x")) { try staging.write("x", to: "../x") }
      #expect(throws: RegistryError.unsafePath("../2025")) {
        try registry.stage(.meta, key: "../2025", fingerprint: "")
      }
      #expect(try registry.current(.meta).isEmpty)
    }
  }
}
