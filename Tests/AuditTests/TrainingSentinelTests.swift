import BoxScores
import Foundation
import Learners
import Testing

@testable import Audit

@Suite("Training sentinels", .enabled(if: StatisticalSentinelTests.hasTrees, "LightGBM is not here"))
struct TrainingSentinelTests {
  @Test("Windows, league model and V4 trained as of a day do not notice what comes from that day on")
  func endToEndHonest() throws {
    let report = try EndToEndSentinel(forecaster: MetaForecaster()).examine(SmallLeague.subject())
    #expect(report.verdict == .passed, "\(report.text)")
    #expect(report.summary.contains("first day of 2022") && report.summary.contains("first play-off day of 2022"))
    #expect(report.compared > 1000)
  }

  @Test("A cut-off that lies a season too late is caught by the forecasts themselves")
  func endToEndLateCutoff() throws {
    var forecaster = MetaForecaster()
    forecaster.cutoff = { $0.next }
    let report = try EndToEndSentinel(forecaster: forecaster).examine(SmallLeague.subject())
    #expect(report.verdict == .failed)
  }

  @Test("Game tokens that know the day itself are caught", .enabled(if: Torch.isAvailable, "torch is not installed"))
  func endToEndTokensOfTheDay() throws {
    var forecaster = MetaForecaster()
    forecaster.daysTooLate = 1
    let report = try EndToEndSentinel(forecaster: forecaster).examine(SmallLeague.subject())
    #expect(report.verdict == .failed)
    #expect(report.difference?.name.hasPrefix("v4") == true)
  }

  @Test("Trees forecast a row alone as they do in a batch")
  func singleRowHonest() throws {
    let subject = SmallLeague.subject()
    let report = try SingleRowSentinel(model: TreeModel(subject)).examine(subject)
    #expect(report.verdict == .passed, "\(report.text)")
    #expect(report.compared >= 24)
  }

  /// Subtracts the batch's mean, as a scaler fitted on what it is given does.
  private struct BatchScaled: AuditModel {
    let model: TreeModel

    func predict(_ matrix: AuditMatrix, rows: [Int]) throws -> [Double] {
      let raw = try model.predict(matrix, rows: rows)
      let mean = raw.reduce(0, +) / Double(raw.count)
      return raw.map { $0 - mean }
    }
  }

  @Test("A scaler that is fitted on the batch is caught by a row alone")
  func singleRowBatchScaled() throws {
    let subject = SmallLeague.subject()
    let report = try SingleRowSentinel(model: BatchScaled(model: TreeModel(subject))).examine(subject)
    #expect(report.verdict == .failed)
    #expect(report.difference?.personId != nil)
  }

  @Test("The whole audit of a small league is clean, says what it did, and survives JSON")
  func wholeAudit() throws {
    var told: [String] = []
    let count = SmallLeague.league.table.count
    let audit = LeakageAudit(storeSteps: [.init(name: "store", count: count)])
    let report = try audit.run(
      table: SmallLeague.league.table, players: SmallLeague.league.players, progress: { name, _ in told.append(name) })
    #expect(report.isClean, "\(report.text)")
    #expect(report.sentinels.map(\.sentinel) + ["done"] == told)
    #expect(report.sentinels.filter { $0.verdict == .passed }.count == 8)
    #expect(report.rows == count && report.kind == .simulated)
    #expect(report.text.contains("No leak found: 8 sentinels passed, 1 had nothing to compare."))
    #expect(try JSONDecoder().decode(AuditReport.self, from: JSONEncoder().encode(report)) == report)
  }

  @Test("A single season is refused with what is needed")
  func tooLittle() {
    let table = SmallLeague.league.table
    let one = table.selecting(table.rows(of: Season(2020)))
    #expect(throws: AuditError.self) { try LeakageAudit().run(table: one, players: PlayerDirectory()) }
  }
}
