import BoxScores
import Foundation
import Windows

/// What a league model is: `league.json` of its folder.
public struct LeagueManifest: Sendable, Codable, Hashable {
  public static let currentFormat = 1
  public static let fileName = "league.json"

  public var format = LeagueManifest.currentFormat
  public var key: LeagueKey
  public var kind: DataKind
  public var seasons: [Season]
  public var rows: Int
  public var features: [String]
  public var schemaHash: String
  public var dataHash: String
  public var settings: LeagueSettings
  public var files: [WindowManifest.FileEntry]

  /// Reads a league model's manifest, and nothing else of its folder.
  public static func read(folder: URL) throws(MetaError) -> LeagueManifest {
    try ManifestFile.read(
      LeagueManifest.self, from: folder.appendingPathComponent(fileName), format: currentFormat)
  }
}
