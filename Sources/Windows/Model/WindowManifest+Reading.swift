import BoxScores
import Foundation

extension WindowManifest {
  /// Reads `window.json` of a folder.
  public static func read(folder: URL) throws(WindowError) -> WindowManifest {
    let file = folder.appendingPathComponent(fileName)
    guard let data = try? RegularFile.data(file) else { throw .fileMissing(path: file.path) }
    struct Format: Decodable { var format: Int }
    guard let format = try? JSONDecoder().decode(Format.self, from: data) else {
      throw .corrupt(path: file.path, found: "no JSON object with a format", expected: "the manifest of a window")
    }
    guard format.format == currentFormat else { throw .formatUnknown(path: file.path, found: format.format) }
    do {
      return try JSONDecoder().decode(WindowManifest.self, from: data)
    } catch {
      throw .corrupt(path: file.path, found: "\(error)", expected: "the manifest of a window")
    }
  }

  /// The content of one of the manifest's files, if it is what the manifest vouches for.
  func verified(_ name: String, in folder: URL) throws(WindowError) -> Data {
    let file = folder.appendingPathComponent(name)
    guard let entry = files.first(where: { $0.name == name }), let data = try? RegularFile.data(file) else {
      throw .fileMissing(path: file.path)
    }
    let found = ContentDigest.hex(of: data)
    guard data.count == entry.bytes, found == entry.sha256 else {
      throw .corrupt(path: file.path, found: "SHA-256 \(found.prefix(16))", expected: String(entry.sha256.prefix(16)))
    }
    return data
  }
}
