import BoxScores
import Foundation

/// What a window model is, beside its boosters: `window.json` of its folder.
///
/// The manifest holds nothing that differs between two trainings of the same inputs (no dates, no seconds: those are in
/// `WindowRun`), so a resumed training ends in the same bytes as one that was never stopped.
public struct WindowManifest: Sendable, Codable, Hashable {
  public static let currentFormat = 1
  public static let fileName = "window.json"

  public var format = WindowManifest.currentFormat
  public var vintage: Vintage
  public var kind: DataKind
  /// The seasons it was trained on, exactly.
  public var seasons: [Season]
  public var rows: Int
  /// Names of the model's inputs, in the order of the boosters' columns.
  public var features: [String]
  public var schemaHash: String
  /// What the caller says its rows are: content hashes of the seasons.
  public var dataHash: String
  public var settings: WindowSettings
  public var settingsHash: String
  /// The version of the tree library, as its header in the model text gives it.
  public var library: String
  public var targets: [TargetReport]
  /// Every model file with its size and SHA-256.
  public var files: [FileEntry]
  public var network: NetworkHalf

  public struct FileEntry: Sendable, Codable, Hashable {
    public var name: String
    public var bytes: Int
    public var sha256: String

    public init(name: String, data: Data) {
      self.name = name
      bytes = data.count
      sha256 = ContentDigest.hex(of: data)
    }

    private enum Key: String, CodingKey { case name, bytes, sha256 }

    /// Refuses a size that no file has: sizes are added up.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      name = try container.decode(String.self, forKey: .name)
      bytes = try container.decode(Int.self, forKey: .bytes)
      sha256 = try container.decode(String.self, forKey: .sha256)
      guard (0...(1 << 40)).contains(bytes) else {
        throw DecodingError.dataCorruptedError(
          forKey: .bytes, in: container, debugDescription: "a file of \(bytes) bytes, expected 0 to \(1 << 40)")
      }
    }
  }

  public var bytes: Int { files.reduce(0) { $0 + $1.bytes } }

  public func report(of target: Target) -> TargetReport? { targets.first { $0.target == target } }
}
