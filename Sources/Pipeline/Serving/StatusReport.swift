import BoxScores
import Foundation
import MetaLearner
import Registry

/// What a server serves, and how it stands: what `GET /v1/status` answers.
public struct StatusReport: Sendable, Encodable {
  /// The bundle that is served.
  public struct BundleFacts: Sendable, Encodable {
    /// Of the bundle's manifest, which names it.
    public let sha256: String
    /// A bundle says nothing of when it was made: two exports of one workspace are the same bytes.
    public let made: String?

    private enum Key: String, CodingKey { case sha256, made }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(sha256, forKey: .sha256)
      try container.encode(made, forKey: .made)
    }
  }

  /// The newest model in memory for the kind of games that is served first.
  public struct ChampionFacts: Sendable, Encodable {
    /// Names the model: the first digits of its manifest's SHA-256.
    public let key: String
    /// The first season it forecasts; it knows nothing of it.
    public let season: Season
    /// `blind` or `lineup`.
    public let variant: String
    /// Name of the experiment.
    public let configuration: String
    /// The last day its models may know of.
    public let cutOff: GameDay?
    /// ISO 8601, UTC; nil where none was promoted and the newest generation is used.
    public let promotedAt: String?
    /// Windows of the 27 that it sees.
    public let windowsVisible: Int

    private enum Key: String, CodingKey {
      case key, season, variant, configuration, cutOff, promotedAt, windowsVisible
    }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(key, forKey: .key)
      try container.encode(season, forKey: .season)
      try container.encode(variant, forKey: .variant)
      try container.encode(configuration, forKey: .configuration)
      try container.encode(cutOff, forKey: .cutOff)
      try container.encode(promotedAt, forKey: .promotedAt)
      try container.encode(windowsVisible, forKey: .windowsVisible)
    }
  }

  /// The played games of one kind.
  public struct DataFacts: Sendable, Encodable {
    /// Player-games.
    public let rows: Int
    /// People who have played.
    public let players: Int
    public let firstSeason: Season
    public let lastSeason: Season
    public let lastDay: GameDay
  }

  /// Whether somebody holds the lease of the workspace.
  public struct Training: Sendable, Hashable, Encodable {
    /// Who holds the lease.
    public struct Holder: Sendable, Hashable, Encodable {
      /// The command.
      public let what: String
      /// ISO 8601, UTC.
      public let since: String
      /// Name of his machine.
      public let host: String

      public init(what: String, since: String, host: String) {
        self.what = what
        self.since = since
        self.host = host
      }
    }

    public let running: Bool
    /// Nil where nobody holds it.
    public let holder: Holder?

    public init(_ holder: LeaseHolder?) {
      running = holder != nil
      self.holder = holder.map {
        Holder(what: $0.purpose, since: $0.since.ISO8601Format(), host: $0.process.host)
      }
    }

    private enum Key: String, CodingKey { case running, holder }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(running, forKey: .running)
      try container.encode(holder, forKey: .holder)
    }
  }

  /// The server's release.
  public let version: String
  /// `workspace` or `bundle`.
  public let source: String
  /// Nil for a server of a workspace.
  public let bundle: BundleFacts?
  /// A model is loaded, and loading the newest one did not fail.
  public let ready: Bool
  /// Why it is not ready.
  public let reason: String?
  /// Nil before a model was loaded.
  public let champion: ChampionFacts?
  /// Kinds that have games.
  public let data: [DataKind: DataFacts]
  /// The day that is forecast when none is named; nil without games.
  public let defaultDay: GameDay?
  public let training: Training
  /// There are simulated games, and no real ones.
  public let simulatedOnly: Bool

  /// - Parameters:
  ///   - source: `workspace` or `bundle`.
  ///   - model: What is served; nil before anything could be loaded.
  ///   - problem: Why it is not ready.
  public init(source: String, model: ServingModel?, problem: NotReady?, holder: LeaseHolder?) {
    version = Release.version
    self.source = source
    bundle = model?.bundle.map { BundleFacts(sha256: $0.identity, made: nil) }
    ready = model != nil && problem == nil
    reason = problem?.reason
    champion = model?.championFacts
    var data: [DataKind: DataFacts] = [:]
    for league in model?.leagues ?? [] {
      guard let first = league.table.season.first, let last = league.table.season.last,
        let day = league.table.day.last
      else { continue }
      data[league.kind] = DataFacts(
        rows: league.table.count, players: league.playerSeasons.count, firstSeason: Season(Int(first)),
        lastSeason: Season(Int(last)), lastDay: GameDay(number: day))
    }
    self.data = data
    defaultDay = model?.defaultDay
    training = Training(holder)
    simulatedOnly = data[.real] == nil && data[.simulated] != nil
  }

  private enum Key: String, CodingKey {
    case version, source, bundle, ready, reason, champion, data, defaultDay, training, simulatedOnly
  }

  private enum Kind: String, CodingKey { case real, simulated }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(version, forKey: .version)
    try container.encode(source, forKey: .source)
    try container.encode(bundle, forKey: .bundle)
    try container.encode(ready, forKey: .ready)
    try container.encode(reason, forKey: .reason)
    try container.encode(champion, forKey: .champion)
    var kinds = container.nestedContainer(keyedBy: Kind.self, forKey: .data)
    try kinds.encode(data[.real], forKey: .real)
    try kinds.encode(data[.simulated], forKey: .simulated)
    try container.encode(defaultDay, forKey: .defaultDay)
    try container.encode(training, forKey: .training)
    try container.encode(simulatedOnly, forKey: .simulatedOnly)
  }
}

extension ServingModel {
  /// The model of the default day.
  public var championFacts: StatusReport.ChampionFacts? {
    guard let league = leagues.first, let generation = newest(of: league.kind) else { return nil }
    let manifest = generation.champion.meta.manifest
    let rows = league.table.rows(of: manifest.cutoff)
    let first =
      rows.first.map { league.table.day[$0] } ?? league.schedule.first { $0.season == manifest.cutoff }?.day.number
    return StatusReport.ChampionFacts(
      key: generation.champion.id, season: manifest.cutoff, variant: manifest.variant.rawValue,
      configuration: manifest.configuration.experiment.name,
      cutOff: first.map { GameDay(number: $0 - 1) }, promotedAt: promotedAt(generation)?.ISO8601Format(),
      windowsVisible: manifest.windows.count { $0.state == .visible })
  }
}
