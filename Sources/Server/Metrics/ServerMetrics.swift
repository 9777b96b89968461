import CoreMetrics
import Foundation
import HTTPTypes
import Pipeline
import Synchronization

/// What the server counts.
struct ServerMetrics: Sendable {
  private let store: PrometheusText

  init() {
    store = PrometheusText(helps: [
      Name.requests: "Requests answered, by route, method and status.",
      Name.duration: "Seconds from a request's head to its answer's.",
      Name.cache: "Forecasts asked for, by where they came from.",
      Name.days: "Days whose forecasts are in memory.",
      Name.champion: "The model in force, promoted or not; always 1.",
      Name.ready: "1 where forecasts can be given.",
      Name.switches: "Models put in force since the start, the first one included.",
      Name.failures: "Models that could not be loaded.",
      Name.streams: "Event streams that are open.",
      Name.memory: "Resident memory of the process.",
      Name.start: "When the process started, in seconds since 1970.",
    ])
    Gauge(label: Name.start, factory: store).record(Date().timeIntervalSince1970)
    Gauge(label: Name.ready, factory: store).record(0)
  }

  private enum Name {
    static let requests = "fullcourt_requests_total"
    static let duration = "fullcourt_request_duration_seconds"
    static let cache = "fullcourt_forecasts_total"
    static let days = "fullcourt_days_cached"
    static let champion = "fullcourt_champion_info"
    static let ready = "fullcourt_ready"
    static let switches = "fullcourt_models_loaded_total"
    static let failures = "fullcourt_models_failed_total"
    static let streams = "fullcourt_event_streams"
    static let memory = "process_resident_memory_bytes"
    static let start = "process_start_time_seconds"
  }

  enum Source: String { case answer, day, computed, shared }

  func request(route: String, method: HTTPRequest.Method, status: Int, seconds: Double) {
    let known: [HTTPRequest.Method] = [.get, .head, .post, .put, .delete, .patch, .options]
    // A client may invent methods: what is not known has one name.
    let method = known.contains(method) ? method.rawValue : "other"
    Counter(
      label: Name.requests, dimensions: [("route", route), ("method", method), ("status", "\(status)")], factory: store
    ).increment()
    CoreMetrics.Timer(label: Name.duration, dimensions: [("route", route)], factory: store)
      .recordNanoseconds(Int64(seconds * 1e9))
  }

  func forecasts(from source: Source) {
    Counter(label: Name.cache, dimensions: [("source", source.rawValue)], factory: store).increment()
  }

  func days(_ count: Int) { Gauge(label: Name.days, factory: store).record(Double(count)) }
  func streams(_ count: Int) { Gauge(label: Name.streams, factory: store).record(Double(count)) }

  func loaded(_ facts: StatusReport.ChampionFacts?) {
    store.clear(gauge: Name.champion)
    if let facts {
      Gauge(
        label: Name.champion,
        dimensions: [
          ("key", facts.key), ("configuration", facts.configuration), ("season", facts.season.description),
          ("variant", facts.variant), ("promoted", facts.promotedAt == nil ? "false" : "true"),
        ], factory: store
      ).record(1)
    }
    Gauge(label: Name.ready, factory: store).record(facts == nil ? 0 : 1)
    Counter(label: Name.switches, factory: store).increment()
  }

  func failed() { Counter(label: Name.failures, factory: store).increment() }
  func unready() { Gauge(label: Name.ready, factory: store).record(0) }

  var text: String {
    Gauge(label: Name.memory, factory: store).record(Double(Self.residentBytes))
    return store.text
  }

  /// The second field of `/proc/self/statm` is in pages.
  static var residentBytes: Int {
    let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    let fields = text.split(separator: " ")
    return fields.count > 1 ? (Int(fields[1]) ?? 0) * sysconf(Int32(_SC_PAGESIZE)) : 0
  }
}
