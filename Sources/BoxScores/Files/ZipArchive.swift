import Foundation

/// The entries of a zip file, read from its central directory.
///
/// Nothing is ever written under a name that an archive gives; still a name that would leave its folder marks an archive
/// that nobody should open, and is refused. Encrypted entries, several disks and the 64-bit form are refused by name.
/// Format: PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16.
struct ZipArchive {
  struct Entry: Equatable {
    let name: String
    let isStored: Bool
    let crc: UInt32
    let packedSize: Int
    let size: Int
    let headerOffset: Int
  }

  enum Failure: Error, Equatable {
    case noArchive
    case damaged(String)
    case unsafeName(String)
    case unsupported(String)
  }

  /// The whole file; whoever makes the archive keeps them valid.
  private let bytes: UnsafeRawBufferPointer
  /// Files only, in the order of the directory.
  let entries: [Entry]

  init(_ bytes: UnsafeRawBufferPointer) throws(Failure) {
    self.bytes = bytes
    guard let end = Self.endOfDirectory(bytes) else { throw .noArchive }
    guard Self.u16(bytes, end + 4) == 0, Self.u16(bytes, end + 6) == 0 else {
      throw .unsupported("it is spread over several disks")
    }
    let count = Self.u16(bytes, end + 10)
    let size = Self.u32(bytes, end + 12)
    let start = Self.u32(bytes, end + 16)
    guard count != 0xffff, size != 0xffff_ffff, start != 0xffff_ffff else {
      throw .unsupported("it is a 64-bit zip; unpack it first")
    }
    guard start + size <= end else { throw .damaged("its directory does not lie inside it") }
    var entries: [Entry] = []
    var offset = start
    for _ in 0..<count {
      guard offset + 46 <= end, Self.u32(bytes, offset) == 0x0201_4b50 else {
        throw .damaged("its directory ends early")
      }
      let nameLength = Self.u16(bytes, offset + 28)
      let next = offset + 46 + nameLength + Self.u16(bytes, offset + 30) + Self.u16(bytes, offset + 32)
      guard next <= end else { throw .damaged("its directory ends early") }
      let name = String(decoding: bytes[(offset + 46)..<(offset + 46 + nameLength)], as: UTF8.self)
      guard Self.isSafe(name) else { throw .unsafeName(name) }
      let method = Self.u16(bytes, offset + 10)
      let entry = Entry(
        name: name, isStored: method == 0, crc: UInt32(Self.u32(bytes, offset + 16)),
        packedSize: Self.u32(bytes, offset + 20), size: Self.u32(bytes, offset + 24),
        headerOffset: Self.u32(bytes, offset + 42))
      if !name.hasSuffix("/") {
        guard Self.u16(bytes, offset + 8) & 1 == 0 else { throw .unsupported("'\(name)' is encrypted") }
        guard method == 0 || method == 8 else {
          throw .unsupported("'\(name)' is packed by method \(method), not by deflate")
        }
        entries.append(entry)
      }
      offset = next
    }
    self.entries = entries
  }

  /// The packed bytes of an entry.
  func packedBytes(of entry: Entry) throws(Failure) -> UnsafeRawBufferPointer {
    guard entry.headerOffset + 30 <= bytes.count, Self.u32(bytes, entry.headerOffset) == 0x0403_4b50 else {
      throw .damaged("'\(entry.name)' does not lie where the directory says")
    }
    let names = Self.u16(bytes, entry.headerOffset + 26) + Self.u16(bytes, entry.headerOffset + 28)
    let start = entry.headerOffset + 30 + names
    guard start + entry.packedSize <= bytes.count, !entry.isStored || entry.packedSize == entry.size else {
      throw .damaged("'\(entry.name)' reaches beyond its end")
    }
    return UnsafeRawBufferPointer(rebasing: bytes[start..<(start + entry.packedSize)])
  }

  static func isSafe(_ name: String) -> Bool {
    let path = name.replacing("\\", with: "/")
    if path.isEmpty || path.hasPrefix("/") || path.unicodeScalars.contains("\0") { return false }
    if path.dropFirst().first == ":" { return false }
    return !path.split(separator: "/").contains("..")
  }

  private static func endOfDirectory(_ bytes: UnsafeRawBufferPointer) -> Int? {
    guard bytes.count >= 22 else { return nil }
    // The record stands last, before a comment of at most 65,535 bytes.
    for offset in stride(from: bytes.count - 22, through: max(0, bytes.count - 22 - 65_535), by: -1)
    where u32(bytes, offset) == 0x0605_4b50 && offset + 22 + u16(bytes, offset + 20) == bytes.count {
      return offset
    }
    return nil
  }

  private static func u16(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Int {
    Int(UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt16.self)))
  }

  private static func u32(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Int {
    Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
  }
}
