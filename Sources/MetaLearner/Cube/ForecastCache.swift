import BoxScores
import Foundation
import Windows

/// Forecasts of a season's rows, kept in files so that they are computed once: a line of JSON that says what a file is,
/// then float32 columns.
///
/// A cache, not an artifact: a file that is absent, damaged or about something else is computed again.
public struct ForecastCache: Sendable {
  /// Nil keeps nothing.
  public let folder: URL?

  public init(folder: URL?) { self.folder = folder }

  private struct Header: Codable {
    var format = 1
    /// Everything the numbers depend on.
    var key: String
    var rows: Int
    var columns: [String]
    var sha256: String
  }

  /// The columns of a key, read or made.
  /// - Parameters:
  ///   - name: The file's name, for people; two keys may share it, the later one wins.
  ///   - key: Everything the numbers depend on: the model's hash, the rows' hash.
  public func columns(
    _ name: String, key: String, rows: Int, make: () throws -> [String: [Float]]
  ) throws -> [String: [Float]] {
    guard let folder else { return try make() }
    let file = folder.appendingPathComponent("\(name).f32")
    if let found = read(file, key: key, rows: rows) { return found }
    let made = try make()
    try write(made, to: file, key: key, rows: rows)
    return made
  }

  /// The key of a model's forecasts of a season: everything they depend on.
  /// - Parameters:
  ///   - model: SHA-256 of the model's manifest.
  ///   - rows: Names the content of the rows, as `MetaSource.rowsHash`.
  public static func key(model: String, rows: String, season: Season) -> String {
    StableJSON.hash([model, rows, season.description])
  }

  /// The keys of what is kept, by name of the file, without its suffix; nil for a file whose first line says nothing.
  public func keys() -> [String: String?] {
    guard let folder else { return [:] }
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    var keys: [String: String?] = [:]
    for file in files where file.hasSuffix(".f32") {
      let handle = try? FileHandle(forReadingFrom: folder.appendingPathComponent(file))
      // A header has some hundred bytes: what has no line in 64 KiB is none.
      let beginning = (try? handle?.read(upToCount: 1 << 16)) ?? Data()
      try? handle?.close()
      let header = beginning.firstIndex(of: UInt8(ascii: "\n")).flatMap {
        try? JSONDecoder().decode(Header.self, from: Data(beginning[..<$0]))
      }
      keys.updateValue(header?.key, forKey: String(file.dropLast(".f32".count)))
    }
    return keys
  }

  private func write(_ values: [String: [Float]], to file: URL, key: String, rows: Int) throws(WindowError) {
    let names = values.keys.sorted()
    var payload = Data(capacity: rows * names.count * MemoryLayout<Float>.stride)
    for name in names { values[name]!.withUnsafeBytes { payload.append(contentsOf: $0) } }
    let header = Header(key: key, rows: rows, columns: names, sha256: ContentDigest.hex(of: payload))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    // A header of ours always encodes.
    var data = try! encoder.encode(header)
    data.append(UInt8(ascii: "\n"))
    data.append(payload)
    try ModelFile.write(data, to: file)
  }

  private func read(_ file: URL, key: String, rows: Int) -> [String: [Float]]? {
    guard let data = try? RegularFile.data(file), let end = data.firstIndex(of: UInt8(ascii: "\n")),
      let header = try? JSONDecoder().decode(Header.self, from: data[..<end]), header.format == 1, header.key == key,
      header.rows == rows
    else { return nil }
    let payload = Data(data[(end + 1)...])
    let size = rows * MemoryLayout<Float>.stride
    guard payload.count == header.columns.count * size, ContentDigest.hex(of: payload) == header.sha256 else {
      return nil
    }
    var values: [String: [Float]] = [:]
    for (index, name) in header.columns.enumerated() {
      values[name] = [Float](unsafeUninitializedCapacity: rows) { buffer, initialized in
        payload.copyBytes(to: UnsafeMutableRawBufferPointer(buffer), from: (index * size)..<((index + 1) * size))
        initialized = rows
      }
    }
    return values
  }
}
