import Foundation
import Testing

@testable import Learners

/// TabNet on the rows that `scripts/bench/tabnet/run.sh` wrote: seconds of an epoch and the error on the last dates, beside
/// those of pytorch-tabnet in the same run. Nothing is asserted about time.
@Suite(.enabled(if: Torch.isAvailable && BenchmarkRows.folder != nil), .serialized)
struct TabNetBenchmarks {
  private static let targets = (ProcessInfo.processInfo.environment["FULLCOURT_BENCH_TARGETS"] ?? "points minutes")
    .split(separator: " ").map(String.init)

  private static func number(_ name: String, _ standard: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? standard
  }

  @Test(arguments: targets) func modernWindow(target: String) throws {
    let data = try BenchmarkRows(folder: try #require(BenchmarkRows.folder), target: target)
    let normaliser = InputNormaliser(fitting: data.trainingInputs, columns: data.columns)
    let inputs = Tensor(
      normaliser.normalised(data.trainingInputs), shape: [data.trainingLabels.count, normaliser.width])
    let labels = Tensor(data.trainingLabels, shape: [data.trainingLabels.count, 1])

    var shape = TabNetShape(inputs: normaliser.width, decision: 24, steps: 4)
    shape.ghostRows = 256
    let middle = data.trainingLabels.sorted()[data.trainingLabels.count / 2]
    let network = TabNetRegressor(shape, targets: 1, middles: [middle])
    // Chosen on window 2019-2021. There are no more than 60 to 70 steps.
    var plan = NetworkPlan(
      epochs: Self.number("FULLCOURT_BENCH_EPOCHS", 8), batch: 8_192, learningRate: 0.04, weightDecay: 1e-4,
      seed: UInt64(Self.number("FULLCOURT_BENCH_SEED", 1)))
    plan.warmUp = 0.1
    plan.hold = 0.3
    let started = (processor: clock(), wall: ContinuousClock.now)
    let store = try NetworkTraining(plan, ghostRows: shape.ghostRows, layers: [network]).run(
      rows: data.trainingLabels.count
    ) { chosen, pass in
      network.loss(inputs.selecting(chosen, 0), labels: labels.selecting(chosen, 0), pass)
    }
    let processor = Double(clock() - started.processor) / Double(CLOCKS_PER_SEC) / Double(plan.epochs)
    let wall = (ContinuousClock.now - started.wall) / .seconds(1) / Double(plan.epochs)

    let pass = ForwardPass(store)
    let forecasts = FixedBatch.map(
      normaliser.normalised(data.validationInputs), width: normaliser.width, outputs: 1
    ) { network($0, pass) }
    var error = 0.0
    for (row, forecast) in forecasts.enumerated() {
      error += Double(abs(max(0, forecast) - data.validationLabels[row]) * data.validationLevels[row])
    }
    error /= Double(forecasts.count)
    #expect(error.isFinite)
    print(
      String(
        format: "fullcourt %@ epochs %d, an epoch: %.2f s of processor, %.2f s on the clock; validation error %.4f",
        target, plan.epochs, processor, wall, error))
  }
}

/// A window's rows as the dump of the Windows benchmarks leaves them, split by time: the last 15 % of the dates validate.
struct BenchmarkRows {
  static let folder = ProcessInfo.processInfo.environment["FULLCOURT_BENCH_ROWS"].map { URL(fileURLWithPath: $0) }

  let columns: Int
  var trainingInputs: [Float] = []
  var trainingLabels: [Float] = []
  var validationInputs: [Float] = []
  var validationLabels: [Float] = []
  var validationLevels: [Float] = []

  init(folder: URL, target: String) throws {
    struct Shape: Decodable {
      var rows: Int
      var columns: Int
      var targets: [String]
    }
    func read<Value>(_ name: String, as type: Value.Type) throws -> [Value] {
      try Data(contentsOf: folder.appendingPathComponent(name)).withUnsafeBytes { Array($0.bindMemory(to: Value.self)) }
    }
    let shape = try JSONDecoder().decode(
      Shape.self, from: Data(contentsOf: folder.appendingPathComponent("shape.json")))
    let days = try read("days.i32", as: Int32.self)
    let inputs = try read("inputs.f32", as: Float.self)
    let place = try #require(shape.targets.firstIndex(of: target)) * shape.rows
    let labels = try read("labels.f32", as: Float.self)[place..<(place + shape.rows)]
    let levels = try read("levels.f32", as: Float.self)[place..<(place + shape.rows)]
    let dates = Set(days).sorted()
    let first = dates[Int((Double(dates.count) * 0.85).rounded())]
    columns = shape.columns
    for row in 0..<shape.rows where labels[place + row].isFinite {
      let values = inputs[(row * columns)..<((row + 1) * columns)]
      if days[row] < first {
        trainingInputs += values
        trainingLabels.append(labels[place + row])
      } else {
        validationInputs += values
        validationLabels.append(labels[place + row])
        validationLevels.append(levels[place + row])
      }
    }
  }
}
