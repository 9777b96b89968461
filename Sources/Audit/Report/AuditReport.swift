import BoxScores

/// What `audit leakage` found on one kind of data.
public struct AuditReport: Sendable, Codable, Hashable {
  public var kind: DataKind
  /// First and last season of the table; some sentinels look at the last ones only.
  public var firstSeason: Season
  public var lastSeason: Season
  /// Player-games of the table.
  public var rows: Int
  /// In the order in which they were asked.
  public var sentinels: [SentinelReport]

  /// False as soon as one sentinel failed. Skipped ones are not counted as proof and not as failure.
  public var isClean: Bool { !sentinels.contains { $0.verdict == .failed } }

  /// What the command prints of it without `--json`.
  public var text: String {
    let head =
      "\(rows) \(kind.rawValue) player-games of \(firstSeason) to \(lastSeason)"
      + (kind == .simulated ? " (simulated: this proves the program, not the league)" : "")
    let count = { (verdict: SentinelReport.Verdict) in sentinels.filter { $0.verdict == verdict }.count }
    let foot =
      isClean
      ? "No leak found: \(count(.passed)) sentinels passed, \(count(.skipped)) had nothing to compare."
      : "LEAK: \(count(.failed)) of \(sentinels.count) sentinels failed. Trust no figure of this build until they pass."
    return ([head, ""] + sentinels.map(\.text) + ["", foot]).joined(separator: "\n")
  }
}
