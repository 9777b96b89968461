import Foundation
import Pipeline
import Synchronization

/// Shows long work: on a terminal a line with a bar for each step and a row of lights for all of them, with the time that is
/// left; elsewhere one plain line for each step that ends.
///
/// A step that ends is printed once and for good; only the running steps and the lights are drawn again. So the display fits
/// every height of terminal, and what stands above it can be scrolled and copied.
final class ProgressBoard: Sendable {
  private struct State {
    var timing = ProgressTiming()
    var liveLines = 0
    var lastDrawn = -Double.infinity
    var nameWidth = 0
    /// What was spent in this cycle and what is left; nil where nothing has a limit.
    var spending: String?
  }

  private let state = Mutex(State())
  private let isLive: Bool
  private let start = ContinuousClock.now

  init(isLive: Bool = Console.isTerminal) { self.isLive = isLive }

  var handler: ProgressHandler { { [self] event in report(event) } }

  func report(_ event: ProgressEvent) {
    let now = seconds
    state.withLock { state in
      state.timing.apply(event, at: now)
      switch event {
      case .planned(let title, let steps, let jobs):
        state.nameWidth = steps.map(\.name.count).max() ?? 0
        let todo = steps.filter { !$0.isDone }
        guard !todo.isEmpty else { break }
        let estimate = Format.duration(todo.map(\.seconds).reduce(0, +) / Double(max(1, min(jobs, todo.count))))
        settle(&state, "\(title): \(todo.count) to do, \(steps.count - todo.count) done, about \(estimate)")
      case .started, .advanced: break
      case .spending(let spending): state.spending = spending.text
      case .finished(let step, let seconds, let note):
        settle(&state, finishedLine(step, seconds, note, state))
      case .message(let text):
        settle(&state, text)
      }
      draw(&state, now: now, force: event.isLandmark)
    }
  }

  private var seconds: Double {
    let elapsed = ContinuousClock.now - start
    return Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
  }

  /// Prints a line that stays.
  private func settle(_ state: inout State, _ line: String) {
    Console.raw(erasure(&state) + line + "\n")
  }

  private func finishedLine(_ step: String, _ seconds: Double, _ note: String, _ state: State) -> String {
    let name = padded(step, state.nameWidth)
    let time = String(repeating: " ", count: max(0, 8 - Format.duration(seconds).count)) + Format.duration(seconds)
    let bar = isLive ? "\(Self.bar(1)) " : ""
    let spent = state.spending.map { "  [\($0)]" } ?? ""
    return "  \(name)  \(bar)\(time)" + (note.isEmpty ? "" : "  \(note)") + spent
  }

  private func draw(_ state: inout State, now: Double, force: Bool) {
    guard isLive, force || now - state.lastDrawn > 0.1 else { return }
    state.lastDrawn = now
    var lines = state.timing.running.map { step in
      let percent = Int((step.fraction * 100).rounded(.down))
      let time = String(repeating: " ", count: max(0, 6 - "\(percent)".count)) + "\(percent) %"
      return "  \(padded(step.name, state.nameWidth))  \(Self.bar(step.fraction)) \(time)  \(step.note)"
    }
    if state.timing.total > 0, !state.timing.isComplete {
      let left = state.timing.secondsLeft(at: now).map { ", about \(Format.duration($0)) left" } ?? ""
      let summary = "\(state.timing.done) of \(state.timing.total), \(Format.duration(now - state.timing.began))\(left)"
      let spent = state.spending.map { "; \($0)" } ?? ""
      lines.append("  \(state.timing.lights)  \(summary)\(spent)")
    }
    let text = lines.map { Self.cut($0, to: Self.columns) + "\n" }.joined()
    Console.raw(erasure(&state) + text)
    state.liveLines = lines.count
  }

  private func erasure(_ state: inout State) -> String {
    guard isLive, state.liveLines > 0 else { return "" }
    defer { state.liveLines = 0 }
    return "\u{1B}[\(state.liveLines)A\u{1B}[J"
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func bar(_ fraction: Double) -> String {
    let cells = 24
    let filled = Int((min(1, max(0, fraction)) * Double(cells)).rounded(.down))
    return String(repeating: "█", count: filled) + String(repeating: "░", count: cells - filled)
  }

  private static func cut(_ line: String, to width: Int) -> String {
    line.count < width ? line : String(line.prefix(max(0, width - 1)))
  }

  private static var columns: Int {
    var size = winsize()
    let known = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return known ? Int(size.ws_col) : 80
  }
}

extension ProgressEvent {
  /// Events after which the display is drawn whatever the time since the last drawing.
  fileprivate var isLandmark: Bool {
    switch self {
    case .advanced, .spending: false
    case .planned, .started, .finished, .message: true
    }
  }
}
