import NativeLibraries
import Testing

@testable import Learners

/// What the booster refuses, word for word.
@Suite(.enabled(if: LightGBMPresence.isPresent, "\(LightGBMPresence.absence)"))
struct RefusalTests {
  private let parameters = BoosterParameters.reference()

  private func refusal(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch {
      return (error as? LearnerError)?.message
    }
  }

  private func changed(_ change: (inout BoosterParameters) -> Void) -> String? {
    var parameters = parameters
    change(&parameters)
    return refusal { try parameters.validate() }
  }

  @Test func settings() {
    let ending = "Correct it in the configuration."
    #expect(changed { _ in } == nil)
    #expect(
      changed { $0.learningRate = 0 }
        == "The booster's setting learningRate is 0.0; expected above 0 and at most 1. \(ending)")
    #expect(
      changed { $0.learningRate = .nan }
        == "The booster's setting learningRate is nan; expected above 0 and at most 1. \(ending)")
    #expect(changed { $0.leaves = 1 } == "The booster's setting leaves is 1; expected 2 to 131072. \(ending)")
    #expect(
      changed { $0.objective = .quantile(1) }
        == "The booster's setting objective.quantile is 1.0; expected a level strictly between 0 and 1. \(ending)")
    #expect(changed { $0.threads = 0 } == "The booster's setting threads is 0; expected 1 to 1024. \(ending)")
    #expect(
      changed { $0.maxDepth = 0 } == "The booster's setting maxDepth is 0; expected 1 to 1000, or none. \(ending)")
    #expect(changed { $0.lambdaL2 = -1 } == "The booster's setting lambdaL2 is -1.0; expected 0 or more. \(ending)")
    for change: (inout BoosterParameters) -> Void in [
      { $0.featureFraction = 1.1 }, { $0.baggingFraction = 0 }, { $0.baggingFrequency = -1 }, { $0.minDataInLeaf = -1 },
      { $0.minHessianInLeaf = .infinity }, { $0.maxBin = 1 }, { $0.seed = -1 }, { $0.minGainToSplit = -0.1 },
    ] {
      #expect(changed(change) != nil)
    }
  }

  @Test func sizesAndValues() throws {
    #expect(
      refusal {
        _ = try BoosterDataset(features: [1, 2, 3], rows: 2, columns: 2, parameters: parameters)
      }
        == "The features cannot be used: found 3 values, expected 4, that is 2 rows of 2. This is an error of the "
        + "calling code.")
    let dataset = try BoosterDataset(features: [1, 2, 3, 4], rows: 2, columns: 2, parameters: parameters)
    #expect(
      refusal { try dataset.setLabels([1]) }
        == "The labels cannot be used: found 1 values, expected 2, one a row. This is an error of the calling code.")
    #expect(
      refusal { try dataset.setLabels([1, .nan]) }
        == "The labels cannot be used: found nan in row 1, expected finite numbers. This is an error of the calling "
        + "code.")
    #expect(
      refusal { try dataset.setWeights([0, 0]) }
        == "The weights cannot be used: found only zeros, expected at least one above 0. This is an error of the "
        + "calling code.")
    #expect(
      refusal {
        _ = try Booster.train(dataset: dataset, parameters: parameters, rounds: 1)
      }
        == "The dataset cannot be used: found no labels, expected labels set by setLabels. This is an error of the "
        + "calling code.")
    for rows in [[], [-1], [2], [1, 0], [0, 0]] {
      #expect(refusal { _ = try dataset.subset(rows: rows) } != nil)
    }
  }

  @Test func labelsOutsideTheObjective() throws {
    let dataset = try FormulaData.training.dataset(.reference(.poisson))
    try dataset.setLabels([Float](repeating: -1, count: 600))
    #expect(
      throws: LearnerError.input(
        what: "labels", found: "-1.0 in row 0", expected: "labels of 0 or more, for the Poisson objective")
    ) { try Booster.train(dataset: dataset, parameters: .reference(.poisson), rounds: 1) }
    #expect(
      throws: LearnerError.input(
        what: "labels", found: "-1.0 in row 0", expected: "labels of 0 or 1, for the binary objective")
    ) { try Booster.train(dataset: dataset, parameters: .reference(.binary), rounds: 1) }
    // A refused training gives the dataset back.
    try dataset.setLabels(FormulaData.training.labels("poisson"))
  }

  @Test func whatDoesNotFitTogether() throws {
    let dataset = try FormulaData.training.dataset(parameters)
    var finer = parameters
    finer.maxBin = 127
    #expect(throws: LearnerError.setting(name: "maxBin", found: "127", expected: "63, as in the dataset")) {
      try Booster.train(dataset: dataset, parameters: finer, rounds: 1)
    }
    #expect(throws: LearnerError.setting(name: "rounds", found: "0", expected: "1 to 100000")) {
      try Booster.train(dataset: dataset, parameters: parameters, rounds: 0)
    }
    #expect(throws: LearnerError.self) {
      try Booster.train(dataset: dataset, parameters: parameters, rounds: 5, earlyStopping: 2)
    }
    let stranger = try FormulaData.validation.dataset(parameters)
    #expect(
      refusal {
        _ = try Booster.train(dataset: dataset, parameters: parameters, validation: stranger, rounds: 1)
      }
        == "The validation dataset cannot be used: found bins of its own, expected the dataset trained on as its "
        + "reference. This is an error of the calling code.")
    // Rows of the dataset itself may validate, and so may rows of the validation rows.
    let close = try FormulaData.validation.dataset(parameters, reference: dataset)
    for validation in [try dataset.subset(rows: [0, 5]), try close.subset(rows: [1, 2, 3])] {
      #expect(
        try Booster.train(dataset: dataset, parameters: parameters, validation: validation, rounds: 2)
          .validationLosses.count == 2)
    }
    let booster = try Booster.train(dataset: dataset, parameters: parameters, rounds: 2)
    #expect(throws: LearnerError.input(what: "features", found: "5 columns", expected: "6, as the booster has")) {
      try booster.predict([1, 2, 3, 4, 5], rows: 1, columns: 5)
    }
    #expect(
      throws: LearnerError.input(what: "number of iterations", found: "3", expected: "1 to 2, as the booster has")
    ) { try booster.predict([1, 2, 3, 4, 5, 6], rows: 1, columns: 6, iterations: 3) }
  }

  @Test func exitCodes() {
    #expect(LearnerError.library(.unavailable(.lightgbm, attempts: [])).exitCode == .unavailable)
    #expect(LearnerError.setting(name: "", found: "", expected: "").exitCode == .configurationInvalid)
    #expect(LearnerError.model(line: 1, found: "", expected: "").exitCode == .corrupt)
    #expect(LearnerError.cancelled(afterRounds: 1).exitCode == .interrupted)
    #expect(LearnerError.busy(what: "").exitCode == .busy)
    #expect(LearnerError.engine(function: "F", reason: "r").message == "LightGBM refused in F: r")
    #expect(LearnerError.cancelled(afterRounds: 3).message == "Training was stopped after 3 rounds, as asked.")
  }
}
