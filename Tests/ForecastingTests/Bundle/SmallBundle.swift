import BoxScores
import Features
import Foundation
import MetaLearner
import Registry
import Windows

@testable import Forecasting
@testable import MetaLearner

/// A bundle with everything a bundle has, except that its models are a few bytes of text: what its parser sees is all there.
enum SmallBundle {
  static let vintage = Vintage(window: WindowID("2022-2024")!)

  static var contents: [String: Data] {
    [
      "data/manifest.json": Data("{}\n".utf8), "data/real/2025.parquet": Data(repeating: 7, count: 700),
      "models/window/2022-2024/window.json": Data("{\"format\":1}\n".utf8),
      "models/window/2022-2024/points.median.txt": Data("tree\n".utf8),
      "models/league/league@2025-blind-1-real/league.json": Data("{}".utf8),
      "models/meta/meta@2025-blind-real-0123456789ab/meta.json": Data(repeating: 65, count: 1024),
    ]
  }

  static func manifest(_ contents: [String: Data] = contents) -> BundleManifest {
    var manifest = BundleManifest(
      producers: ["fullcourt": "0.1.0"], kind: .real, variant: .blind, cutOff: Season(2025), configuration: "v4_full",
      configurationHash: "0123456789abcdef", promotion: nil, model: "m", schemaHash: FeatureCatalogue.schemaHash,
      dataHash: "d",
      windows: WindowCatalogue.all.map { window in
        let isSeen = window == vintage.window
        return MetaManifest.WindowEntry(
          window: window, state: isSeen ? .visible : .masked, vintage: isSeen ? vintage : nil,
          seasons: isSeen ? Array(window.seasons) : [], modelHash: isSeen ? "w" : nil)
      }, league: LeagueKey(cutoff: Season(2025), variant: .blind, seeds: 1), seeds: [1, 2],
      history: .init(
        seasons: [.init(season: Season(2025), rows: 10, content: "c")], others: [], lastDay: "2025-04-13", players: 3),
      card: ModelCard(metaSeasons: [Season(2024)], figures: [], pool: "-", looks: [:], limits: ["None of it is real."]),
      parts: [], entries: [])
    manifest.entries = contents.map {
      .init(path: $0.key, bytes: $0.value.count, sha256: FileHash.sha256(of: $0.value))
    }.sorted { $0.path < $1.path }
    for (kind, key) in manifest.neededParts {
      var part = BundleManifest.Part(description: ArtifactDescription(kind: kind, key: key), sha256: "")
      part.sha256 = ArtifactFile.sha256(of: manifest.files(of: part))
      manifest.parts.append(part)
    }
    return manifest
  }

  /// The bytes of a bundle.
  static func bytes(
    _ manifest: BundleManifest? = nil, contents: [String: Data] = contents
  ) throws -> Data {
    var manifest = manifest ?? self.manifest(contents)
    var sources = contents.mapValues { BundleWriter.Source.data($0) }
    sources.merge(manifest.complete()) { first, _ in first }
    return try withTemporaryFile { file in
      try BundleWriter(manifest: manifest, sources: sources).write(to: file)
      return try Data(contentsOf: file)
    }
  }

  static func withTemporaryFile<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fullcourt-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder.appendingPathComponent("small.tar"))
  }

  /// An archive of any entries, well-formed each: what a careless or hostile maker might hand over.
  static func archive(_ entries: [(path: String, content: Data)], ends: Bool = true) -> Data {
    var data = Data()
    for entry in entries {
      data += TarHeader.bytes(path: entry.path, size: entry.content.count) ?? []
      data += entry.content + Data(count: TarHeader.padding(after: entry.content.count))
    }
    return ends ? data + Data(count: 2 * TarHeader.block) : data
  }

  /// The entries of an archive, as they are.
  static func entries(of bytes: Data) throws -> [(path: String, content: Data)] {
    var reader = TarReader(bytes)
    var entries: [(String, Data)] = []
    while let file = try reader.next() { entries.append((file.path, Data(bytes[file.content]))) }
    return entries
  }

  /// An archive whose manifest and seal say what they should of other entries than a bundle has.
  static func sealed(_ text: Data, _ rest: [(path: String, content: Data)]) -> Data {
    let seal = Data(BundleArchive.seal(FileHash.sha256(of: text)).utf8)
    return archive([(BundlePath.manifest, text), (BundlePath.seal, seal)] + rest)
  }
}
