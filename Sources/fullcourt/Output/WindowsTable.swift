import BoxScores
import Pipeline

/// `windows list` for people.
enum WindowsTable {
  static func text(_ report: WindowsReport) -> String {
    var table = TextTable([
      ("window", .left), ("state", .left), ("data", .left), ("rows", .right), ("features", .right), ("time", .right),
      ("size", .right), ("points", .right), ("rebounds", .right), ("assists", .right), ("threes", .right),
    ])
    for window in report.windows {
      let isThere = window.state != .missing
      let errors = Stat.allCases.map { stat -> String in
        guard isThere, let known = window.stats[stat] else { return "-" }
        return known.state == .abstains ? "abstains" : Format.decimal(known.mae, 3)
      }
      table.add(
        [
          window.id.description, window.state.rawValue, window.kind?.rawValue ?? "no games",
          isThere ? Format.count(window.rows) : "-", isThere ? String(window.features) : "-",
          isThere ? Format.duration(window.seconds) : "-", isThere ? Format.bytes(window.bytes) : "-",
        ] + errors)
    }
    let trained = report.windows(in: .trained).count
    var lines = [table.text, ""]
    lines.append(
      "\(trained) of \(report.windows.count) trained. Errors: MAE on each window's own last dates, real units.")
    for state in [WindowsReport.State.corrupt, .stale, .missing] {
      let ids = report.windows(in: state)
      if !ids.isEmpty { lines.append("\(state.rawValue): \(ids.map(\.description).joined(separator: ", "))") }
    }
    return lines.joined(separator: "\n")
  }
}
