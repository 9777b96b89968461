import Foundation

@testable import Forecasting

/// A bundle by its bytes. The first says how: as they are; as the manifest of an archive whose seal is true, since no fuzzer
/// guesses a SHA-256; as damage to a whole one; or as edits of a whole one's manifest, which is then sealed anew. What is
/// accepted has every entry that it lists.
func fuzzBundle(_ bytes: [UInt8]) {
  guard let kind = bytes.first else { return }
  let rest = Data(bytes.dropFirst())
  let archive: Data
  switch kind % 4 {
  case 0: archive = rest
  case 1: archive = SmallBundle.sealed(rest, HonestBundle.entries)
  case 2: archive = HonestBundle.damaged(by: rest)
  default: archive = SmallBundle.sealed(HonestBundle.manifest(edited: rest), HonestBundle.entries)
  }
  do {
    let bundle = try BundleArchive(checking: archive)
    check(kind % 4 != 2 || archive == HonestBundle.bytes, "a damaged bundle is refused")
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

  /// Its manifest with edits, each a place of two bytes, how many bytes to take away there, how many to put, and these.
  static func manifest(edited edits: Data) -> Data {
    var text = manifest
    var rest = Array(edits)[...]
    while rest.count >= 4 {
      let head = Array(rest.prefix(4))
      rest = rest.dropFirst(4)
      let put = rest.prefix(Int(head[3] % 16))
      rest = rest.dropFirst(put.count)
      let start = (Int(head[0]) << 8 | Int(head[1])) % (text.count + 1)
      text.replaceSubrange(start..<min(text.count, start + Int(head[2] % 32)), with: put)
    }
    return text
  }

  private static let manifest: Data = made { try SmallBundle.entries(of: bytes)[0].content }

  private static func made<Value>(_ body: () throws -> Value) -> Value {
    do { return try body() } catch { fatalError("no small bundle: \(error)") }
  }
}
