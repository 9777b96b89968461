import Pipeline
import Registry

/// `budget ledger` for people.
enum LedgerText {
  static func text(_ report: LedgerReport) -> String {
    var lines: [String] = []
    if report.entries.isEmpty {
      lines.append("Nothing was spent yet.")
    } else {
      var table = TextTable([
        ("line", .right), ("at", .left), ("what", .left), ("step", .left), ("machine", .left), ("time", .right),
        ("money", .right), ("of", .right), ("note", .left),
      ])
      for line in report.entries {
        let isAmount = [.reserve, .settle, .release].contains(line.kind)
        let ends = isAmount && line.reservation != line.number
        table.add([
          "\(line.number)", line.at, line.kind.rawValue, line.step, line.machine,
          isAmount ? Hours.text(line.milliseconds) : "", isAmount ? "\(line.money)" : "",
          ends ? "\(line.reservation)" : "", line.kind == .reserve ? "" : line.note,
        ])
      }
      lines += [table.text, ""]
      lines.append("\(report.entries.count) lines. " + (report.intact ? "Every line is what was written." : ""))
    }
    lines += report.acceptedProblems.map { "accepted damage: \($0)" }
    lines += report.problems.map { "DAMAGE: \($0)" }
    return lines.map { line in line.last == " " ? String(line.dropLast()) : line }.joined(separator: "\n")
  }
}
