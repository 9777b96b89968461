import BoxScores
import Foundation

/// A bundle whose every byte was checked: the form of the archive, the manifest's seal, sizes and hashes of all entries.
///
/// Nothing is loaded or run to find that out. The checks find damage and carelessness; a forger who computes all the hashes
/// anew they do not: against him compare `identity` with the one that the export printed.
public struct BundleArchive: Sendable {
  /// As its seal vouches for it.
  public let manifest: BundleManifest
  /// SHA-256 of the manifest, 64 hexadecimal digits: names the bundle.
  public let identity: String
  private let bytes: Data
  private let contents: [String: Range<Int>]

  /// No manifest needs more; what claims to is no bundle.
  private static let largestManifest = 64 << 20

  /// Checks the bytes of a bundle. This is the one parser of bundles, and where a fuzzer calls.
  ///
  /// - Throws: `BundleProblem`, which names the first entry that is wrong; nothing else, whatever the bytes are.
  /// - Complexity: O(bytes)
  public init(checking bytes: Data) throws(BundleProblem) {
    let bytes = bytes.startIndex == 0 ? bytes : Data(bytes)
    try Self.checkBeginning(bytes)
    var reader = TarReader(bytes)
    (manifest, identity) = try Self.sealed(bytes, &reader)
    contents = try Self.contents(manifest, bytes, &reader)
    self.bytes = bytes
  }

  /// Reads a bundle's file whole, and checks it.
  ///
  /// - Parameter identity: The bundle it has to be, or the first digits of it; nil for any.
  /// - Throws: `BundleError.refused`
  public init(file: URL, identity: String? = nil) throws(BundleError) {
    let data: Data
    do {
      // A device or a pipe may never end.
      let kind = try FileManager.default.attributesOfItem(atPath: file.resolvingSymlinksInPath().path)[.type]
      guard kind as? FileAttributeType == .typeRegular else {
        throw BundleError.refused(file: file.path, problem: .unreadable(reason: "it is no ordinary file"))
      }
      data = try Data(contentsOf: file)
    } catch let error as BundleError {
      throw error
    } catch {
      throw .refused(
        file: file.path, problem: .unreadable(reason: (error as NSError).localizedDescription))
    }
    do {
      try self.init(checking: data)
    } catch {
      throw .refused(file: file.path, problem: error)
    }
    if let identity, !self.identity.hasPrefix(identity.lowercased()) {
      throw .refused(file: file.path, problem: .otherBundle(found: self.identity, expected: identity.lowercased()))
    }
  }

  /// The manifest of a bundle whose other entries are not looked at: enough to know what it was made of, not to use it.
  ///
  /// - Throws: `BundleError.refused` for what has no manifest, or one that its seal does not vouch for.
  public static func manifest(ofUnchecked file: URL) throws(BundleError) -> BundleManifest {
    // A pipe would be waited for.
    let kind = (try? FileManager.default.attributesOfItem(atPath: file.resolvingSymlinksInPath().path))?[.type]
    if let kind = kind as? FileAttributeType, kind != .typeRegular {
      throw .refused(file: file.path, problem: .unreadable(reason: "it is no ordinary file"))
    }
    let bytes: Data
    do {
      bytes = try Data(contentsOf: file, options: .alwaysMapped)
    } catch {
      throw .refused(file: file.path, problem: .unreadable(reason: (error as NSError).localizedDescription))
    }
    do {
      try checkBeginning(bytes)
      var reader = TarReader(bytes)
      return try sealed(bytes, &reader).manifest
    } catch {
      throw .refused(file: file.path, problem: error)
    }
  }

  /// Bytes of the whole archive.
  public var size: Int { bytes.count }

  /// The content of an entry; nil for one that the manifest does not list.
  public func data(_ path: String) -> Data? { contents[path].map { Data(bytes[$0]) } }

  /// The text of the seal's entry.
  static func seal(_ identity: String) -> String { "\(identity)  \(BundlePath.manifest)\n" }

  /// Says what a file is that is not even the beginning of a bundle.
  private static func checkBeginning(_ bytes: Data) throws(BundleProblem) {
    if bytes.isEmpty { throw .notABundle(reason: "it is empty") }
    if bytes.starts(with: [0x1F, 0x8B]) { throw .notABundle(reason: "it is compressed; unpack it with gunzip") }
    if bytes.starts(with: [0x50, 0x4B]) { throw .notABundle(reason: "it is a zip archive") }
    if bytes.starts(with: Array("SQLite format".utf8)) { throw .notABundle(reason: "it is a database") }
    let magic = TarHeader.Field.magic.range
    let isTar = bytes.count >= TarHeader.block && bytes[magic].starts(with: Array("ustar".utf8))
    guard isTar || bytes.starts(with: Array(BundlePath.manifest.utf8)) else {
      throw .notABundle(reason: "it is no tar archive, and does not begin with \(BundlePath.manifest)")
    }
  }

  /// The first two entries: the manifest, and that it is the one that was sealed.
  private static func sealed(
    _ bytes: Data, _ reader: inout TarReader
  ) throws(BundleProblem) -> (manifest: BundleManifest, identity: String) {
    let first = try expect(BundlePath.manifest, &reader)
    guard first.count <= largestManifest else { throw .manifest(reason: "it has \(first.count) bytes") }
    let second = try expect(BundlePath.seal, &reader)
    let identity = ContentDigest.hex(of: Data(bytes[first]))
    guard bytes[second].elementsEqual(seal(identity).utf8) else { throw .checksum(entry: BundlePath.manifest) }
    return (try BundleManifest.read(Data(bytes[first])), identity)
  }

  private static func expect(
    _ path: String, _ reader: inout TarReader
  ) throws(BundleProblem) -> Range<Int> {
    guard let file = try reader.next() else { throw .missing(entry: path) }
    guard file.path == path else { throw .outOfOrder(entry: file.path, expected: path) }
    return file.content
  }

  private static func contents(
    _ manifest: BundleManifest, _ bytes: Data, _ reader: inout TarReader
  ) throws(BundleProblem) -> [String: Range<Int>] {
    var contents: [String: Range<Int>] = [:]
    let listed = Set(manifest.entries.map(\.path))
    for entry in manifest.entries {
      guard let file = try reader.next() else { throw .missing(entry: entry.path) }
      guard file.path == entry.path else {
        if contents[file.path] != nil { throw .duplicate(entry: file.path) }
        if !listed.contains(file.path) { throw .unlisted(entry: file.path) }
        throw .outOfOrder(entry: file.path, expected: entry.path)
      }
      guard file.content.count == entry.bytes else {
        throw .size(entry: entry.path, found: file.content.count, listed: entry.bytes)
      }
      guard ContentDigest.hex(of: bytes[file.content]) == entry.sha256 else { throw .checksum(entry: entry.path) }
      contents[file.path] = file.content
    }
    if let file = try reader.next() {
      throw contents[file.path] != nil ? .duplicate(entry: file.path) : .unlisted(entry: file.path)
    }
    return contents
  }
}
