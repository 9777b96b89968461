import Foundation

/// The one header that a bundle's tar has before each of its files: POSIX ustar (IEEE Std 1003.1, pax, "ustar Interchange
/// Format"), with every field fixed but path and size. Mode 0644, owner 0, time 0: the same files make the same bytes.
///
/// A reader compares whole headers, so there is no byte in a bundle that may be this or that.
enum TarHeader {
  /// Headers and contents fill whole blocks.
  static let block = 512
  /// Eleven octal digits: one byte less than 8 GiB.
  static let largest = 0o777_7777_7777

  enum Field: String, CaseIterable {
    case name, mode, owner, group, size, time, checksum, kind, link, magic, ownerName, groupName, device, prefix, rest

    var range: Range<Int> {
      switch self {
      case .name: 0..<100
      case .mode: 100..<108
      case .owner: 108..<116
      case .group: 116..<124
      case .size: 124..<136
      case .time: 136..<148
      case .checksum: 148..<156
      case .kind: 156..<157
      case .link: 157..<257
      case .magic: 257..<265
      case .ownerName: 265..<297
      case .groupName: 297..<329
      case .device: 329..<345
      case .prefix: 345..<500
      case .rest: 500..<512
      }
    }
  }

  /// - Returns: 512 bytes; nil when the path is too long for ustar or the size too large.
  static func bytes(path: String, size: Int) -> [UInt8]? {
    guard let (prefix, name) = split(path), (0...largest).contains(size) else { return nil }
    var header = [UInt8](repeating: 0, count: block)
    func put(_ text: String, _ field: Field) {
      for (offset, byte) in text.utf8.enumerated() { header[field.range.lowerBound + offset] = byte }
    }
    put(name, .name)
    put("0000644\0", .mode)
    put("0000000\0", .owner)
    put("0000000\0", .group)
    put(octal(size, digits: 11) + "\0", .size)
    put("00000000000\0", .time)
    put("        ", .checksum)
    put("0", .kind)
    put("ustar\u{0}00", .magic)
    put("0000000\u{0}0000000\u{0}", .device)
    put(prefix, .prefix)
    put(octal(header.reduce(0) { $0 + Int($1) }, digits: 6) + "\0 ", .checksum)
    return header
  }

  /// Prefix and name of a path: at the first slash that leaves a name of at most 100 bytes.
  static func split(_ path: String) -> (prefix: String, name: String)? {
    if path.utf8.count <= Field.name.range.count { return ("", path) }
    let bytes = Array(path.utf8)
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "/") {
      guard bytes.count - index - 1 <= Field.name.range.count else { continue }
      guard index <= Field.prefix.range.count, index + 1 < bytes.count else { return nil }
      return (String(decoding: bytes[..<index], as: UTF8.self), String(decoding: bytes[(index + 1)...], as: UTF8.self))
    }
    return nil
  }

  /// Bytes that fill the last block of a content.
  static func padding(after size: Int) -> Int { (block - size % block) % block }

  private static func octal(_ value: Int, digits: Int) -> String {
    let text = String(value, radix: 8)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
