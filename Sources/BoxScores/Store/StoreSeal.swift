import Foundation

/// The checksum of a store's manifest, inside of it: a manifest names the checksums of all other files, and nothing names its own.
///
/// It is the SHA-256 of the file with zeros in the seal's place, so that it does not depend on how a version of Foundation
/// lays JSON out. A manifest of before there were seals has none and is taken as it is; the next change seals it.
enum StoreSeal {
  /// A manifest with zeros in the seal's place.
  struct Unsealed: Encodable {
    let manifest: StoreManifest

    func encode(to encoder: any Encoder) throws {
      try manifest.encode(to: encoder)
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(StoreSeal.zeros, forKey: .seal)
    }
  }

  private enum Key: String, CodingKey { case seal }

  private struct Sealed: Decodable { let seal: String? }

  private static let zeros = String(repeating: "0", count: 64)

  /// - Parameter data: An encoded `Unsealed`.
  static func sealed(_ data: Data) -> Data {
    replacing(zeros, by: ContentDigest.hex(of: data), in: data) ?? data
  }

  /// - Throws: `DecodingError` for what is no JSON.
  static func isWhole(_ data: Data) throws -> Bool {
    guard let seal = try JSONDecoder().decode(Sealed.self, from: data).seal else { return true }
    return replacing(seal, by: zeros, in: data).map { ContentDigest.hex(of: $0) } == seal
  }

  /// Nil where the text stands nowhere, or is no seal.
  private static func replacing(_ text: String, by other: String, in data: Data) -> Data? {
    let wanted = Data("\"\(text)\"".utf8)
    guard text.utf8.count == zeros.utf8.count, let place = data.range(of: wanted) else { return nil }
    var changed = data
    changed.replaceSubrange(place, with: Data("\"\(other)\"".utf8))
    return changed
  }
}
