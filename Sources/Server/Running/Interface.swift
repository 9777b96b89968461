import BoxScores
import Pipeline

/// All that can be asked, in the order of its description.
struct Interface: Sendable {
  let table: RouteTable
  let hub: EventHub

  init(_ engine: Engine, _ metrics: ServerMetrics) {
    let desk = ReportDesk()
    let hub = EventHub(metrics: metrics) { await Self.windows(engine, desk) }
    let routes =
      ForecastRoutes.routes(engine) + LinesRoutes.routes(engine) + WorkspaceRoutes.routes(engine, desk)
      + EvidenceRoutes.routes(engine, desk)
      + EventRoutes.routes(engine, hub) + HealthRoutes.routes(engine, metrics)
    let description = OpenAPI(routes + [OpenAPIRoute.route { .null }]).document
    table = RouteTable(routes + [OpenAPIRoute.route { description }])
    self.hub = hub
  }

  /// State by window; empty where there is no workspace.
  private static func windows(_ engine: Engine, _ desk: ReportDesk) async -> [String: String] {
    guard let session = try? await engine.workspace() else { return [:] }
    return await desk.windowStates(session, await engine.standing)
  }
}
