import BoxScores
import Foundation
import Learners
import Windows

/// Reading what a manifest vouches for.
enum ManifestFile {
  private struct Format: Decodable { var format: Int }

  static func read<Manifest: Decodable>(_: Manifest.Type, from file: URL, format: Int) throws(MetaError) -> Manifest {
    guard let data = try? RegularFile.data(file) else { throw .fileMissing(path: file.path) }
    guard let found = try? JSONDecoder().decode(Format.self, from: data) else {
      throw .corrupt(path: file.path, found: "no JSON object with a format", expected: "a manifest")
    }
    guard found.format == format else { throw .formatUnknown(path: file.path, found: found.format) }
    do {
      return try JSONDecoder().decode(Manifest.self, from: data)
    } catch {
      throw .corrupt(path: file.path, found: "\(error)", expected: "a manifest")
    }
  }

  /// The bytes of a file that has the size and hash of the entry.
  static func data(_ entry: WindowManifest.FileEntry, in folder: URL) throws(MetaError) -> Data {
    let file = folder.appendingPathComponent(entry.name)
    guard let data = try? RegularFile.data(file) else { throw .fileMissing(path: file.path) }
    let hash = ContentDigest.hex(of: data)
    guard data.count == entry.bytes, hash == entry.sha256 else {
      throw .corrupt(
        path: file.path, found: "SHA-256 \(hash.prefix(16))", expected: String(entry.sha256.prefix(16)))
    }
    return data
  }

  /// A booster whose file has the size and hash of the entry and so many inputs.
  static func booster(_ entry: WindowManifest.FileEntry, in folder: URL, inputs: Int) throws -> Booster {
    let data = try data(entry, in: folder)
    let booster = try Booster(text: String(decoding: data, as: UTF8.self))
    guard booster.featureCount == inputs else {
      throw MetaError.corrupt(
        path: folder.appendingPathComponent(entry.name).path, found: "\(booster.featureCount) inputs",
        expected: "\(inputs)")
    }
    return booster
  }
}
