import BoxScores

/// What a training of windows did: what `windows train` prints.
public struct WindowTrainingReport: Sendable, Encodable {
  /// What became of one window.
  public enum Outcome: Sendable, Equatable {
    /// Time of its boosters, in earlier attempts too.
    case trained(seconds: Double)
    case alreadyTrained
    /// None of its seasons lies before the cut-off: masked, not missing.
    case masked
    /// Player-games of its seasons, and how many it takes at least.
    case tooFewRows(found: Int, needed: Int)
    /// The workspace has no games of its seasons.
    case noGames
  }

  /// One window that was asked for.
  public struct Line: Sendable, Encodable {
    public let window: WindowID
    public let outcome: Outcome

    private enum Key: String, CodingKey { case id, outcome, seconds, rows, needed }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(window, forKey: .id)
      switch outcome {
      case .trained(let seconds):
        try container.encode("trained", forKey: .outcome)
        try container.encode(seconds, forKey: .seconds)
      case .alreadyTrained: try container.encode("alreadyTrained", forKey: .outcome)
      case .masked: try container.encode("masked", forKey: .outcome)
      case .tooFewRows(let found, let needed):
        try container.encode("tooFewRows", forKey: .outcome)
        try container.encode(found, forKey: .rows)
        try container.encode(needed, forKey: .needed)
      case .noGames: try container.encode("noGames", forKey: .outcome)
      }
    }
  }

  /// By window.
  public private(set) var windows: [Line] = []

  mutating func add(_ window: WindowID, _ outcome: Outcome) {
    windows.append(Line(window: window, outcome: outcome))
    windows.sort { $0.window < $1.window }
  }

  /// Every window that was asked for is trained now, or has nothing to learn from as of the cut-off.
  public var isComplete: Bool {
    windows.allSatisfy { line in
      switch line.outcome {
      case .trained, .alreadyTrained, .masked: true
      case .tooFewRows, .noGames: false
      }
    }
  }

  /// What the command prints without `--json`.
  public var text: String {
    var trained = 0
    var before = 0
    var seconds = 0.0
    var lines: [String] = []
    for line in windows {
      switch line.outcome {
      case .trained(let spent):
        trained += 1
        seconds += spent
      case .alreadyTrained: before += 1
      case .masked: lines.append("\(line.window): no season before the cut-off; masked")
      case .tooFewRows(let found, let needed):
        lines.append("\(line.window): not trained: \(found) rows, at least \(needed) are needed")
      case .noGames: lines.append("\(line.window): not trained: no games of its seasons ('fullcourt data check')")
      }
    }
    let work = trained > 0 ? " (\(Int(seconds.rounded())) s of training)" : ""
    lines.append("\(trained) trained\(work), \(before) already trained.")
    return lines.joined(separator: "\n")
  }
}
