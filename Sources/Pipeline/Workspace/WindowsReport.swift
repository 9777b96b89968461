import BoxScores
import Foundation
import Windows

/// The 27 windows as they stand in a workspace: what `windows list` prints.
public struct WindowsReport: Sendable, Encodable {
  /// How a window stands.
  public enum State: String, Sendable, Encodable {
    /// Nothing committed.
    case missing
    case trained
    /// Its own rows, the feature schema or the settings are not those it was trained with.
    case stale
    /// Its files are not those that were committed.
    case corrupt
  }

  /// How a window stands on one stat.
  public struct StatState: Sendable {
    /// Whether the window says anything about the stat.
    public enum State: String, Sendable, Encodable {
      case trained, abstains
    }

    public let state: State
    /// Mean absolute error on the window's own last dates, which no tree was grown on; nil when it abstains.
    public let mae: Double?
  }

  /// One window: what is committed of it, and whether that is what would be trained now.
  public struct Window: Sendable {
    public let id: WindowID
    public let state: State
    /// Why it is not trained; nil when it is.
    public let reason: String?
    /// Nil when the workspace has no games of its seasons.
    public let kind: DataKind?
    /// Player-games it was trained on; 0 where nothing is committed.
    public let rows: Int
    /// Inputs it was trained on; 0 where nothing is committed.
    public let features: Int
    /// Of its files.
    public let bytes: Int
    /// What its training took.
    public let seconds: Double
    /// What its training cost, in the budget's currency; 0 on a machine without a price.
    public let cost: Double
    /// One that is not there is neither trained nor known to be left out.
    public let stats: [Stat: StatState]
    /// What the neural half is and was measured to bring; nil where nothing is committed.
    public let network: NetworkHalf?
    /// When it was committed; nil where nothing is.
    public let trainedAt: Date?
    /// Stale because the features are others now.
    let isOfAnotherSchema: Bool

    /// What blending its networks in changed of the error of trees alone, on rows that neither had seen: a fraction, below
    /// zero for a smaller error, mean over all it forecasts, where what was left out counts as no change. Zero when all was
    /// left out; nil when no network was tried.
    public var networkChange: Double? {
      guard let verdicts = network?.verdicts, !verdicts.isEmpty else { return nil }
      return verdicts.reduce(0) { $0 + ($1.isKept ? $1.change : 0) } / Double(verdicts.count)
    }
  }

  /// All 27, in the order of the catalogue.
  public let windows: [Window]

  /// All 27 are trained.
  public var complete: Bool { windows.allSatisfy { $0.state == .trained } }

  /// Windows in a state, in the order of the catalogue.
  public func windows(in state: State) -> [WindowID] { windows.filter { $0.state == state }.map(\.id) }

  private enum Key: String, CodingKey { case complete, windows }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(complete, forKey: .complete)
    try container.encode(windows, forKey: .windows)
  }
}

extension WindowsReport.StatState: Encodable {
  private enum Key: String, CodingKey { case state, mae }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(state, forKey: .state)
    try container.encode(mae, forKey: .mae)
  }
}

extension WindowsReport.Window: Encodable {
  private enum Key: String, CodingKey {
    case id, state, reason, kind, data, firstSeason, lastSeason, rows, features, bytes, seconds, cost, stats, network
    case networks, trainedAt
  }

  /// Stats are keyed by their names; missing values are null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(id, forKey: .id)
    try container.encode(state, forKey: .state)
    try container.encode(reason, forKey: .reason)
    try container.encode(kind, forKey: .kind)
    try container.encode(rows, forKey: .rows)
    try container.encode(features, forKey: .features)
    try container.encode(bytes, forKey: .bytes)
    try container.encode(seconds, forKey: .seconds)
    try container.encode(cost, forKey: .cost)
    try container.encode(Dictionary(uniqueKeysWithValues: stats.map { ($0.key.rawValue, $0.value) }), forKey: .stats)
    try container.encode(network, forKey: .network)
    try container.encode(kind, forKey: .data)
    try container.encode(id.first, forKey: .firstSeason)
    try container.encode(id.last, forKey: .lastSeason)
    try container.encode(
      network?.verdicts.map { verdicts in
        Dictionary(verdicts.map { ($0.target.rawValue, $0) }, uniquingKeysWith: { _, later in later })
      }, forKey: .networks)
    try container.encode(trainedAt?.ISO8601Format(), forKey: .trainedAt)
  }
}
