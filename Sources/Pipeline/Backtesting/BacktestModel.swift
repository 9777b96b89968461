import BoxScores
import Foundation
import MetaLearner
import Windows

/// The meta-learner that a season was scored with: what it is, and whom it listens to.
public struct BacktestModel: Sendable, Encodable {
  /// What a window weighs among the windows of a stat.
  public struct WindowWeight: Sendable, Encodable {
    public let window: WindowID
    /// Seasons between the window's last training season and the forecast: 1 is last season's.
    public let age: Int
    public let stat: Stat
    /// A fraction of the windows' part of the blend.
    public let weight: Double
    /// Error of the season before, levelled; nil for a window that was not measured.
    public let maeInt: Double?
  }

  public let season: Season
  /// Name of its experiment.
  public let configuration: String
  /// Hash of the configuration's flags and components.
  public let configurationHash: String
  /// SHA-256 of the model's manifest.
  public let model: String
  /// Of the residual correction, then of the networks.
  public let seeds: [UInt64]
  /// Seasons it learned from, each forecast as of its own cut-off.
  public let metaSeasons: [Season]
  /// The league model's share of the blend, by stat.
  public let leagueShare: [String: Double]
  /// What each component is worth on held-out seasons, by stat.
  public let components: [ComponentReport]
  /// Stat by stat; the weights of a stat add up to 1.
  public let windows: [WindowWeight]
  /// Where the temporal memory looks; nil where it has no share, or no attention.
  public let attention: Attention?
  /// Players on the two axes along which their embeddings differ most; empty without embeddings.
  public let players: [PlacedPlayer]

  /// Shares of what is looked at, mean over a sample of rows.
  public struct Attention: Sendable, Encodable {
    /// A window and how much it is looked at.
    public struct Window: Sendable, Encodable {
      public let window: WindowID
      /// A fraction of all that is looked at.
      public let share: Double
    }

    /// The row itself.
    public let own: Double
    /// Visible windows, newest first.
    public let windows: [Window]
    /// The player's last games, the newest first.
    public let games: [Double]
  }

  /// A player on the map of the embeddings.
  public struct PlacedPlayer: Sendable, Encodable {
    public let personId: Int64
    public let player: String
    /// Along the direction in which players differ most, -1 to 1.
    public let x: Double
    /// Along the direction, square to the first, in which they differ next most, -1 to 1.
    public let y: Double
    /// `guard`, `forward`, `center`; nil where it is not known.
    public let position: String?
  }

  init(
    season: Season, manifest: MetaManifest, hash: String, attention: Attention? = nil, players: [PlacedPlayer] = []
  ) {
    self.attention = attention
    self.players = players
    self.season = season
    configuration = manifest.configuration.experiment.name
    configurationHash = manifest.configuration.modelHash
    model = hash
    seeds = manifest.seeds
    metaSeasons = manifest.metaSeasons
    leagueShare = Dictionary(uniqueKeysWithValues: manifest.stats.map { ($0.stat.rawValue, $0.leagueWeight) })
    components = manifest.stats.flatMap(\.components)
    windows = Stat.allCases.flatMap { Self.weights($0, manifest) }
  }

  /// As the blend weighs them: by e to the relative excess of last season's error over the best one's. A window that was
  /// not measured is the newest and counts like the best.
  private static func weights(_ stat: Stat, _ manifest: MetaManifest) -> [WindowWeight] {
    let speaking = manifest.view.windows.filter { window in
      manifest.levels.entry(window.window, stat) != nil || window.window.last >= stat.column.firstSeason
    }
    let errors = speaking.map { manifest.levels.entry($0.window, stat)?.mae }
    let best = errors.compactMap(\.self).min() ?? 1
    let raw = errors.map { exp(-((($0 ?? best) / best) - 1) / manifest.settings.errorTemperature) }
    let total = raw.reduce(0, +)
    guard total > 0 else { return [] }
    return zip(zip(speaking, errors), raw).map { pair, weight in
      WindowWeight(
        window: pair.0.window, age: pair.0.age, stat: stat, weight: weight / total, maeInt: pair.1)
    }
  }
}

extension MetaManifest {
  /// The seeds of every part that has some.
  var seeds: [UInt64] {
    (settings.correction.seeds + settings.network.seeds + [settings.embeddings.seed]).map { UInt64($0) }
  }
}
