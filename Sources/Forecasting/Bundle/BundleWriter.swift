import BoxScores
import Foundation

/// Writes a bundle: manifest, its seal, then the entries in the manifest's order. The file is there whole or not at all.
public struct BundleWriter {
  /// Where an entry's content comes from.
  public enum Source: Sendable {
    case data(Data)
    case file(URL)
  }

  private let manifest: BundleManifest
  private let sources: [String: Source]

  /// - Parameter sources: Of every entry that the manifest lists, by path.
  public init(manifest: BundleManifest, sources: [String: Source]) {
    self.manifest = manifest
    self.sources = sources
  }

  /// - Returns: The bundle's identity and its size in bytes.
  /// - Throws: `BundleError.cannotPack` when a source is not there or not what the manifest says; `.cannotWrite`.
  @discardableResult
  public func write(to goal: URL) throws(BundleError) -> (identity: String, bytes: Int) {
    let temporary = goal.deletingLastPathComponent().appendingPathComponent(
      "\(DurableFile.temporaryPrefix)\(UUID().uuidString)-\(goal.lastPathComponent)")
    defer { unlink(temporary.path) }
    let result = try fill(temporary)
    do {
      try DurableFile.move(temporary, to: goal)
      try DurableFile.synchronise(goal.deletingLastPathComponent())
    } catch {
      throw .cannotWrite(path: goal.path, reason: error.reason)
    }
    return result
  }

  private func fill(_ file: URL) throws(BundleError) -> (identity: String, bytes: Int) {
    let output: DurableOutput
    do { output = try DurableOutput(file) } catch { throw .cannotWrite(path: error.path, reason: error.reason) }
    var written = 0
    func put(_ data: Data) throws(BundleError) {
      do { try output.write(data) } catch { throw .cannotWrite(path: error.path, reason: error.reason) }
      written += data.count
    }
    func put(_ path: String, _ content: Data) throws(BundleError) {
      guard let header = TarHeader.bytes(path: path, size: content.count), BundlePath.isSafe(path) else {
        throw .cannotPack(
          path: path, reason: "\(content.count) bytes; a path has at most 255 bytes of ASCII, a file less than 8 GiB")
      }
      try put(Data(header))
      try put(content)
      try put(Data(count: TarHeader.padding(after: content.count)))
    }
    let text = manifest.data
    let identity = ContentDigest.hex(of: text)
    try put(BundlePath.manifest, text)
    try put(BundlePath.seal, Data(BundleArchive.seal(identity).utf8))
    for entry in manifest.entries { try put(entry.path, try content(of: entry)) }
    try put(Data(count: 2 * TarHeader.block))
    do { try output.synchronise() } catch { throw .cannotWrite(path: error.path, reason: error.reason) }
    return (identity, written)
  }

  private func content(of entry: BundleManifest.Entry) throws(BundleError) -> Data {
    let data: Data
    switch sources[entry.path] {
    case .data(let content)?: data = content
    case .file(let file)?:
      guard let content = try? RegularFile.data(file) else {
        throw .cannotPack(path: entry.path, reason: "\(file.path) cannot be read")
      }
      data = content
    case nil: throw .cannotPack(path: entry.path, reason: "nothing was given for it")
    }
    guard data.count == entry.bytes, ContentDigest.hex(of: data) == entry.sha256 else {
      throw .cannotPack(path: entry.path, reason: "it is not what was committed; 'fullcourt registry verify' says more")
    }
    return data
  }
}
