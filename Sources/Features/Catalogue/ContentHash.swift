/// A fast 128-bit fingerprint of content: tells one table or schema from another. Not a defence against forgery; files
/// that must not be tampered with carry SHA-256 in their manifests.
///
/// Two lanes of multiply-and-fold over 64-bit words, with odd constants from the digits of e and pi.
struct ContentHash: Sendable {
  private var low: UInt64 = 0xB7E1_5162_8AED_2A6B
  private var high: UInt64 = 0x243F_6A88_85A3_08D3

  mutating func combine(_ word: UInt64) {
    let first = (low ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    low = first.high ^ first.low &+ high
    let second = (high ^ word).multipliedFullWidth(by: 0xC2B2_AE3D_27D4_EB4F)
    high = second.high ^ second.low &+ low
  }

  mutating func combine(_ bytes: UnsafeRawBufferPointer) {
    combine(UInt64(bytes.count))
    var offset = 0
    while offset + 8 <= bytes.count {
      combine(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < bytes.count {
      rest = rest << 8 | UInt64(bytes[offset])
      offset += 1
    }
    combine(rest)
  }

  mutating func combine(_ text: String) { Array(text.utf8).withUnsafeBytes { combine($0) } }

  mutating func combine<Element>(_ values: [Element]) where Element: BitwiseCopyable {
    values.withUnsafeBytes { combine($0) }
  }

  /// 32 hexadecimal digits.
  var hexadecimal: String { Self.digits(high) + Self.digits(low) }

  private static func digits(_ word: UInt64) -> String {
    let text = String(word, radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }
}
