import BoxScores

/// What leaks would have claimed, beside the honest error: what `audit leakage --demonstrate` adds.
public struct DemonstrationReport: Sendable, Codable, Hashable {
  public var kind: DataKind
  /// The season that is forecast.
  public var season: Season
  /// Seasons before it, the oldest first.
  public var trainedOn: [Season]
  /// Rows of pool A.
  public var rows: Int
  /// The honest entry first.
  public var entries: [Entry]

  /// Mean absolute errors with one fault put in.
  public struct Entry: Sendable, Codable, Hashable {
    /// Nil for the honest one.
    public var fault: LeakFault?
    /// For people; `none` for the honest one.
    public var title: String
    /// By the stat's name; a stat that the season did not record is absent.
    public var mae: [String: Double]
  }

  /// The one without a fault.
  public var honest: Entry { entries[0] }

  /// A table with the claims, and what to make of them.
  public var text: String {
    let width = entries.map(\.title.count).max() ?? 0
    func line(_ title: String, _ cells: [String]) -> String {
      title + String(repeating: " ", count: width - title.count)
        + cells.map { String(repeating: " ", count: max(1, 10 - $0.count)) + $0 }.joined()
    }
    let source =
      "Mean absolute error, \(rows) player-games of \(season)\(kind == .simulated ? " (simulated)" : "") by players with "
      + "10 earlier games; trees trained on \(trainedOn.map(\.description).joined(separator: ", "))."
    let head = line("fault", Stat.allCases.map(\.rawValue))
    let body = entries.map { entry in
      line(entry.title, Stat.allCases.map { entry.mae[$0.rawValue]?.formatted(3) ?? "-" })
    }
    let foot =
      "Only the first line can be had before tip-off. The last three look like progress; no threshold on an error finds "
      + "them, the sentinels do."
    return ([source, "", head] + body + ["", foot]).joined(separator: "\n")
  }
}
