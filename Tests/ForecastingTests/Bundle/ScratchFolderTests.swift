import BoxScores
import Foundation
import Testing

@testable import Forecasting

@Suite struct ScratchFolderTests {
  private let files = FileManager.default

  /// What a killed process leaves: the folder, the file that it had locked, and what it had put there.
  private func leftover(_ name: String, in parent: URL) throws -> URL {
    let folder = parent.appendingPathComponent(name, isDirectory: true)
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data().write(to: folder.appendingPathComponent(".owner"))
    try Data("half a model".utf8).write(to: folder.appendingPathComponent("model.txt"))
    return folder
  }

  @Test func theFolderOfTheDeadGoesThatOfTheLivingStays() throws {
    try SmallBundle.withTemporaryFile { file in
      let parent = file.deletingLastPathComponent()
      let dead = try leftover("scratch-dead", in: parent)
      let alive = try leftover("scratch-alive", in: parent)
      let lock = try FileLock(alive.appendingPathComponent(".owner"))
      let other = try leftover("of-somebody-else", in: parent)
      try withExtendedLifetime(lock) {
        let mine = try ScratchFolder(prefix: "scratch-", in: parent)
        let second = try ScratchFolder(prefix: "scratch-", in: parent)
        #expect(!files.fileExists(atPath: dead.path))
        #expect(files.fileExists(atPath: alive.appendingPathComponent("model.txt").path))
        #expect(files.fileExists(atPath: other.path), "what has another prefix is not ours")
        #expect(mine.url != second.url && files.fileExists(atPath: mine.url.path))
      }
    }
  }

  @Test func itIsItsOwnersAloneAndGoesWithHim() throws {
    try SmallBundle.withTemporaryFile { file in
      let parent = file.deletingLastPathComponent()
      do {
        let folder = try ScratchFolder(prefix: "scratch-", in: parent)
        let rights = try files.attributesOfItem(atPath: folder.url.path)[.posixPermissions] as? Int
        #expect(rights == 0o700)
        try Data("x".utf8).write(to: folder.url.appendingPathComponent("x"))
      }
      #expect(try files.contentsOfDirectory(atPath: parent.path).isEmpty)
    }
  }

  @Test func aPlaceThatIsNotThereIsNamed() throws {
    let archive = try BundleArchive(checking: SmallBundle.bytes())
    let error = #expect(throws: BundleError.self) {
      try UnpackedBundle(archive, in: URL(fileURLWithPath: "/nowhere/at/all"))
    }
    #expect(error?.message.contains("/nowhere/at/all") == true)
  }
}
