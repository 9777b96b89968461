import Foundation

@testable import Forecasting

/// A bundle by its bytes. The first says how: as they are; as the manifest of an archive whose seal is true, since no fuzzer
/// guesses a SHA-256; or as damage to a whole one. What is accepted has every entry that it lists.
func fuzzBundle(_ bytes: [UInt8]) {
  guard let kind = bytes.first else { return }
  let rest = Data(bytes.dropFirst())
  let archive: Data
  switch kind % 3 {
  case 0: archive = rest
  case 1: archive = SmallBundle.sealed(rest, HonestBundle.entries)
  default: archive = HonestBundle.damaged(by: rest)
  }
  do {
    let bundle = try BundleArchive(checking: archive)
    check(kind % 3 != 2 || archive == HonestBundle.bytes, "a damaged bundle is refused")
    for entry in bundle.manifest.entries {
      check(bundle.data(entry.path)?.count == entry.bytes, "a checked bundle holds what it lists")
    }
  } catch {
    check(!"\(error)".isEmpty, "an error says something")
  }
}

/// A small bundle that is whole.
private enum HonestBundle {
  static let bytes: Data = made { try SmallBundle.bytes() }

  /// Its entries behind manifest and seal.
  static let entries: [(path: String, content: Data)] = made { Array(try SmallBundle.entries(of: bytes).dropFirst(2)) }

  /// Every three bytes of damage are a place and what is put there, wrapped round the archive's length.
  static func damaged(by damage: Data) -> Data {
    var archive = bytes
    let triples = Array(damage)
    for start in stride(from: 0, to: triples.count - 2, by: 3) {
      let place = (Int(triples[start]) << 8 | Int(triples[start + 1])) % archive.count
      archive[place] = triples[start + 2]
    }
    return archive
  }

  private static func made<Value>(_ body: () throws -> Value) -> Value {
    do { return try body() } catch { fatalError("no small bundle: \(error)") }
  }
}
