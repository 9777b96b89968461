import Foundation
import NativeLibraries

/// A text that may lie packed: a file as it is, a gzip file, or an entry of a zip.
///
/// `read` hands on the unpacked bytes piece by piece and checks them to the end: gzip's own CRC and length, or those of
/// the zip's directory. A text that fails a check is refused whole.
struct TextSource: Sendable {
  enum Packing: Sendable, Equatable {
    case none, gzip
    case zipEntry(String)
  }

  let file: URL
  let packing: Packing

  /// No text of a box score is larger; more than this is a packed bomb.
  static let largest = 8 << 30

  /// What messages and reports call it: the path, and the entry's name behind it.
  var name: String {
    if case .zipEntry(let entry) = packing { return file.path + "/" + entry }
    return file.path
  }

  func read(_ receive: (UnsafeRawBufferPointer) throws -> Void) throws {
    let mapped: MappedFile
    do { mapped = try MappedFile(file) } catch .cannotOpen(let reason) {
      // A pipe cannot be mapped; of all pipes only the one that the user put there himself is read.
      if file.path == StandardInput.path, packing == .none { return try readInput(receive) }
      throw ImportError.cannotRead(file: file.path, reason: reason)
    }
    guard mapped.count > 0 else { throw ImportError.emptyFile(file: name) }
    try mapped.read { bytes in
      switch packing {
      case .none:
        try Self.pieces(of: bytes, receive)
      case .gzip:
        try inflate(bytes, .gzip, receive)
      case .zipEntry(let entryName):
        try readEntry(entryName, of: bytes, receive)
      }
    }
  }

  private func readInput(_ receive: (UnsafeRawBufferPointer) throws -> Void) throws {
    let data: Data
    do { data = try StandardInput.data() } catch {
      throw ImportError.cannotRead(file: error.path, reason: error.reason)
    }
    guard !data.isEmpty else { throw ImportError.emptyFile(file: name) }
    try data.withUnsafeBytes { try Self.pieces(of: $0, receive) }
  }

  private func readEntry(
    _ entryName: String, of bytes: UnsafeRawBufferPointer, _ receive: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    do {
      let archive = try ZipArchive(bytes)
      guard let entry = archive.entries.first(where: { $0.name == entryName }) else {
        throw ImportError.damagedArchive(file: file.path, reason: "it has no entry '\(entryName)'")
      }
      let packed = try archive.packedBytes(of: entry)
      let zlib = try Zlib.load()
      var crc: UInt = 0
      var size = 0
      let check: (UnsafeRawBufferPointer) throws -> Void = { piece in
        crc = zlib.crc32(crc, piece.assumingMemoryBound(to: UInt8.self).baseAddress, UInt32(piece.count))
        size += piece.count
        try receive(piece)
      }
      if entry.isStored { try Self.pieces(of: packed, check) } else { try inflate(packed, .raw, check) }
      guard size == entry.size, crc == UInt(entry.crc) else {
        throw ImportError.damagedArchive(
          file: name, reason: "its length or checksum is not the one the archive's directory gives")
      }
    } catch let failure as ZipArchive.Failure {
      throw ImportError.archive(file.path, failure)
    }
  }

  private func inflate(
    _ packed: UnsafeRawBufferPointer, _ format: Inflater.Format, _ receive: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    var total = 0
    do {
      let inflater = try Inflater(format)
      try Self.pieces(of: packed) { piece in
        try inflater.feed(piece) { unpacked in
          total += unpacked.count
          guard total <= Self.largest else {
            throw ImportError.damagedArchive(file: name, reason: "it unpacks to more than 8 GiB")
          }
          try receive(unpacked)
        }
      }
      try inflater.finish()
    } catch Inflater.Failure.truncated {
      throw ImportError.truncated(file: name, after: total)
    } catch Inflater.Failure.trailingData {
      throw ImportError.damagedArchive(file: name, reason: "something else follows the packed data")
    } catch Inflater.Failure.damaged(let words) {
      throw ImportError.damagedArchive(file: name, reason: words)
    }
  }

  private static func pieces(
    of bytes: UnsafeRawBufferPointer, _ receive: (UnsafeRawBufferPointer) throws -> Void
  ) rethrows {
    let size = 1 << 20
    for start in stride(from: 0, to: bytes.count, by: size) {
      try receive(UnsafeRawBufferPointer(rebasing: bytes[start..<min(bytes.count, start + size)]))
    }
  }
}
