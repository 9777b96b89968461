import Foundation
import Pipeline

/// `registry history` for people.
enum HistoryTable {
  static func text(_ report: ExperimentHistory.Report) -> String {
    guard !report.experiments.isEmpty || !report.champions.isEmpty else { return "Nothing was tried yet." }
    var table = TextTable([
      ("no", .right), ("when (UTC)", .left), ("what", .left), ("of", .left), ("experiment", .left), ("seasons", .left),
      ("time", .right), ("", .left),
    ])
    for entry in report.experiments {
      table.add([
        "\(entry.id)", moment(entry.at), entry.kind, entry.line, entry.name,
        entry.seasons.map(\.description).joined(separator: ", "),
        entry.seconds > 0 ? Format.duration(entry.seconds) : "-", entry.state == "done" ? "" : "refused",
      ])
    }
    var lines = [table.text]
    for champion in report.champions where champion.state == "current" {
      lines.append("\nChampion of \(champion.line): '\(champion.name)', since \(moment(champion.since)).")
    }
    if !report.looks.isEmpty {
      let looks = report.looks.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
      lines.append("\nLooks at the outcomes of seasons: \(looks).")
    }
    return lines.joined(separator: "\n")
  }

  private static func moment(_ iso: String) -> String {
    String(iso.prefix(16)).replacing("T", with: " ")
  }
}
