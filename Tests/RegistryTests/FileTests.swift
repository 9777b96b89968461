import Foundation
import Testing

@testable import Registry

@Suite struct FileTests {
  @Test func hashesAreThoseOfTheStandard() throws {
    #expect(
      FileHash.sha256(of: Data("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      FileHash.sha256(of: Data()) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    try withFolder { folder in
      // Longer than one piece of the stream.
      let data = Data((0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
      let file = folder.appendingPathComponent("long")
      try data.write(to: file)
      let (digest, bytes) = try FileHash.sha256(of: file)
      #expect(digest == FileHash.sha256(of: data))
      #expect(bytes == 3_000_000)
      #expect(throws: RegistryError.self) { try FileHash.sha256(of: folder.appendingPathComponent("absent")) }
    }
  }

  @Test func aFolderThatCannotBeMadeIsNamedWithTheReason() throws {
    try withFolder { folder in
      let file = folder.appendingPathComponent("file")
      try Data("x".utf8).write(to: file)
      let error = #expect(throws: RegistryError.self) {
        try PosixFile.makeFolder(file.appendingPathComponent("a/b"))
      }
      #expect(error == .cannotMake(folder: file.appendingPathComponent("a/b").path, reason: "Not a directory"))
      #expect(error?.exitCode == .cannotWrite)
      #expect(throws: RegistryError.self) { try PosixFile.makeFolder(file) }
      let deep = folder.appendingPathComponent("a/b/c")
      try PosixFile.makeFolder(deep)
      try PosixFile.makeFolder(deep)
      #expect(PosixFile.exists(deep))
      // A link to a folder is one.
      let link = folder.appendingPathComponent("link")
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: deep)
      try PosixFile.makeFolder(link)
      try PosixFile.makeFolder(link.appendingPathComponent("d"))
      #expect(PosixFile.exists(deep.appendingPathComponent("d")))
    }
    #expect(
      RegistryError.cannotWrite(file: "f", reason: "It is full.").message
        == "cannot write f: It is full. Free space or correct the permissions, then run the command again.")
  }

  @Test func aWriteReplacesWholeAndLeavesNothingBeside() throws {
    try withFolder { folder in
      let file = folder.appendingPathComponent("file")
      try AtomicFile.write("first", to: file)
      try AtomicFile.write("second", to: file)
      #expect(try String(contentsOf: file, encoding: .utf8) == "second")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["file"])
      // A goal that cannot be replaced (a folder) leaves it and nothing else.
      let busy = folder.appendingPathComponent("folder")
      try FileManager.default.createDirectory(at: busy, withIntermediateDirectories: false)
      #expect(throws: RegistryError.self) { try AtomicFile.write("x", to: busy) }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["file", "folder"])
    }
  }

  @Test(arguments: [
    "", "/etc/passwd", "../up", "a/../../up", "a//b", "a/./b", ".", "a/", "a\\b", "a\u{0}b", "a\nb",
  ]) func pathsThatLeaveTheFolderAreRefused(path: String) throws {
    try withFolder { folder in
      #expect(throws: RegistryError.unsafePath(path)) { try SafePath.resolve(path, in: folder) }
    }
  }

  @Test func linksAreRefusedEvenInTheMiddle() throws {
    try withFolder { folder in
      try FileManager.default.createSymbolicLink(
        at: folder.appendingPathComponent("link"), withDestinationURL: URL(fileURLWithPath: "/etc"))
      #expect(throws: RegistryError.unsafePath("link/passwd")) { try SafePath.resolve("link/passwd", in: folder) }
      #expect(throws: RegistryError.unsafePath("link")) { try SafePath.filesUnder(folder) }
      #expect(try SafePath.resolve("a/b..c/d", in: folder).path.hasSuffix("/a/b..c/d"))
    }
  }

  @Test(arguments: ["", ".hidden", "-x", "a/b", "a b", "é", "..", String(repeating: "x", count: 121)])
  func keysAreOnePlainPartOfAPath(key: String) {
    #expect(throws: RegistryError.unsafePath(key)) { try SafePath.component(key) }
    #expect(throws: Never.self) { try SafePath.component("2022-2024@2024-10-21") }
  }
}
