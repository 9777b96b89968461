import BoxScores
import Foundation
import MetaLearner
import NativeLibraries
import Registry
import Testing

@testable import Forecasting

@Suite struct BundleArchiveTests {
  private func problem(_ bytes: Data) -> BundleProblem? {
    do {
      _ = try BundleArchive(checking: bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test func aBundleHoldsWhatWasPutIntoItAndTheSameBytesEachTime() throws {
    let bytes = try SmallBundle.bytes()
    #expect(try SmallBundle.bytes() == bytes)
    let archive = try BundleArchive(checking: bytes)
    for (path, content) in SmallBundle.contents { #expect(archive.data(path) == content) }
    #expect(archive.manifest.entries.map(\.path) == archive.manifest.entries.map(\.path).sorted())
    #expect(archive.identity.count == 64 && archive.size == bytes.count)
    let card = try #require(archive.data("MODEL_CARD.md").map { String(decoding: $0, as: UTF8.self) })
    #expect(card.hasPrefix("# Model card") && card.hasSuffix("* None of it is real.\n"))
    #expect(card.contains("No backtest of this configuration was kept: its error is not known."))
    #expect(archive.data("features.json") != nil && archive.data("nothing") == nil)
    #expect(archive.data("bundle.json") == nil, "what is not listed is not handed out")
    // Whoever has no Fullcourt can look into it.
    #expect(try SmallBundle.entries(of: bytes).map(\.path).prefix(2) == ["bundle.json", "bundle.json.sha256"])
  }

  /// A backtest without a row to judge by is not the same as none.
  @Test func aCardSaysWhyThereAreNoFigures() {
    var manifest = SmallBundle.manifest()
    manifest.card.looks = ["2024": 3, "2025": 1]
    manifest.card.pool = "pool A"
    #expect(
      manifest.cardText.contains(
        "\nThe last backtest of this configuration (season 2025) had no row of pool A: its error is not known.\n"))
  }

  @Test func anOrdinaryTarReadsIt() throws {
    try SmallBundle.withTemporaryFile { file in
      try SmallBundle.bytes().write(to: file)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = ["tar", "-xf", file.path, "-C", file.deletingLastPathComponent().path]
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      let unpacked = file.deletingLastPathComponent().appendingPathComponent("data/real/2025.parquet")
      #expect(try Data(contentsOf: unpacked) == SmallBundle.contents["data/real/2025.parquet"])
    }
  }

  @Test func longPathsAreSplitAsUstarSays() {
    let long = "models/vintage/" + String(repeating: "a", count: 120) + "/" + String(repeating: "b", count: 80)
    #expect(TarHeader.split(long)?.name == String(repeating: "b", count: 80))
    #expect(TarHeader.split(String(repeating: "c", count: 101)) == nil)
    #expect(TarHeader.bytes(path: "x", size: 8 << 30) == nil, "8 GiB have no place in a header")
    #expect(TarHeader.bytes(path: "x", size: (8 << 30) - 1) != nil)
  }

  @Test func whatIsNoBundleIsSaidToBeNone() throws {
    #expect(problem(Data()) == .notABundle(reason: "it is empty"))
    #expect(problem(Data([0x1F, 0x8B, 8, 0])) == .notABundle(reason: "it is compressed; unpack it with gunzip"))
    #expect(problem(Data("PK\u{3}\u{4}".utf8)) == .notABundle(reason: "it is a zip archive"))
    #expect(problem(Data("SQLite format 3\0".utf8)) == .notABundle(reason: "it is a database"))
    let none = BundleProblem.notABundle(reason: "it is no tar archive, and does not begin with bundle.json")
    #expect(problem(Data("only words".utf8)) == none)
    #expect(problem(Data(repeating: 65, count: 4096)) == none)
    #expect(problem(Data(count: 1024)) == none)
    #expect(BundleProblem.notABundle(reason: "").exitCode == .dataInvalid)
    let error = #expect(throws: BundleError.self) { try BundleArchive(file: URL(fileURLWithPath: "/nowhere.tar")) }
    #expect(error?.exitCode == .inputMissing && error?.message.hasPrefix("/nowhere.tar is refused: ") == true)
  }

  @Test func otherFormatsAreRefusedEachWithWhatToDo() throws {
    for (format, expected) in [
      (0, BundleProblem.formatOlder(found: 0, known: 1)), (2, .formatNewer(found: 2, known: 1)),
    ] {
      var manifest = SmallBundle.manifest()
      manifest.format = format
      let found = problem(SmallBundle.sealed(manifest.data, []))
      #expect(found == expected && found?.exitCode == .corrupt)
    }
    #expect(
      BundleProblem.formatNewer(found: 2, known: 1).text
        == "its format 2 is newer than format 1, which this version reads; update Fullcourt")
    #expect(
      problem(SmallBundle.sealed(Data("[]".utf8), []))
        == .manifest(reason: "it is no JSON object with a format"))
  }

  @Test func entriesMissingTwiceUnlistedOrMovedAreNamed() throws {
    let entries = try SmallBundle.entries(of: SmallBundle.bytes())
    var less = entries
    let gone = less.remove(at: 4)
    #expect(problem(SmallBundle.archive(less)) == .outOfOrder(entry: less[4].path, expected: gone.path))
    #expect(
      problem(SmallBundle.archive(entries.dropLast())) == .missing(entry: try #require(entries.last).path))
    var twice = entries
    twice.insert(entries[4], at: 5)
    #expect(problem(SmallBundle.archive(twice)) == .duplicate(entry: entries[4].path))
    #expect(problem(SmallBundle.archive(entries + [entries[3]])) == .duplicate(entry: entries[3].path))
    let stranger = ("models/extra.txt", Data("x".utf8))
    #expect(problem(SmallBundle.archive(entries + [stranger])) == .unlisted(entry: "models/extra.txt"))
    var moved = entries
    moved.swapAt(4, 5)
    #expect(problem(SmallBundle.archive(moved)) == .outOfOrder(entry: entries[5].path, expected: entries[4].path))
    var late = entries
    late.swapAt(0, 2)
    #expect(problem(SmallBundle.archive(late)) == .outOfOrder(entry: entries[2].path, expected: "bundle.json"))
  }

  @Test func sizesAndHashesThatLieAreNamed() throws {
    let whole = SmallBundle.manifest()
    var sources = SmallBundle.contents.map { (path: $0.key, content: $0.value) }
    var manifest = whole
    for source in manifest.complete() {
      if case .data(let data) = source.value { sources.append((source.key, data)) }
    }
    sources.sort { $0.path < $1.path }
    #expect(problem(SmallBundle.sealed(manifest.data, sources)) == nil)
    let index = try #require(manifest.entries.firstIndex { $0.path == "data/real/2025.parquet" })
    var longer = manifest
    longer.entries[index].bytes += 1
    #expect(
      problem(SmallBundle.sealed(longer.data, sources))
        == .size(entry: "data/real/2025.parquet", found: 700, listed: 701))
    var other = manifest
    other.entries[index].sha256 = String(repeating: "0", count: 64)
    #expect(problem(SmallBundle.sealed(other.data, sources)) == .checksum(entry: "data/real/2025.parquet"))
    // A manifest that was changed without its seal.
    var unsealed = try SmallBundle.entries(of: SmallBundle.bytes())
    unsealed[0].content = other.data
    #expect(problem(SmallBundle.archive(unsealed)) == .checksum(entry: "bundle.json"))
    // A size in the header that goes beyond the file.
    let header = try #require(TarHeader.bytes(path: "bundle.json", size: 1 << 30))
    #expect(
      problem(Data(header)) == .truncated(entry: "bundle.json", missing: 1 << 30))
  }

  @Test func partsThatAreNotThereOrNotWholeAreRefused() throws {
    var manifest = SmallBundle.manifest()
    manifest.parts.removeAll { $0.description.kind == .league }
    var found = problem(try SmallBundle.bytes(manifest))
    #expect(
      found == .manifest(reason: "its models need league 'league@2025-blind-1-real', which is not in it"))
    manifest = SmallBundle.manifest()
    manifest.parts[0].sha256 = "other"
    found = problem(try SmallBundle.bytes(manifest))
    #expect(found == .manifest(reason: "the files of window '2022-2024' are not those it was committed with"))
    manifest = SmallBundle.manifest()
    manifest.windows.removeLast()
    #expect(
      problem(try SmallBundle.bytes(manifest)) == .manifest(reason: "it does not name the 27 windows, in order"))
    manifest = SmallBundle.manifest()
    manifest.parts[0].description.key = "../../outside"
    guard case .manifest(let reason)? = problem(try SmallBundle.bytes(manifest)) else {
      Issue.record("a part outside of the bundle was taken")
      return
    }
    #expect(reason.hasSuffix("has an unsafe name"))
  }

  @Test(arguments: ["../x", "/etc/passwd", "a/../b", "a//b", "./a", "a/.", "a\\b", "a\u{7}b", "a b", "a/"])
  func pathsThatMayLeaveTheFolderAreRefused(path: String) throws {
    #expect(!BundlePath.isSafe(path))
    #expect(problem(SmallBundle.archive([(path, Data())])) == .unsafePath(path))
    var manifest = SmallBundle.manifest()
    manifest.entries.append(.init(path: path, bytes: 0, sha256: FileHash.sha256(of: Data())))
    manifest.entries.sort { $0.path < $1.path }
    #expect(problem(SmallBundle.sealed(manifest.data, [])) == .unsafePath(path))
  }

  @Test(arguments: [
    ("1", "a hard link"), ("2", "a symbolic link"), ("3", "a character device"), ("4", "a block device"),
    ("5", "a folder"), ("6", "a pipe"), ("x", "an extended header"), ("L", "a long name of GNU tar"),
  ])
  func onlyFilesAreTaken(kind: String, words: String) throws {
    var bytes = try SmallBundle.bytes()
    bytes[156] = kind.utf8.first!
    #expect(problem(bytes) == .forbidden(entry: "bundle.json", kind: words))
  }

  @Test func paddingAndTailsAreRefused() throws {
    let bytes = try SmallBundle.bytes()
    #expect(problem(bytes + Data(count: 512)) == .trailing(bytes: 512))
    #expect(problem(bytes + Data([1])) == .trailing(bytes: 1))
    #expect(problem(bytes.dropLast(512)) == .truncated(entry: nil, missing: 512))
    let seal = 512 + (SmallBundle.sizeOfFirst(bytes) + 511) / 512 * 512
    var padded = bytes
    padded[seal - 1] ^= 1
    #expect(problem(padded) == .padding(entry: "bundle.json"))
    var ended = bytes
    ended[ended.count - 5] = 9
    #expect(problem(ended) == .padding(entry: "the end of the archive"))
    // Fields that most readers pass over.
    for (field, byte) in [("mode", 103), ("owner", 110), ("time", 140), ("checksum", 150), ("ownerName", 270)] {
      var changed = bytes
      changed[byte] ^= 1
      #expect(problem(changed) == .header(entry: "bundle.json", field: field))
    }
  }

  @Test func numbersThatNoLeagueHasAreRefused() throws {
    var manifest = SmallBundle.manifest()
    manifest.history.seasons = [Int.max, Int.max].map { .init(season: Season(2025), rows: $0, content: "c") }
    #expect(
      problem(SmallBundle.sealed(manifest.data, [])) == .manifest(reason: "season 2025 has \(Int.max) rows"))
    manifest = SmallBundle.manifest()
    manifest.cutOff = Season(Int.max)
    guard case .manifest(let reason) = problem(SmallBundle.sealed(manifest.data, [])) else {
      Issue.record("a season without end was taken")
      return
    }
    #expect(reason.contains("season \(Int.max), expected the year it ends in, 1900 to 2200"))
  }

  @Test func whatIsNoFileIsNotRead() {
    for path in ["/dev/zero", "/"] {
      let error = #expect(throws: BundleError.self) { try BundleArchive(file: URL(fileURLWithPath: path)) }
      #expect(error?.message.hasSuffix("it is no ordinary file") == true)
    }
  }

  @Test func aBundleIsToldFromAnotherOne() throws {
    try SmallBundle.withTemporaryFile { file in
      let bytes = try SmallBundle.bytes()
      try bytes.write(to: file)
      let identity = try BundleArchive(checking: bytes).identity
      #expect(try BundleArchive(file: file, identity: String(identity.prefix(12))).identity == identity)
      let error = #expect(throws: BundleError.self) { try BundleArchive(file: file, identity: "000000000000") }
      #expect(
        error?.message
          == "\(file.path) is refused: it is the bundle \(identity.prefix(12)), and 000000000000 was asked for"
      )
    }
  }

  @Test func aWriterThatIsHandedSomethingElseLeavesNothing() throws {
    try SmallBundle.withTemporaryFile { file in
      try Data("the one before".utf8).write(to: file)
      var manifest = SmallBundle.manifest()
      var sources = SmallBundle.contents.mapValues { BundleWriter.Source.data($0) }
      sources.merge(manifest.complete()) { first, _ in first }
      sources["data/real/2025.parquet"] = .data(Data("changed".utf8))
      let error = #expect(throws: BundleError.self) {
        try BundleWriter(manifest: manifest, sources: sources).write(to: file)
      }
      #expect(error?.message.contains("data/real/2025.parquet") == true)
      #expect(try Data(contentsOf: file) == Data("the one before".utf8))
      #expect(try FileManager.default.contentsOfDirectory(atPath: file.deletingLastPathComponent().path).count == 1)
    }
  }

  @Test func unpackingLaysItOutAndTakesItAway() throws {
    let archive = try BundleArchive(checking: SmallBundle.bytes())
    var folder: URL?
    do {
      let bundle = try UnpackedBundle(archive)
      folder = bundle.folder
      for (path, content) in SmallBundle.contents {
        #expect(try Data(contentsOf: bundle.folder.appendingPathComponent(path)) == content)
      }
      let part = try #require(bundle.manifest.part(.window, "2022-2024"))
      #expect(bundle.folder(of: part).path.hasSuffix("models/window/2022-2024"))
    }
    #expect(!FileManager.default.fileExists(atPath: try #require(folder).path))
  }
}

extension SmallBundle {
  /// Bytes of the first entry's content.
  static func sizeOfFirst(_ bytes: Data) -> Int {
    Int(String(decoding: bytes[124..<135], as: UTF8.self), radix: 8) ?? 0
  }
}
