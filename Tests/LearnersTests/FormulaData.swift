import NativeLibraries

@testable import Learners

/// Rows made by formulas, the same ones as in scripts/fixtures/lightgbm_reference.py.
struct FormulaData {
  static let columns = 6
  let first: Int
  let rows: Int
  let features: [Float]

  init(first: Int = 0, rows: Int) {
    self.first = first
    self.rows = rows
    var features: [Float] = []
    for i in first..<(first + rows) {
      for j in 0..<Self.columns {
        let mixed = i * 7919 + j * 104729 + i * i * (j + 3)
        features.append((i * 13 + j * 7) % 19 == 0 ? .nan : Float(Double(mixed % 1009) / 1009.0))
      }
    }
    self.features = features
  }

  static let training = FormulaData(rows: 600)
  static let validation = FormulaData(first: 600, rows: 200)

  func labels(_ name: String = "l2") -> [Float] {
    (0..<rows).map { row in
      let (a, b, c) = (filled(row, 0), filled(row, 1), filled(row, 2))
      let noise = Double((first + row) * 37 % 101) / 101.0
      let value = 3.0 * a - 2.0 * b * c + noise
      switch name {
      case "poisson": return Float(Int(max(value, 0) * 3.0))
      case "binary": return value > 1.5 ? 1 : 0
      default: return Float(value)
      }
    }
  }

  var weights: [Float] { (0..<rows).map { 1 + Float($0 % 4) * 0.5 } }

  func dataset(
    _ parameters: BoosterParameters, labels name: String = "l2", reference: BoosterDataset? = nil
  ) throws -> BoosterDataset {
    let dataset = try BoosterDataset(
      features: features, rows: rows, columns: Self.columns, parameters: parameters, reference: reference)
    try dataset.setLabels(labels(name))
    return dataset
  }

  private func filled(_ row: Int, _ column: Int) -> Double {
    let value = features[row * Self.columns + column]
    return value.isNaN ? 0.5 : Double(value)
  }
}

extension BoosterParameters {
  /// The common settings of the reference.
  static func reference(_ objective: Objective = .l2) -> BoosterParameters {
    BoosterParameters(objective: objective, learningRate: 0.1, leaves: 15, minDataInLeaf: 10, maxBin: 63, seed: 7)
  }
}

/// Why a test of the booster cannot run here; nil when it can.
enum LightGBMPresence {
  static let isPresent = (try? LightGBMFunctions.load()) != nil
  static let absence = isPresent ? "" : "LightGBM is not set up; run `make setup`"
}
