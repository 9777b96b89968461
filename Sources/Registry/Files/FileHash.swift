import BoxScores
import Foundation

/// SHA-256 of what lies in a file, read in pieces.
public enum FileHash {
  /// The hash as 64 lower-case hexadecimal digits.
  public static func sha256(of data: Data) -> String { ContentDigest.hex(of: data) }

  /// Hash, as 64 lower-case hexadecimal digits, and size of a file.
  ///
  /// - Complexity: O(size) time, 1 MiB of memory.
  /// - Throws: `RegistryError.cannotRead` when the file is not there or cannot be read to its end.
  public static func sha256(of file: URL) throws(RegistryError) -> (digest: String, bytes: Int64) {
    do {
      let handle = try FileHandle(forReadingFrom: file)
      defer { try? handle.close() }
      var digest = ContentDigest()
      var bytes: Int64 = 0
      while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
        piece.withUnsafeBytes { digest.update($0) }
        bytes += Int64(piece.count)
      }
      return (digest.finish(), bytes)
    } catch {
      throw .cannotRead(file: file.path, reason: "\(error.localizedDescription)")
    }
  }
}
