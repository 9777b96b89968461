import BoxScores
import Foundation

/// What a window model is, beside its boosters: `window.json` of its folder.
///
/// The manifest holds nothing that differs between two trainings of the same inputs (no dates, no seconds: those are in
/// `WindowRun`), so a resumed training ends in the same bytes as one that was never stopped.
public struct WindowManifest: Sendable, Codable, Hashable {
  /// The only format that is read.
  public static let currentFormat = 1
  public static let fileName = "window.json"

  public var format = WindowManifest.currentFormat
  public var vintage: Vintage
  /// Real or simulated rows, never both.
  public var kind: DataKind
  /// The seasons it was trained on, exactly.
  public var seasons: [Season]
  /// All rows of its seasons, with a known outcome or not.
  public var rows: Int
  /// Names of the model's inputs, in the order of the boosters' columns.
  public var features: [String]
  /// Hash of the feature catalogue it was trained with; under another one it is not loaded.
  public var schemaHash: String
  /// What the caller says its rows are: content hashes of the seasons.
  public var dataHash: String
  /// As asked for, before the vintage's number of rows was taken into account.
  public var settings: WindowSettings
  /// SHA-256 of the settings' JSON, in hexadecimal.
  public var settingsHash: String
  /// The format of the model texts, as the tree library writes it into their headers, such as `v4`.
  public var library: String
  /// One a target, in the order of `Target.allCases`; those it abstains on too.
  public var targets: [TargetReport]
  /// Every model file with its size and SHA-256.
  public var files: [FileEntry]
  public var network: NetworkHalf

  /// A file of a model's folder and what its content has to be.
  public struct FileEntry: Sendable, Codable, Hashable {
    /// Inside the folder, without a path.
    public var name: String
    public var bytes: Int
    /// Of the content, in hexadecimal.
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

  /// Size of all model files together.
  public var bytes: Int { files.reduce(0) { $0 + $1.bytes } }

  public func report(of target: Target) -> TargetReport? { targets.first { $0.target == target } }
}
