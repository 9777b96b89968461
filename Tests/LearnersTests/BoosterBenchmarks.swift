import Foundation
import Testing

@testable import Learners

/// Prints what the booster costs on this machine; `make bench` runs it. Nothing is asserted about time.
@Suite(
  .enabled(if: LightGBMPresence.isPresent && ProcessInfo.processInfo.environment["FULLCOURT_BENCH"] != nil),
  .serialized)
struct BoosterBenchmarks {
  /// Processor seconds of all threads, and seconds on the clock.
  private func measure<Value>(_ name: String, _ body: () throws -> Value) rethrows -> Value {
    let (processor, clock) = (clock(), ContinuousClock().now)
    let value = try body()
    let used = Double(Glibc.clock() - processor) / Double(CLOCKS_PER_SEC)
    let passed = ContinuousClock().now - clock
    print(String(format: "%@: %.2f s of processor, ", name, used) + "\(passed) on the clock")
    return value
  }

  @Test(arguments: [1, 2]) func hundredThousandRowsOf150Features(threads: Int) throws {
    let (rows, columns) = (100_000, 150)
    var state: UInt64 = 1
    let features = (0..<(rows * columns)).map { _ -> Float in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Float(state >> 40) / Float(1 << 24)
    }
    let parameters = BoosterParameters(learningRate: 0.05, leaves: 63, threads: threads)
    let dataset = try measure("dataset \(rows) x \(columns), \(threads) threads") {
      try BoosterDataset(features: features, rows: rows, columns: columns, parameters: parameters)
    }
    try dataset.setLabels(
      (0..<rows).map { row in
        let start = row * columns
        return features[start] * 3 + features[start + 1] * features[start + 2] - features[start + 149]
      })
    let booster = try measure("train, 100 rounds of 63 leaves") {
      try Booster.train(dataset: dataset, parameters: parameters, rounds: 100)
    }
    let forecasts = try measure("predict \(rows) rows") {
      try booster.predict(features, rows: rows, columns: columns, threads: threads)
    }
    let copy = try measure("read \(booster.text.utf8.count) bytes of text") { try Booster(text: booster.text) }
    #expect(forecasts.count == rows && copy.treeCount == 100)
  }
}
