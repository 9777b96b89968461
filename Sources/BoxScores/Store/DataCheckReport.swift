/// What `data check` finds: whether the store is whole, and what it covers.
public struct DataCheckReport: Codable, Sendable, Equatable {
  /// One season of one kind.
  public struct SeasonCheck: Codable, Sendable, Equatable {
    public var season: Season
    public var kind: DataKind
    /// Rows of players who played, those of games that are history.
    public var played: Int
    /// Rows of players listed who did not play.
    public var didNotPlay: Int
    /// Rows of preseason and All-Star games.
    public var notHistory: Int
    /// Games that are history.
    public var games: Int
    /// Players who played.
    public var players: Int
    /// Played rows of the regular season as a share of the official number; nil where that is not known, and for
    /// simulated seasons.
    public var coverage: Double?
    /// Share of played rows without a value, by column, for the columns that the season recorded and that lack some.
    public var missing: [String: Double]
    /// Columns that the season did not record yet.
    public var notRecorded: [String]
  }

  /// Path of the store.
  public var folder: String
  /// Number of the store's last change; 0 for an empty store.
  public var generation: Int
  /// By season, of both kinds; empty where a file is missing or damaged, for then nothing is counted.
  public var seasons: [SeasonCheck]
  /// Rows in the quarantine file.
  public var quarantined: Int
  /// Whether every file is there and is what was written; where not, nothing else was looked at.
  public var filesAreWhole: Bool
  /// What is wrong; empty for a store that is whole.
  public var problems: [String]

  public var isWhole: Bool { problems.isEmpty }

  /// A season below this share of its official player-games has no team, opponent and league features.
  public static let fullCoverage = 0.9

  /// The report as a table for people.
  public var text: String {
    let wrong = problems.map { "PROBLEM: \($0)" }
    guard filesAreWhole else {
      let advice = "restore what is damaged from a copy, or delete \(folder) and import again"
      return (wrong + [advice]).joined(separator: "\n") + "\n"
    }
    guard !seasons.isEmpty else { return "\(folder): the store is empty; import box scores or simulate a league\n" }
    func cell(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.count)) + text
    }
    func percent(_ share: Double) -> String {
      let tenths = Int((share * 1000).rounded())
      return "\(tenths / 10).\(tenths % 10) %"
    }
    var lines = ["season  kind         played  absent  games  players  coverage  missing"]
    for season in seasons {
      let missing = season.missing.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
        .map { "\($0.key) \(percent($0.value))" }.joined(separator: ", ")
      let coverage = season.coverage.map { percent($0) + ($0 < Self.fullCoverage ? "*" : " ") } ?? "- "
      lines.append(
        "\(season.season)    \(season.kind.rawValue)" + cell("\(season.played)", 17 - season.kind.rawValue.count)
          + cell("\(season.didNotPlay)", 8) + cell("\(season.games)", 7) + cell("\(season.players)", 9)
          + cell(coverage, 11) + " " + (missing.isEmpty ? "nothing" : missing))
    }
    if seasons.contains(where: { ($0.coverage ?? 1) < Self.fullCoverage }) {
      lines.append("* under 90 % of the official player-games: team, opponent and league features are missing there")
    }
    lines += Self.eras(seasons)
    lines.append("quarantined rows: \(quarantined)")
    lines += wrong.isEmpty ? ["the store is whole"] : wrong
    return lines.joined(separator: "\n") + "\n"
  }

  /// One line for each run of seasons that lack the same columns.
  private static func eras(_ seasons: [SeasonCheck]) -> [String] {
    var lines: [String] = []
    var first: SeasonCheck?
    var last: SeasonCheck?
    func close() {
      guard let first, let last, !first.notRecorded.isEmpty else { return }
      let range = first.season == last.season ? "\(first.season)" : "\(first.season)-\(last.season)"
      lines.append("not recorded in \(range): \(first.notRecorded.joined(separator: ", "))")
    }
    for season in seasons.sorted(by: { $0.season < $1.season }) {
      if first?.notRecorded != season.notRecorded {
        close()
        first = season
      }
      last = season
    }
    close()
    return lines
  }
}
