import Pipeline

/// Whether the process lives, whether it can forecast, and what it counted.
enum HealthRoutes {
  static func routes(_ engine: Engine, _ metrics: ServerMetrics) -> [Route] {
    [
      Route(
        method: .get, path: "/healthz", operation: "health", tag: "operation", summary: "Whether the process answers.",
        schema: "Health", isOpen: true
      ) { _ in try .json(Health()) },
      Route(
        method: .get, path: "/readyz", operation: "ready", tag: "operation",
        summary: "Whether forecasts can be given; 503 with the reason and what to do where not.", schema: "Ready",
        isOpen: true, mayBeUnready: true
      ) { _ in
        let status = await engine.status()
        let problem = await engine.problem
        let ready = Ready(
          ready: status.ready || status.champion != nil, champion: status.champion?.key,
          defaultDay: status.defaultDay?.description, reason: problem?.reason, mend: problem?.mend)
        return try .json(ready, status: ready.ready ? .ok : .serviceUnavailable)
      },
      Route(
        method: .get, path: "/metrics", operation: "metrics", tag: "operation",
        summary: "Counters, gauges and histograms in Prometheus' text format.", answers: prometheus, schema: "Text"
      ) { _ in Answer(metrics.text, type: prometheus) },
    ]
  }

  static let prometheus = "text/plain; version=0.0.4; charset=utf-8"

  struct Health: Encodable { let status = "ok" }

  struct Ready: Encodable {
    let ready: Bool
    let champion: String?
    let defaultDay: String?
    let reason: String?
    let mend: String?

    private enum Key: String, CodingKey {
      case ready, champion, defaultDay, reason
      case mend = "do"
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(ready, forKey: .ready)
      try container.encode(champion, forKey: .champion)
      try container.encode(defaultDay, forKey: .defaultDay)
      try container.encode(reason, forKey: .reason)
      try container.encode(mend, forKey: .mend)
    }
  }
}
