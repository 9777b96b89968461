import Crypto
import Foundation

/// SHA-256 of content that comes in pieces: what names a season's rows, a file, a model.
public struct ContentDigest: Sendable {
  private var hash = SHA256()

  public init() {}

  /// Adds bytes: pieces count as if they had come as one.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) { hash.update(bufferPointer: bytes) }

  /// Adds the text's UTF-8 bytes.
  public mutating func update(_ text: String) {
    var text = text
    text.withUTF8 { update(UnsafeRawBufferPointer($0)) }
  }

  /// The digest of what came so far, as 64 hexadecimal digits.
  public func finish() -> String {
    hash.finalize().map { byte in
      let digits = String(byte, radix: 16)
      return byte < 16 ? "0" + digits : digits
    }.joined()
  }

  /// SHA-256 of bytes, as 64 hexadecimal digits.
  public static func hex(of bytes: UnsafeRawBufferPointer) -> String {
    var digest = ContentDigest()
    digest.update(bytes)
    return digest.finish()
  }

  /// SHA-256 of data, as 64 hexadecimal digits.
  public static func hex(of data: Data) -> String { data.withUnsafeBytes { hex(of: $0) } }
}
