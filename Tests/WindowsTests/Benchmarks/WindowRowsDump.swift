import BoxScores
import Foundation
import Testing

@testable import Windows

/// Writes windows' rows where another program can read them: what the comparison with other TabNets trains on.
@Suite(.enabled(if: ModernWindow.isAsked && WindowRowsDump.folder != nil))
struct WindowRowsDumpBenchmarks {
  @Test func write() throws {
    let workspace = try ModernWindow(workspace: try #require(ModernWindow.workspace))
    let names = ProcessInfo.processInfo.environment["FULLCOURT_BENCH_WINDOWS"] ?? "2022-2024"
    for name in names.split(separator: ",") {
      let window = try #require(WindowID(String(name)))
      let rows = workspace.rows(window)
      try ModernWindow.write(rows, to: try #require(WindowRowsDump.folder).appendingPathComponent(String(name)))
      print("\(name): \(rows.count) rows of \(rows.columns.count) inputs written")
    }
  }
}

enum WindowRowsDump {
  static let folder = ProcessInfo.processInfo.environment["FULLCOURT_BENCH_ROWS"].map { URL(fileURLWithPath: $0) }
}
