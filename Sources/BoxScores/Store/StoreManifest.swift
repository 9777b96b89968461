import Foundation

/// What a store consists of at one moment. The file `manifest.json` is written last, by rename: a file that it does not
/// name does not exist for a reader.
struct StoreManifest: Codable, Equatable, Sendable {
  struct File: Codable, Equatable, Sendable {
    /// Path inside the store's folder.
    var file: String
    var bytes: Int
    var sha256: String
    var rows: Int

    /// Whether bytes are those that were written.
    func isWhole(_ mapped: MappedFile) -> Bool {
      mapped.count == bytes && mapped.read { ContentDigest.hex(of: $0) } == sha256
    }

    /// Its place, after a look whether it is what was written.
    /// - Complexity: O(bytes): a store of a million rows in a twentieth of a second.
    func verified(in folder: URL) throws(StoreError) -> URL {
      let url = folder.appendingPathComponent(file)
      guard let mapped = try? MappedFile(url) else {
        throw .corrupt(file: url.path, reason: "the manifest names it and it is not there")
      }
      guard isWhole(mapped) else {
        throw .corrupt(file: url.path, reason: "its bytes are not those that were written")
      }
      return url
    }
  }

  struct SeasonFile: Codable, Equatable, Sendable {
    var season: Season
    var file: File
    var played: Int
    var didNotPlay: Int
    var notHistory: Int
    /// Hash of the played rows as `loadTable` gives them: what makes a window stale.
    var content: String
  }

  struct Kind: Codable, Equatable, Sendable {
    /// In order.
    var seasons: [SeasonFile] = []
    var players: File?
    var schedule: File?
    var roster: File?

    var files: [File] { seasons.map(\.file) + [players, schedule, roster].compactMap { $0 } }

    /// One hash over the content of all seasons.
    var content: String {
      var hash = ContentDigest()
      for season in seasons { hash.update("\(season.season) \(season.content)\n") }
      return hash.finish()
    }
  }

  static let currentFormat = 1

  var format = StoreManifest.currentFormat
  /// Counts the changes of the store.
  var generation = 0
  var real = Kind()
  var simulated = Kind()
  var quarantine: File?
  /// Files of the generation before this one. They are kept for readers that began with it, until the next change.
  var previousFiles: [String] = []

  subscript(_ kind: DataKind) -> Kind {
    get { kind == .real ? real : simulated }
    set { if kind == .real { real = newValue } else { simulated = newValue } }
  }

  var files: [File] { real.files + simulated.files + [quarantine].compactMap { $0 } }

  static let fileName = "manifest.json"

  /// The manifest of a folder; the empty one where there is none.
  static func load(from folder: URL) throws(StoreError) -> StoreManifest {
    let file = folder.appendingPathComponent(fileName)
    guard FileManager.default.fileExists(atPath: file.path) else { return StoreManifest() }
    struct Header: Decodable { let format: Int }
    let manifest: StoreManifest
    do {
      let data = try RegularFile.data(file)
      let format = try JSONDecoder().decode(Header.self, from: data).format
      guard format == currentFormat else {
        throw StoreError.newerFormat(file: file.path, found: format, known: currentFormat)
      }
      guard try StoreSeal.isWhole(data) else {
        throw StoreError.corrupt(file: file.path, reason: "its bytes are not those that were written")
      }
      manifest = try JSONDecoder().decode(StoreManifest.self, from: data)
    } catch let error as StoreError {
      throw error
    } catch {
      throw .corrupt(file: file.path, reason: "it is no manifest of a store")
    }
    for entry in manifest.files where !ZipArchive.isSafe(entry.file) {
      throw .corrupt(file: file.path, reason: "it names '\(entry.file)', outside of the store")
    }
    if let fault = manifest.fault { throw .corrupt(file: file.path, reason: fault) }
    return manifest
  }

  /// Numbers that are added up and names that are looked up, where they cannot be those of a store.
  private var fault: String? {
    let seasons = real.seasons + simulated.seasons
    let counts =
      [generation] + files.flatMap { [$0.bytes, $0.rows] }
      + seasons.flatMap { [$0.played, $0.didNotPlay, $0.notHistory] }
    if let count = counts.first(where: { !(0...(1 << 40)).contains($0) }) {
      return "it counts \(count), expected 0 to \(1 << 40)"
    }
    for kind in [real, simulated] where Set(kind.seasons.map(\.season)).count < kind.seasons.count {
      return "it names a season twice: \(kind.seasons.map(\.season.description).joined(separator: ", "))"
    }
    return nil
  }

  /// As it is written: with a seal over all of it.
  func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return StoreSeal.sealed(try encoder.encode(StoreSeal.Unsealed(manifest: self)) + Data("\n".utf8))
  }
}
