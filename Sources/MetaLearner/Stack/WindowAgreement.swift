import BoxScores
import Foundation

/// How far the windows agree about each row of a stat: statistics over all that speak.
struct WindowAgreement {
  static let names = [
    "windows_mean", "windows_sd", "windows_min", "windows_max", "windows_median", "windows_recent_less_old",
    "windows_weighted",
  ]

  /// Mean weighted by each window's error of last season; NaN where no window speaks.
  let weighted: [Float]
  /// Which of the view's windows speak.
  private let speaking: [Int]
  /// What each of them weighs, before they are made to add up to 1.
  private let weights: [Float]
  private let columns: [[Float]]

  init(_ windows: CalibratedWindows, _ stat: Stat, settings: MetaSettings) {
    let all = windows.medians[stat] ?? []
    let speaking = all.indices.filter { all[$0] != nil }
    self.speaking = speaking
    columns = speaking.map { all[$0]! }
    let errors = speaking.map { windows.levels.entry(windows.view.windows[$0].window, stat)?.mae }
    let known = errors.compactMap(\.self)
    let best = known.min() ?? 1
    // A window that was never measured is the newest: it counts like the best of them.
    let weights = errors.map { error in
      Float(exp(-((error ?? best) / best - 1) / settings.errorTemperature))
    }
    self.weights = weights
    let columns = columns
    weighted = (0..<windows.rows).map { row in
      var sum: Float = 0
      var total: Float = 0
      for (column, weight) in zip(columns, weights) where column[row].isFinite {
        sum += weight * column[row]
        total += weight
      }
      return total > 0 ? sum / total : .nan
    }
  }

  /// Each window's share of a row's weighted mean, by its place in the view: 0 for one that says nothing about the row.
  func shares(_ row: Int, of windows: Int) -> [Double] {
    var shares = [Double](repeating: 0, count: windows)
    var total = 0.0
    for (slot, window) in speaking.enumerated() where columns[slot][row].isFinite {
      shares[window] = Double(weights[slot])
      total += Double(weights[slot])
    }
    return total > 0 ? shares.map { $0 / total } : shares
  }

  /// Appends the statistics of a row in the order of `names`.
  func append(_ row: Int, to matrix: inout [Float]) {
    var values = columns.map { $0[row] }.filter(\.isFinite)
    guard !values.isEmpty else {
      matrix.append(contentsOf: repeatElement(.nan, count: Self.names.count))
      return
    }
    let count = Float(values.count)
    let mean = values.reduce(0, +) / count
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    let recent = values.prefix(3)
    let old = values.dropFirst(3)
    let difference =
      old.isEmpty ? .nan : recent.reduce(0, +) / Float(recent.count) - old.reduce(0, +) / Float(old.count)
    values.sort()
    matrix.append(contentsOf: [
      mean, variance.squareRoot(), values[0], values[values.count - 1], values[values.count / 2], difference,
      weighted[row],
    ])
  }
}
