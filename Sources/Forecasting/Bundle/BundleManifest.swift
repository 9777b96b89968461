import BoxScores
import Features
import MetaLearner
import Registry

/// What a bundle is and holds: `bundle.json`, its first entry.
///
/// There is nothing in it that differs between two exports of one workspace: no time of the export, no machine.
public struct BundleManifest: Sendable, Codable, Hashable {
  /// The one format that this version reads and writes.
  public static let currentFormat = 1

  public var format = BundleManifest.currentFormat
  /// What made it: Fullcourt and the libraries, by name.
  public var producers: [String: String]
  /// Of its games, and of the games that its models learned from.
  public var kind: DataKind
  /// What the forecasts may know of a day's line-ups.
  public var variant: FeatureVariant
  /// The season whose games the models know nothing of, the first they forecast.
  public var cutOff: Season
  /// The configuration's name, for people.
  public var configuration: String
  /// `ExperimentConfiguration.modelHash`: what of the configuration shapes the models.
  public var configurationHash: String
  /// The record of the promotion, JSON; nil where no champion was promoted and the newest generation was taken.
  public var promotion: String?
  /// SHA-256 of the meta-learner's manifest.
  public var model: String
  /// Of the feature catalogue: another version's bundle is refused.
  public var schemaHash: String
  /// Names the games that the meta-learner was trained on.
  public var dataHash: String
  /// All 27 windows as the meta-learner sees them.
  public var windows: [MetaManifest.WindowEntry]
  /// Which league model the blend takes.
  public var league: LeagueKey
  /// Of the meta-learner's residual correction, then of its network.
  public var seeds: [UInt64]
  public var history: History
  /// What `MODEL_CARD.md` says, as data.
  public var card: ModelCard
  /// The artifacts: windows, the league model, the meta-learner, and where there is one its combined model. Each can be made
  /// from those before it.
  public var parts: [Part]
  /// Every entry of the archive after the first two, in order.
  public var entries: [Entry]

  /// The games that forecasts start from.
  public struct History: Sendable, Codable, Hashable {
    /// A season of the history.
    public struct SeasonRows: Sendable, Codable, Hashable {
      public var season: Season
      /// Player-games: rows of players who played.
      public var rows: Int
      /// Hash of the season's rows.
      public var content: String

      public init(season: Season, rows: Int, content: String) {
        self.season = season
        self.rows = rows
        self.content = content
      }
    }

    /// Those with games, in order.
    public var seasons: [SeasonRows]
    /// Seasons of the other kind of data that the workspace had: they decide which windows are of which kind.
    public var others: [Season]
    /// `YYYY-MM-DD`, the last day with games.
    public var lastDay: String
    /// How many players the directory in the bundle has.
    public var players: Int

    public init(seasons: [SeasonRows], others: [Season], lastDay: String, players: Int) {
      self.seasons = seasons
      self.others = others
      self.lastDay = lastDay
      self.players = players
    }

    /// Player-games of all seasons.
    public var rows: Int { seasons.reduce(0) { $0 + $1.rows } }
  }

  /// An artifact: its registry row, and which entries are its files.
  public struct Part: Sendable, Codable, Hashable {
    public var description: ArtifactDescription
    /// `Artifact.sha256`.
    public var sha256: String

    public init(description: ArtifactDescription, sha256: String) {
      self.description = description
      self.sha256 = sha256
    }
  }

  /// A file of the archive, and what its bytes have to be.
  public struct Entry: Sendable, Codable, Hashable {
    /// Inside the archive.
    public var path: String
    public var bytes: Int
    /// 64 hexadecimal digits.
    public var sha256: String

    public init(path: String, bytes: Int, sha256: String) {
      self.path = path
      self.bytes = bytes
      self.sha256 = sha256
    }
  }

  public init(
    producers: [String: String], kind: DataKind, variant: FeatureVariant, cutOff: Season, configuration: String,
    configurationHash: String, promotion: String?, model: String, schemaHash: String, dataHash: String,
    windows: [MetaManifest.WindowEntry], league: LeagueKey, seeds: [UInt64], history: History, card: ModelCard,
    parts: [Part], entries: [Entry]
  ) {
    self.producers = producers
    self.kind = kind
    self.variant = variant
    self.cutOff = cutOff
    self.configuration = configuration
    self.configurationHash = configurationHash
    self.promotion = promotion
    self.model = model
    self.schemaHash = schemaHash
    self.dataHash = dataHash
    self.windows = windows
    self.league = league
    self.seeds = seeds
    self.history = history
    self.card = card
    self.parts = parts
    self.entries = entries
  }

  /// The entries of a part, their paths relative to its folder.
  public func files(of part: Part) -> [ArtifactFile] {
    let folder = BundlePath.folder(of: part) + "/"
    return entries.filter { $0.path.hasPrefix(folder) }.map {
      ArtifactFile(path: String($0.path.dropFirst(folder.count)), sha256: $0.sha256, bytes: Int64($0.bytes))
    }
  }

  /// The entry of a file of a part.
  public func path(of file: String, in part: Part) -> String { "\(BundlePath.folder(of: part))/\(file)" }

  /// The entry of a file of the games.
  public func dataPath(_ file: String) -> String { "\(BundlePath.data)/\(file)" }

  /// The artifact of a kind and key; nil where it is not in the bundle.
  public func part(_ kind: ArtifactKind, _ key: String) -> Part? {
    parts.first { $0.description.kind == kind && $0.description.key == key }
  }
}
