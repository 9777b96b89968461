import BoxScores
import Features
import Foundation

@testable import Windows

/// Windows of a real workspace, for benchmarks: the folder that FULLCOURT_BENCH_WORKSPACE names is read, never written.
struct ModernWindow {
  let table: PlayerGameTable
  let matrix: FeatureMatrix

  static let workspace = ProcessInfo.processInfo.environment["FULLCOURT_BENCH_WORKSPACE"].map {
    URL(fileURLWithPath: $0)
  }

  static var isAsked: Bool {
    ProcessInfo.processInfo.environment["FULLCOURT_BENCH"] != nil && workspace != nil
  }

  init(workspace: URL) throws {
    let store = DataStore(folder: workspace.appendingPathComponent("data"))
    table = try store.loadTable(.real)
    let players = try store.players(.real)
    matrix = try FeatureBuilder.open(
      workspace.appendingPathComponent("features/real.f32"), expecting: table, players: players)
  }

  func rows(_ window: WindowID) -> WindowRows {
    let seasons = Vintage(window: window).trainingSeasons(available: table.seasons)
    return WindowRows(seasons: seasons, table: table, matrix: matrix)
  }

  /// Writes the rows for other programs: `inputs.f32` (row-major), `labels.f32` and `levels.f32` (a column a target, in the
  /// order of `Target.allCases`, NaN where unknown), `days.i32`, and `shape.json`.
  static func write(_ rows: WindowRows, to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    func put<Value>(_ values: [Value], _ name: String) throws {
      try values.withUnsafeBytes { try Data($0).write(to: folder.appendingPathComponent(name)) }
    }
    try put(rows.inputs, "inputs.f32")
    try put(rows.days, "days.i32")
    var labels: [Float] = []
    var levels: [Float] = []
    for target in Target.allCases {
      let data = rows.targets[target]!
      var mine = [Float](repeating: .nan, count: rows.count)
      for row in data.rows { mine[row] = data.labels[row] }
      labels += mine
      levels += data.levels
    }
    try put(labels, "labels.f32")
    try put(levels, "levels.f32")
    let shape: [String: Any] = [
      "rows": rows.count, "columns": rows.columns.count, "targets": Target.allCases.map(\.rawValue),
      "names": rows.columns.names,
    ]
    try JSONSerialization.data(withJSONObject: shape, options: [.sortedKeys])
      .write(to: folder.appendingPathComponent("shape.json"))
  }
}
