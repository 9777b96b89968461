import BoxScores
import Pipeline

/// `windows list` for people.
enum WindowsTable {
  static func text(_ report: WindowsReport) -> String {
    var table = TextTable([
      ("window", .left), ("state", .left), ("data", .left), ("rows", .right), ("features", .right), ("time", .right),
      ("cost", .right), ("size", .right), ("networks", .right), ("points", .right), ("rebounds", .right),
      ("assists", .right), ("threes", .right),
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
          isThere ? Format.duration(window.seconds) : "-", isThere ? cost(window) : "-",
          isThere ? Format.bytes(window.bytes) : "-", networks(window),
        ] + errors)
    }
    let trained = report.windows(in: .trained).count
    var lines = [table.text, ""]
    lines.append(
      "\(trained) of \(report.windows.count) trained. Errors: MAE on each window's own last dates, real units.")
    if report.windows.contains(where: { $0.networkChange != nil }) {
      lines.append("Networks: what blending them in changed of the trees' error, on rows that neither had seen.")
    }
    for state in [WindowsReport.State.corrupt, .stale, .missing] {
      let ids = report.windows(in: state)
      if !ids.isEmpty { lines.append("\(state.rawValue): \(ids.map(\.description).joined(separator: ", "))") }
    }
    return lines.joined(separator: "\n")
  }

  /// In the budget's currency. A window may cost less than can be written.
  private static func cost(_ window: WindowsReport.Window) -> String {
    window.cost > 0 && window.cost < 0.01 ? "<0.01" : Format.decimal(window.cost, 2)
  }

  /// What the neural half brought; nothing where none was tried.
  private static func networks(_ window: WindowsReport.Window) -> String {
    guard let change = window.networkChange else { return "-" }
    return change == 0 ? "left out" : Format.signed(100 * change, 2) + " %"
  }
}
