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

  /// A report that says why games of a kind could not be examined at all.
  ///
  /// - Returns: Nil without a row.
  public init?(skipping table: PlayerGameTable, for error: AuditError) {
    guard let first = table.seasons.first, let last = table.seasons.last else { return nil }
    kind = table.kind
    firstSeason = first
    lastSeason = last
    rows = table.count
    sentinels = [
      SentinelReport(
        sentinel: "all", proves: "nothing: no sentinel was asked", verdict: .skipped, compared: 0,
        summary: error.message)
    ]
  }

  init(kind: DataKind, firstSeason: Season, lastSeason: Season, rows: Int, sentinels: [SentinelReport]) {
    self.kind = kind
    self.firstSeason = firstSeason
    self.lastSeason = lastSeason
    self.rows = rows
    self.sentinels = sentinels
  }

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
      ? count(.passed) == 0
        ? "Nothing was proved: no sentinel could be run."
        : "No leak found: \(count(.passed)) sentinels passed, \(count(.skipped)) had nothing to compare."
      : "LEAK: \(count(.failed)) of \(sentinels.count) sentinels failed. Trust no figure of this build until they pass."
    return ([head, ""] + sentinels.map(\.text) + ["", foot]).joined(separator: "\n")
  }
}
