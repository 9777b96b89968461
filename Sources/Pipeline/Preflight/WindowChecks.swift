import BoxScores
import MetaLearner

/// The four checks of the 27 windows.
struct WindowChecks {
  private let session: WorkspaceSession

  init(_ session: WorkspaceSession) { self.session = session }

  func checks() throws -> [PreflightCheck] { try Self.checks(WindowStates(session).report(), tool: session.tool) }

  static func checks(_ report: WindowsReport, tool: String) -> [PreflightCheck] {
    func ids(_ state: WindowsReport.State, _ isIncluded: (WindowsReport.Window) -> Bool = { _ in true }) -> [WindowID] {
      report.windows.filter { $0.state == state && isIncluded($0) }.map(\.id)
    }
    let total = report.windows.count
    let trained = report.windows(in: .trained).count
    func check(_ code: CheckCode, _ windows: [WindowID], _ word: String, expected: String) -> PreflightCheck {
      guard !windows.isEmpty else { return .passed(code, "none of \(total)") }
      return .failed(
        code,
        "\(trained) of \(total) windows are trained and a meta-learner needs all of them; \(word): "
          + windows.map(\.description).joined(separator: ", "),
        expected: expected, do: command(windows, tool: tool))
    }
    return [
      check(.windowsCorrupt, ids(.corrupt), "corrupt", expected: "every file as it was committed"),
      check(.windowsMissing, ids(.missing), "missing", expected: "all \(total) windows of the manifest trained"),
      check(
        .windowsStale, ids(.stale) { !$0.isOfAnotherSchema }, "stale",
        expected: "windows trained on the games and settings of today"),
      check(
        .windowsSchema, ids(.stale, \.isOfAnotherSchema), "of another feature schema",
        expected: "all windows trained with the features of this release"),
    ]
  }

  /// The one command that trains these: named while they are few.
  static func command(_ windows: [WindowID], tool: String) -> String {
    tool + MetaPreflight.command(for: windows).dropFirst("fullcourt".count)
  }
}
