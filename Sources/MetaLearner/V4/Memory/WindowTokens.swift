import BoxScores
import Windows

/// What each visible window says about each row, as tokens keyed by what the window is (age, seasons trained, era, error of
/// last season), never by its slot: what was learned on one season's newest window serves the next one's.
struct WindowTokens: Sendable {
  /// Medians of four stats and whether they are there, minutes, then the window's own numbers.
  static let width = 2 * Stat.allCases.count + 2 + 3 + Stat.allCases.count
  /// All windows of the catalogue: those that are not visible are hidden.
  static let slots = WindowCatalogue.all.count

  let visible: Int
  /// `medians[slot][stat]`, nil where the window abstains.
  private let medians: [[[Float]?]]
  private let minutes: [[Float]?]
  /// The window's own numbers.
  private let facts: [[Float]]
  private let scales: [Float]

  init(_ windows: CalibratedWindows, scales: [Float]) {
    visible = min(Self.slots, windows.view.windows.count)
    self.scales = scales
    medians = (0..<visible).map { slot in Stat.allCases.map { windows.medians[$0]?[slot] } }
    minutes = (0..<visible).map { windows.minutes[$0] }
    let best = Stat.allCases.map { stat in
      windows.view.windows.compactMap { windows.levels.entry($0.window, stat)?.mae }.min()
    }
    facts = windows.view.windows.prefix(visible).map { window in
      let errors = Stat.allCases.enumerated().map { position, stat -> Float in
        guard let mae = windows.levels.entry(window.window, stat)?.mae, let least = best[position], least > 0 else {
          return 0
        }
        return Float(min(3, 20 * (mae / least - 1)))
      }
      let last = window.seasons.last ?? windows.view.season
      return [
        Float(window.age) / 20, Float(window.seasons.count) / 3, Float(last.endYear - 1985) / 30,
      ] + errors
    }
  }

  /// Writes the tokens of a row, `slots` x `width`, zeros where hidden, and which of them may be looked at.
  ///
  /// - Parameter base: What the network adds to, four numbers.
  func fill(
    _ row: Int, base: UnsafePointer<Float>, into tokens: UnsafeMutablePointer<Float>,
    visible mask: UnsafeMutablePointer<Bool>
  ) {
    for slot in 0..<visible {
      let token = tokens + slot * Self.width
      var speaks = false
      for position in 0..<Stat.allCases.count {
        guard let value = medians[slot][position]?[row], value.isFinite else { continue }
        token[2 * position] = max(-6, min(6, (value - base[position]) / scales[position]))
        token[2 * position + 1] = 1
        speaks = true
      }
      if let value = minutes[slot]?[row], value.isFinite {
        token[8] = value / 24 - 1
        token[9] = 1
      }
      for (position, fact) in facts[slot].enumerated() { token[10 + position] = fact }
      mask[slot] = speaks
    }
  }
}
