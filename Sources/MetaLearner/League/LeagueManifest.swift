import BoxScores
import Foundation
import Windows

/// What a league model is: `league.json` of its folder.
public struct LeagueManifest: Sendable, Codable, Hashable {
  /// The only format that is read.
  public static let currentFormat = 1
  public static let fileName = "league.json"

  public var format = LeagueManifest.currentFormat
  public var key: LeagueKey
  /// Real or simulated rows, never both.
  public var kind: DataKind
  /// The seasons it was trained on, ascending.
  public var seasons: [Season]
  /// All rows of those seasons, with a known outcome or not.
  public var rows: Int
  /// Names of the model's inputs, in the order of the boosters' columns.
  public var features: [String]
  /// Hash of the feature catalogue it was trained with; under another one it is not loaded.
  public var schemaHash: String
  /// What the caller says its rows are.
  public var dataHash: String
  /// As asked for, before the number of rows was taken into account.
  public var settings: LeagueSettings
  /// A booster for each stat and seed; none for a stat with too few known outcomes.
  public var files: [WindowManifest.FileEntry]

  /// Reads a league model's manifest, and nothing else of its folder.
  public static func read(folder: URL) throws(MetaError) -> LeagueManifest {
    try ManifestFile.read(
      LeagueManifest.self, from: folder.appendingPathComponent(fileName), format: currentFormat)
  }
}
