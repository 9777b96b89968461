import Foundation
import Testing

@testable import Registry

@Suite struct CollectionTests {
  /// Two generations of two windows and a meta-learner, and one of everything that nobody needs.
  private func litter(_ registry: Registry) throws -> [Leftover] {
    for text in ["one", "two"] {
      try registry.commit("2001-2003", text)
      try registry.commit("2004-2006", text)
    }
    try registry.commit("meta@2025-blind-real-c31a45742f1c", "champion", kind: .meta)
    func put(_ path: String, _ count: Int) throws {
      let file = registry.at(path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(count: count).write(to: file)
    }
    try put("staging/window-2001-2003-0123456789abcdef/points.txt", 1000)
    try put("staging/window-2004-2006-fedcba9876543210/points.txt", 50)
    try put("staging/window-2004-2006-fedcba9876543210/.writing-1-mean.txt", 7)
    try put("previous/window/2001-2003/g0/model.txt", 30)
    try put("previous/window/1999-1999/g4/model.txt", 20)
    try put("windows/1980-1982/model.txt", 40)
    try put("meta/meta/meta@1999/meta.json", 10)
    try put("windows/2001-2003/.writing-2-model.txt", 3)
    return [
      Leftover(path: "meta/meta/meta@1999", bytes: 10, reason: .notCommitted),
      Leftover(path: "previous/window/1999-1999/g4", bytes: 20, reason: .replacedGeneration),
      Leftover(path: "previous/window/2001-2003/g0", bytes: 30, reason: .replacedGeneration),
      Leftover(path: "staging/window-2001-2003-0123456789abcdef", bytes: 1000, reason: .abandonedWork),
      Leftover(
        path: "staging/window-2004-2006-fedcba9876543210/.writing-1-mean.txt", bytes: 7, reason: .halfWritten),
      Leftover(path: "windows/1980-1982", bytes: 40, reason: .notCommitted),
      Leftover(path: "windows/2001-2003/.writing-2-model.txt", bytes: 3, reason: .halfWritten),
    ]
  }

  private func isResumable(_ name: String) -> Bool { name == "window-2004-2006-fedcba9876543210" }

  @Test func whatNobodyNeedsIsFoundWithItsSizeAndReason() throws {
    try withRegistry { registry in
      let expected = try litter(registry)
      #expect(try registry.leftovers(isResumable: isResumable) == expected)
      // Looking changed nothing.
      #expect(try registry.leftovers(isResumable: isResumable) == expected)
    }
  }

  @Test func onlyThatIsRemoved() throws {
    try withRegistry { registry in
      let expected = try litter(registry)
      let lease = try registry.acquireLease(purpose: "test")
      #expect(
        try registry.collect(
          registry.leftovers(isResumable: isResumable), isResumable: isResumable, lease: lease) == expected)
      #expect(try registry.leftovers(isResumable: isResumable) == [])
      #expect(try registry.verifyAll().count == 5)
      #expect(try registry.verifyAll().allSatisfy { $0.state == .ok })
      #expect(try registry.previous(.window, key: "2001-2003") != nil)
      #expect(try registry.text("meta@2025-blind-real-c31a45742f1c", kind: .meta) == "champion")
      #expect(PosixFile.exists(registry.at("staging/window-2004-2006-fedcba9876543210/points.txt")))
      // Its empty folders went too.
      #expect(FolderSize.names(in: registry.at("previous/window")) == ["2001-2003", "2004-2006"])
    }
  }

  @Test func withoutTheLeaseNothingIsRemoved() throws {
    try withRegistry { registry in
      let expected = try litter(registry)
      let lease = try registry.acquireLease(purpose: "training")
      #expect(throws: RegistryError.self) { try registry.acquireLease(purpose: "registry gc") }
      lease.release()
      #expect(throws: RegistryError.self) {
        try registry.collect(expected, isResumable: isResumable, lease: lease)
      }
      #expect(try registry.leftovers(isResumable: isResumable) == expected)
    }
  }

  @Test func whatWasCommittedSinceTheLookStays() throws {
    try withRegistry { registry in
      let staging = try registry.stage(.window, key: "2007-2009", fingerprint: "x")
      try staging.write("trees", to: "model.txt")
      let found = try registry.leftovers { _ in false }
      #expect(found.map(\.path) == ["staging/\(staging.folder.lastPathComponent)"])
      let claim = found + [Leftover(path: "windows/2007-2009", bytes: 5, reason: .notCommitted)]
      try registry.commit(staging, ArtifactDescription(kind: .window, key: "2007-2009"))
      let lease = try registry.acquireLease(purpose: "test")
      #expect(try registry.collect(claim, isResumable: { _ in false }, lease: lease) == [])
      #expect(try registry.text("2007-2009") == "trees")
    }
  }

  @Test func pathsThatLeaveTheWorkspaceAreRefused() throws {
    try withRegistry { registry in
      let lease = try registry.acquireLease(purpose: "test")
      let outside = Leftover(path: "../outside", bytes: 1, reason: .staleCache)
      #expect(throws: RegistryError.unsafePath("..")) {
        try registry.collect([outside], isResumable: { _ in true }, lease: lease)
      }
    }
  }

  @Test func aLinkIsRemovedAndNotFollowed() throws {
    try withFolder { elsewhere in
      let treasure = elsewhere.appendingPathComponent("treasure.txt")
      try Data("kept".utf8).write(to: treasure)
      try withRegistry { registry in
        try FileManager.default.createSymbolicLink(at: registry.at("windows/1980-1982"), withDestinationURL: elsewhere)
        let found = try registry.leftovers { _ in true }
        #expect(found == [Leftover(path: "windows/1980-1982", bytes: 0, reason: .notCommitted)])
        let lease = try registry.acquireLease(purpose: "test")
        #expect(try registry.collect(found, isResumable: { _ in true }, lease: lease) == found)
        #expect(try registry.leftovers { _ in true } == [])
        #expect(PosixFile.exists(treasure))
      }
    }
  }

  @Test func withADamagedRowNothingIsGarbage() throws {
    try withRegistry { registry in
      try registry.commit("2001-2003", "trees")
      try registry.pool.write {
        try $0.execute(sql: "UPDATE artifact SET description = replace(description, 't', 'u')")
      }
      let error = #expect(throws: RegistryError.self) { try registry.leftovers { _ in false } }
      #expect(error?.exitCode == .corrupt)
    }
  }
}
