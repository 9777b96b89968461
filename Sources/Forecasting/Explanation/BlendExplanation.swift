import BoxScores
import MetaLearner
import Windows

/// Who said what, and what was taken of it: the league model and each of the 27 windows.
public struct BlendExplanation: Sendable {
  /// One window's part in the blend.
  public struct Window: Sendable {
    /// Whether it has a say.
    public enum State: String, Sendable, Encodable {
      case speaks
      /// Its era did not record the stat, or it knows nothing of the row.
      case abstains
      /// It has no season before the cut-off, too few rows before it, or is of the other kind of data.
      case masked
    }

    public let window: WindowID
    public let state: State
    /// Those of the window that its model learned from; empty when masked.
    public let seasons: [Season]
    /// Seasons between its last one and the forecast; nil when masked.
    public let age: Int?
    /// Its own word; nil unless it speaks.
    public let median: Double?
    /// The same on today's level.
    public let calibrated: Double?
    /// Its error on the season before the cut-off; nil where it was not measured.
    public let mae: Double?
    /// Of the whole blend.
    public let share: Double
    /// Share x (calibrated - blend): which way it pulls, and how far. All pulls, the league's too, add up to nothing.
    public let moves: Double?
  }

  /// The league model's part in the blend.
  public struct League: Sendable, Encodable {
    /// Its word, in the stat's units.
    public let median: Double
    /// Of the whole blend, 0 to 1.
    public let share: Double
  }

  /// The blend: what all shares of all words come to, in the stat's units.
  public let value: Double
  /// Nil where the league model has nothing to say.
  public let league: League?
  /// Of all windows together, 0 to 1.
  public let windowsShare: Double
  /// All 27, newest first.
  public let windows: [Window]

  init(_ shares: BlendShares, blend: Double, _ stat: Stat, _ meta: MetaManifest, _ view: SeasonView) {
    value = blend
    league = shares.league.map { League(median: Double($0), share: shares.leagueShare) }
    windowsShare = shares.windowShares.reduce(0, +)
    let places = Dictionary(uniqueKeysWithValues: view.windows.enumerated().map { ($1.window, $0) })
    windows = WindowCatalogue.all.reversed().map { window in
      guard let place = places[window] else {
        return Window(
          window: window, state: .masked, seasons: [], age: nil, median: nil, calibrated: nil, mae: nil, share: 0,
          moves: nil)
      }
      let visible = view.windows[place]
      let word = shares.words[place]
      let share = shares.windowShares[place]
      return Window(
        window: window, state: word == nil ? .abstains : .speaks, seasons: visible.seasons, age: visible.age,
        median: word.map { Double($0.median) }, calibrated: word.map { Double($0.calibrated) },
        mae: meta.levels.entry(window, stat)?.mae, share: share,
        moves: word.map { share * (Double($0.calibrated) - blend) })
    }
  }
}

extension BlendExplanation: Encodable {
  private enum Key: String, CodingKey { case value, league, leagueShare, windowsShare, windows }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(value, forKey: .value)
    try container.encode(league, forKey: .league)
    try container.encode(league?.share ?? 0, forKey: .leagueShare)
    try container.encode(windowsShare, forKey: .windowsShare)
    try container.encode(windows, forKey: .windows)
  }
}

extension BlendExplanation.Window: Encodable {
  private enum Key: String, CodingKey {
    case window, state, seasons, age, median, calibrated, mae, share, moves
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(window.description, forKey: .window)
    try container.encode(state, forKey: .state)
    try container.encode(seasons, forKey: .seasons)
    try container.encode(age, forKey: .age)
    try container.encode(median, forKey: .median)
    try container.encode(calibrated, forKey: .calibrated)
    try container.encode(mae, forKey: .mae)
    try container.encode(share, forKey: .share)
    try container.encode(moves, forKey: .moves)
  }
}
