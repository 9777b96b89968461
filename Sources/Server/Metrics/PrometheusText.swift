import CoreMetrics
import Synchronization

/// Counters, gauges and histograms of swift-metrics, printed as Prometheus reads them (text format 0.0.4).
///
/// Label values come from this program's own lists (routes, status codes), so their number is bounded.
final class PrometheusText: MetricsFactory, Sendable {
  struct Series: Hashable, Sendable {
    let name: String
    let labels: [String]

    init(_ name: String, _ dimensions: [(String, String)]) {
      self.name = name
      labels = dimensions.map { "\($0.0)=\"\(Self.escaped($0.1))\"" }
    }

    func text(_ suffix: String = "", adding label: String? = nil) -> String {
      let all = labels + (label.map { [$0] } ?? [])
      return name + suffix + (all.isEmpty ? "" : "{\(all.joined(separator: ","))}")
    }

    private static func escaped(_ text: String) -> String {
      text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
  }

  private struct Histogram {
    var counts: [UInt64]
    var sum = 0.0
    var total: UInt64 = 0
  }

  private struct State {
    var counters: [Series: Double] = [:]
    var gauges: [Series: Double] = [:]
    var histograms: [Series: Histogram] = [:]
  }

  /// Upper bounds in seconds.
  static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

  private let state = Mutex(State())
  /// What each name means.
  private let helps: [String: String]

  init(helps: [String: String]) { self.helps = helps }

  // MARK: - Writing

  fileprivate func add(_ amount: Double, to series: Series) {
    state.withLock { $0.counters[series, default: 0] += amount }
  }

  fileprivate func set(_ value: Double, of series: Series) { state.withLock { $0.gauges[series] = value } }

  fileprivate func observe(_ seconds: Double, in series: Series) {
    let bucket = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
    state.withLock { state in
      var histogram = state.histograms[series] ?? Histogram(counts: .init(repeating: 0, count: Self.bounds.count + 1))
      histogram.counts[bucket] += 1
      histogram.sum += seconds
      histogram.total += 1
      state.histograms[series] = histogram
    }
  }

  /// Takes away every gauge of a name: its labels have changed.
  func clear(gauge name: String) {
    state.withLock { state in state.gauges = state.gauges.filter { $0.key.name != name } }
  }

  // MARK: - Reading

  /// In order of names and labels.
  var text: String {
    let state = state.withLock { $0 }
    var lines: [String: [String]] = [:]
    for (series, value) in state.counters {
      lines[series.name, default: []].append("\(series.text()) \(number(value))")
    }
    for (series, value) in state.gauges { lines[series.name, default: []].append("\(series.text()) \(number(value))") }
    var histograms: [String: [(key: String, lines: [String])]] = [:]
    for (series, histogram) in state.histograms {
      var sum: UInt64 = 0
      var own: [String] = []
      for (bound, count) in zip(Self.bounds.map(number) + ["+Inf"], histogram.counts) {
        sum += count
        own.append("\(series.text("_bucket", adding: "le=\"\(bound)\"")) \(sum)")
      }
      own.append("\(series.text("_sum")) \(histogram.sum)")
      own.append("\(series.text("_count")) \(histogram.total)")
      histograms[series.name, default: []].append((series.text(), own))
    }
    let kinds =
      Set(state.counters.keys.map(\.name)).map { ($0, "counter") }
      + Set(state.gauges.keys.map(\.name)).map { ($0, "gauge") } + histograms.keys.map { ($0, "histogram") }
    return kinds.sorted { $0.0 < $1.0 }.map { name, kind in
      let body =
        lines[name]?.sorted() ?? histograms[name]?.sorted { $0.key < $1.key }.flatMap(\.lines) ?? []
      return (["# HELP \(name) \(helps[name] ?? name)", "# TYPE \(name) \(kind)"] + body).joined(separator: "\n")
    }.joined(separator: "\n") + "\n"
  }

  private func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
  }

  // MARK: - MetricsFactory

  func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    Handler(series: Series(label, dimensions), store: self)
  }

  func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
    Handler(series: Series(label, dimensions), store: self)
  }

  func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    Handler(series: Series(label, dimensions), store: self)
  }

  func destroyCounter(_ handler: any CounterHandler) {}
  func destroyRecorder(_ handler: any RecorderHandler) {}
  func destroyTimer(_ handler: any TimerHandler) {}

  private final class Handler: CounterHandler, RecorderHandler, TimerHandler, Sendable {
    let series: Series
    let store: PrometheusText

    init(series: Series, store: PrometheusText) {
      self.series = series
      self.store = store
    }

    func increment(by amount: Int64) { store.add(Double(amount), to: series) }
    func reset() {}
    func record(_ value: Int64) { store.set(Double(value), of: series) }
    func record(_ value: Double) { store.set(value, of: series) }
    func recordNanoseconds(_ duration: Int64) { store.observe(Double(duration) / 1e9, in: series) }
  }
}
