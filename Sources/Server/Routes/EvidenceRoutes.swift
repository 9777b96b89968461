import Foundation
import NIOCore
import Pipeline

/// What was measured: backtests and ablations.
enum EvidenceRoutes {
  private static let id = Parameter(
    name: "id", place: .path, form: .integer(1...Int64(Int32.max)), about: "The record's number.")

  private static let reading = WorkQueue("evidence")

  static func routes(_ engine: Engine, _ desk: ReportDesk) -> [Route] {
    [
      listing(engine, desk, "/v1/backtests", "backtests", "Backtests, the newest first.", "Backtests") {
        try $0.backtests()
      },
      whole(
        engine, "/v1/backtests/{id}", "backtest", "One backtest: what backtest --json printed.", "Backtest"
      ) { archive, id in
        if let data = try archive.backtest(id) { return data }
        let isKnown = try archive.backtests().backtests.contains { $0.id == id }
        throw Problem(
          404, isKnown ? "evidence.notKept" : "evidence.unknown",
          isKnown ? "the whole report of backtest \(id) was not kept" : "there is no backtest \(id)",
          mend: isKnown ? "run the backtest again" : "/v1/backtests lists them")
      },
      listing(engine, desk, "/v1/ablations", "ablations", "Ablations, the newest first.", "Ablations") {
        try $0.ablations()
      },
      whole(
        engine, "/v1/ablations/{id}", "ablation", "One ablation: what meta ablate --json printed.", "Ablation"
      ) { archive, id in
        if let data = try archive.ablation(id) { return data }
        throw Problem(404, "evidence.unknown", "there is no ablation \(id)", mend: "/v1/ablations lists them")
      },
    ]
  }

  private static func listing(
    _ engine: Engine, _ desk: ReportDesk, _ path: String, _ operation: String, _ summary: String, _ schema: String,
    _ make: @escaping @Sendable (ReportArchive) throws -> any Encodable & Sendable
  ) -> Route {
    Route(
      method: .get, path: path, operation: operation, tag: "evidence", summary: summary, schema: schema,
      problems: [404, 503]
    ) { _ in
      let session = try await engine.workspace()
      let pulse = await engine.standing?.pulse
      let mark = "\(pulse?.newestExperiment ?? 0) \(pulse?.newestArtifact ?? 0)"
      let bytes = try await desk.bytes(operation, mark: mark, age: .seconds(60)) { try make(ReportArchive(session)) }
      return Answer(bytes, type: Answer.json)
    }
  }

  private static func whole(
    _ engine: Engine, _ path: String, _ operation: String, _ summary: String, _ schema: String,
    _ read: @escaping @Sendable (ReportArchive, Int64) throws -> Data
  ) -> Route {
    Route(
      method: .get, path: path, operation: operation, tag: "evidence", summary: summary, parameters: [id],
      schema: schema, problems: [404, 503]
    ) { call in
      let session = try await engine.workspace()
      let data = try await reading.run { try read(ReportArchive(session), call.integer("id") ?? 0) }
      return Answer(ByteBuffer(data: data), type: Answer.json)
    }
  }
}
