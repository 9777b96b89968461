import Crypto
import Foundation

/// SHA-256 of what lies in a file, read in pieces.
public enum FileHash {
  /// The hash as 64 lower-case hexadecimal digits.
  public static func sha256(of data: some DataProtocol) -> String {
    hexadecimal(SHA256.hash(data: data))
  }

  /// Hash and size of a file.
  ///
  /// - Complexity: O(size) time, 1 MiB of memory.
  /// - Throws: `RegistryError.cannotRead` when the file is not there or cannot be read to its end.
  public static func sha256(of file: URL) throws(RegistryError) -> (digest: String, bytes: Int64) {
    do {
      let handle = try FileHandle(forReadingFrom: file)
      defer { try? handle.close() }
      var hasher = SHA256()
      var bytes: Int64 = 0
      while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
        hasher.update(data: piece)
        bytes += Int64(piece.count)
      }
      return (hexadecimal(hasher.finalize()), bytes)
    } catch {
      throw .cannotRead(file: file.path, reason: "\(error.localizedDescription)")
    }
  }

  private static func hexadecimal(_ digest: SHA256.Digest) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in digest {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
