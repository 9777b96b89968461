import BoxScores

/// What an import did, file by file, every row read accounted for: what `data import` prints.
public struct DataImportReport: Sendable, Encodable {
  /// Of the box scores. Here and below nil where no such file was named.
  public internal(set) var statistics: ImportReport?
  public internal(set) var players: CompanionReport?
  /// Of the games to come.
  public internal(set) var schedule: CompanionReport?
  public internal(set) var roster: CompanionReport?
  /// Time of the whole import.
  public internal(set) var seconds = 0.0

  /// Whether there were rows of box scores and not one of them is in the store: every row was quarantined.
  public var tookNothing: Bool { statistics.map { $0.totals.read > 0 && $0.totals.accepted == 0 } ?? false }

  /// What the command prints without `--json`.
  public var text: String {
    var lines: [String] = []
    if let statistics { lines += Self.lines(statistics) }
    for (name, report) in [("players", players), ("schedule", schedule), ("roster", roster)] {
      guard let report else { continue }
      lines.append(
        "\(name): \(report.read) lines read, \(report.stored) stored, \(report.passedOver) passed over, "
          + "\(report.droppedValues) values dropped" + Self.removal(report)
          + (report.changedStore ? "" : "; nothing new"))
      if let rosters = report.rosters { lines.append("rosters: " + Self.line(rosters)) }
      if !report.ignoredColumns.isEmpty {
        lines.append("\(name): columns that are not read: \(report.ignoredColumns.joined(separator: ", "))")
      }
    }
    lines.append("done in \((seconds * 10).rounded() / 10) s")
    return lines.joined(separator: "\n")
  }

  private static func removal(_ report: CompanionReport) -> String {
    guard report.removed > 0 else { return "" }
    return report.rosters == nil ? ", \(report.removed) taken out" : ", \(report.removed) on no roster any more"
  }

  private static func line(_ rosters: RosterCounts) -> String {
    func teams(_ count: Int) -> String { count == 1 ? "1 team" : "\(count) teams" }
    func players(_ count: Int) -> String { count == 1 ? "1 player" : "\(count) players" }
    return "those of \(teams(rosters.replacedTeams)) are the file's; "
      + (rosters.keptTeams == 0
        ? "no other team has one" : "those of \(teams(rosters.keptTeams)) stay, with \(players(rosters.keptPlayers))")
  }

  private static func lines(_ report: ImportReport) -> [String] {
    let totals = report.totals
    // What the store has of these seasons: a row that stands in two files is in it once.
    func sum(_ count: KeyPath<ImportReport.SeasonCounts, Int>) -> Int {
      report.seasons.reduce(0) { $0 + $1[keyPath: count] }
    }
    var lines = [
      "\(report.files.count) files, \(totals.read) rows read: \(totals.new) new, \(totals.changed) changed, "
        + "\(totals.equal) equal, \(totals.quarantined) quarantined",
      "stored: \(sum(\.played)) played, \(sum(\.didNotPlay)) did not play, \(sum(\.notHistory)) preseason and All-Star",
    ]
    if let first = report.seasons.first?.season, let last = report.seasons.last?.season {
      lines.append("seasons \(first)-\(last)")
    }
    if report.superseded > 0 { lines.append("\(report.superseded) rows gave way to those of a later file") }
    if report.unknownMinutesPlayed + report.unknownMinutesDidNotPlay > 0 {
      lines.append(
        "unknown minutes: \(report.unknownMinutesPlayed) counted as played by their box score, "
          + "\(report.unknownMinutesDidNotPlay) as not played")
    }
    for early in report.beforeRecording {
      lines.append(
        "\(early.column) before \(early.firstSeason): \(early.zeros) zeros and \(early.others) other values, kept as missing"
      )
    }
    if !report.simulatedSeasonsDropped.isEmpty {
      let seasons = report.simulatedSeasonsDropped.map(\.description).joined(separator: ", ")
      lines.append("simulated seasons that gave way to real games: \(seasons)")
    }
    for skipped in report.skipped { lines.append("passed over \(skipped.file): \(skipped.reason)") }
    for reason in report.reasons { lines.append("quarantined \(reason.rows), such as \(reason.example)") }
    if let file = report.quarantineFile { lines.append("quarantined rows, with file and line: \(file)") }
    if totals.read > 0, totals.accepted == 0 { lines.append("no row could be taken") }
    if !report.changedStore { lines.append("the store is unchanged") }
    return lines
  }
}
