import Foundation
import Testing

@testable import Learners

@Suite(.enabled(if: LightGBMPresence.isPresent, "\(LightGBMPresence.absence)"))
struct BoosterConcurrencyTests {
  private static func parameters(_ job: Int) -> BoosterParameters {
    var parameters = BoosterParameters.reference(job % 2 == 0 ? .l1 : .l2)
    parameters.seed = Int32(job)
    parameters.threads = job % 3 + 1
    return parameters
  }

  private static func train(_ job: Int) throws -> (text: String, forecasts: [Double]) {
    let parameters = parameters(job)
    let booster = try Booster.train(
      dataset: try FormulaData.training.dataset(parameters), parameters: parameters, rounds: 10)
    let rows = FormulaData.validation
    return (
      booster.text,
      try booster.predict(rows.features, rows: rows.rows, columns: FormulaData.columns, threads: 3 - job % 3)
    )
  }

  @Test func trainingsSideBySideWithOtherThreadsGiveWhatTheyGiveAlone() async throws {
    let alone = try (0..<8).map(Self.train)
    let together = try await withThrowingTaskGroup(of: (Int, String, [Double]).self) { group in
      for job in 0..<8 {
        group.addTask {
          let result = try Self.train(job)
          return (job, result.text, result.forecasts)
        }
      }
      var results: [Int: (String, [Double])] = [:]
      for try await (job, text, forecasts) in group { results[job] = (text, forecasts) }
      return results
    }
    for job in 0..<8 {
      #expect(together[job]?.0 == alone[job].text)
      #expect(together[job]?.1 == alone[job].forecasts)
    }
  }

  @Test func oneBoosterAnswersManyTasks() async throws {
    let parameters = Self.parameters(0)
    let booster = try Booster.train(
      dataset: try FormulaData.training.dataset(parameters), parameters: parameters, rounds: 10)
    let rows = FormulaData.validation
    let expected = try booster.predict(rows.features, rows: rows.rows, columns: FormulaData.columns)
    await withThrowingTaskGroup(of: Void.self) { group in
      for task in 0..<16 {
        group.addTask {
          let found = try booster.predict(
            rows.features, rows: rows.rows, columns: FormulaData.columns, threads: task % 3 + 1)
          #expect(found == expected)
        }
      }
    }
  }

  @Test func aDatasetInTrainingIsNotChanged() throws {
    let parameters = Self.parameters(1)
    let dataset = try FormulaData.training.dataset(parameters)
    var refusals: [LearnerError] = []
    func attempt(_ body: () throws -> Void) {
      do { try body() } catch { if let error = error as? LearnerError { refusals.append(error) } }
    }
    _ = try Booster.train(dataset: dataset, parameters: parameters, rounds: 1) { _ in
      attempt { try dataset.setLabels(FormulaData.training.labels()) }
      attempt { try dataset.setWeights(nil) }
      attempt { _ = try Booster.train(dataset: dataset, parameters: parameters, rounds: 1) }
      return .proceed
    }
    #expect(refusals == [.busy(what: "dataset"), .busy(what: "dataset"), .busy(what: "dataset")])
    #expect(
      refusals.first?.message == "The dataset is in use by a training. Wait for it to end, or build a second one.")
    try dataset.setWeights(nil)
  }

  @Test func theGateLetsEqualNumbersPassTogetherAndOthersOneAfterAnother() async {
    let gate = ThreadGate()
    let record = Record()
    await withTaskGroup(of: Void.self) { group in
      for task in 0..<60 {
        group.addTask {
          let threads = task % 4 + 1
          gate.pass(threads, onChange: { record.change(to: $0) }) {
            record.enter()
            for _ in 0..<200 { record.look(threads) }
            record.leave()
          }
        }
      }
    }
    #expect(record.violations == 0)
    #expect(record.passed == 60)
  }

  /// What went on inside the gate.
  private final class Record: @unchecked Sendable {
    private let lock = NSLock()
    private var threads = 0
    private var inside = 0
    private(set) var violations = 0
    private(set) var passed = 0

    func change(to threads: Int) {
      lock.withLock {
        if inside > 0 { violations += 1 }
        self.threads = threads
      }
    }
    func enter() { lock.withLock { inside += 1 } }
    func look(_ threads: Int) { lock.withLock { if threads != self.threads { violations += 1 } } }
    func leave() {
      lock.withLock {
        inside -= 1
        passed += 1
      }
    }
  }
}
