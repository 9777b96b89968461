import BoxScores
import Evaluation
import Features
import Forecasting
import Foundation
import MetaLearner
import Registry
import Windows

/// The losses of one season's backtest, by day: `losses.json` of an artifact. What a promotion is decided on, without
/// another look at the season.
struct BacktestLosses: Codable, Sendable {
  static let currentFormat = 1
  static let fileName = "losses.json"

  var format = BacktestLosses.currentFormat
  var season: Season
  var variant: FeatureVariant
  var kind: DataKind
  var configuration: ExperimentConfiguration
  /// SHA-256 of the meta-learner's manifest.
  var model: String
  var seeds: [UInt64]
  var schemaHash: String
  /// Names the games up to the season's end: losses of other games are no evidence.
  var dataHash: String
  /// SHA-256 of the keys of the rows that were scored, of pool A.
  var rowsHash: String
  var losses: LossTable

  static func name(
    _ season: Season, _ variant: FeatureVariant, _ kind: DataKind, configuration: String
  ) -> (kind: ArtifactKind, key: String) {
    (.losses, "\(prefix(season, variant, kind))\(configuration.prefix(12))")
  }

  static func prefix(_ season: Season, _ variant: FeatureVariant, _ kind: DataKind) -> String {
    "losses@\(season)-\(variant.rawValue)-\(kind.rawValue)-"
  }

  /// Keeps them. The same losses again make no new generation.
  func commit(to registry: Registry) throws {
    let data = StableJSON.data(self)
    let name = Self.name(season, variant, kind, configuration: configuration.modelHash)
    if let known = try registry.current(name.kind, key: name.key),
      let file = known.files.first(where: { $0.path == Self.fileName }), file.sha256 == FileHash.sha256(of: data)
    {
      return
    }
    let staging = try registry.stage(name.kind, key: name.key, fingerprint: FileHash.sha256(of: data))
    try staging.write(data, to: Self.fileName)
    try registry.commit(
      staging,
      ArtifactDescription(
        kind: name.kind, key: name.key, formatVersion: Self.currentFormat, schemaHash: schemaHash, dataHash: dataHash,
        seeds: seeds,
        producers: ["fullcourt": Release.version], rows: losses.rows.first?.counts.reduce(0, +) ?? 0))
  }

  /// Every season's losses of a line, checked against their hashes, with those hashes.
  static func all(
    _ variant: FeatureVariant, _ kind: DataKind, in registry: Registry
  ) throws -> [(losses: BacktestLosses, artifact: Artifact)] {
    try registry.current(.losses).compactMap { artifact in
      let data = try registry.data(fileName, of: artifact)
      guard let read = try? JSONDecoder().decode(BacktestLosses.self, from: data), read.format == currentFormat else {
        throw RegistryError.corruptArtifact(
          kind: artifact.kind.rawValue, key: artifact.key, problems: ["\(fileName) is no table of losses"])
      }
      return read.variant == variant && read.kind == kind ? (read, artifact) : nil
    }
  }
}

extension History {
  /// Names the games up to the end of a season.
  func hash(through season: Season) -> String {
    StableJSON.hash([kind.rawValue, hash(of: seasons.filter { $0 <= season })])
  }
}
