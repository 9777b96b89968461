import BoxScores
import Forecasting

/// A bundle in a few lines: what `bundle export` and `bundle verify` print.
public struct BundleReport: Sendable, Encodable {
  /// Path of the archive.
  public let file: String
  /// Names the bundle: SHA-256 of its manifest.
  public let bundle: String
  /// Size of the archive.
  public let bytes: Int
  /// Files in the archive, its manifest and the manifest's seal not counted.
  public let entries: Int
  public let kind: DataKind
  /// `blind` or `lineup`.
  public let variant: String
  /// The first season that the models forecast; they know nothing of it.
  public let cutOff: Season
  /// Name of the experiment.
  public let configuration: String
  /// Whether a promotion stands behind it.
  public let champion: Bool
  /// Windows of the 27 that the meta-learner sees.
  public let windowsVisible: Int
  /// Seasons whose games are inside.
  public let seasons: [Season]
  /// Rows of those games.
  public let playerGames: Int
  /// `YYYY-MM-DD`, the last day with games; `-` without any.
  public let lastDay: String
  /// What made it, by name, each with its version.
  public let producers: [String: String]
  /// Hash of the feature catalogue.
  public let schemaHash: String
  /// Hash of the games that the meta-learner was trained on.
  public let dataHash: String
  /// Of every part of the meta-learner that has some.
  public let seeds: [UInt64]

  init(file: String, identity: String, bytes: Int, manifest: BundleManifest) {
    self.file = file
    bundle = identity
    self.bytes = bytes
    entries = manifest.entries.count
    kind = manifest.kind
    variant = manifest.variant.rawValue
    cutOff = manifest.cutOff
    configuration = manifest.configuration
    champion = manifest.promotion != nil
    windowsVisible = manifest.windows.filter { $0.state == .visible }.count
    seasons = manifest.history.seasons.map(\.season)
    playerGames = manifest.history.rows
    lastDay = manifest.history.lastDay
    producers = manifest.producers
    schemaHash = manifest.schemaHash
    dataHash = manifest.dataHash
    seeds = manifest.seeds
  }

  /// What is to be told of a bundle that `BundleArchive` has read and checked.
  public init(checking archive: BundleArchive, file: String) {
    self.init(file: file, identity: archive.identity, bytes: archive.size, manifest: archive.manifest)
  }

  /// What the commands print without `--json`.
  public var text: String {
    let megabytes = (Double(bytes) / 1e5).rounded() / 10
    let first = seasons.first?.description ?? "-"
    let last = seasons.last?.description ?? "-"
    return """
      \(file): \(megabytes) MB, \(entries + 2) entries, every byte checked.
      Bundle \(bundle)
      \(kind == .simulated ? "SIMULATED LEAGUE. " : "")V4 '\(configuration)' for season \(cutOff) and later, variant \(variant), \
      \(champion ? "a champion" : "never promoted"), \(windowsVisible) windows visible.
      Games inside: \(playerGames) \(kind.rawValue) player-games of seasons \(first)-\(last), through \(lastDay).
      """
  }
}
