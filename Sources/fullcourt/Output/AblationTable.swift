import BoxScores
import Pipeline

/// `meta ablate` for people.
enum AblationTable {
  static func text(_ report: AblationReport) -> String {
    var table = TextTable(
      [("components", .left)] + Stat.allCases.map { ($0.rawValue, TextTable.Alignment.right) }
        + [("change", .right), ("95 % interval", .right), ("p Holm", .right), ("seeds", .right), ("time", .right)])
    for row in report.rows {
      let interval =
        row.lower.flatMap { lower in row.upper.map { "[\(Format.signed(lower, 2)) \(Format.signed($0, 2))]" } } ?? "-"
      table.add(
        [row.part.name] + Stat.allCases.map { Format.decimal(row.maeInt[$0.rawValue], 3) } + [
          row.change.map { Format.signed($0, 2) } ?? "-", interval, Format.decimal(row.pHolm, 4),
          row.seeds.isEmpty ? "-" : row.seeds.map { Format.signed($0, 2) }.joined(separator: " "),
          Format.duration(row.seconds),
        ])
    }
    let seasons = report.seasons.map(\.description).joined(separator: ", ")
    let looks = report.looks.sorted { $0.key < $1.key }.map { "season \($0.key): look \($0.value)" }
    var lines = [
      "What each component is worth: maeInt, and the mean change of the error in percent against all off.",
      "Experiment '\(report.configuration)', seasons \(seasons), \(report.variant), pool A, "
        + "\(Format.count(report.games)) player-games, seeds: \(report.repetitions).",
      "", table.text, "",
      "Looks in this workspace, this one included: \(looks.joined(separator: ", ")).",
    ]
    lines += report.notes.map { "* \($0)" }
    return lines.joined(separator: "\n")
  }
}
