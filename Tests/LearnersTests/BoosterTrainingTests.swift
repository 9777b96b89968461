import Foundation
import Testing

@testable import Learners

@Suite(.enabled(if: LightGBMPresence.isPresent, "\(LightGBMPresence.absence)"))
struct BoosterTrainingTests {
  private let columns = FormulaData.columns
  private let rows = FormulaData.validation

  private static let sampled: BoosterParameters = {
    var parameters = BoosterParameters.reference(.l1)
    parameters.featureFraction = 0.7
    parameters.baggingFraction = 0.8
    parameters.baggingFrequency = 1
    return parameters
  }()

  private func train(_ parameters: BoosterParameters, rounds: Int = 12, labels: String = "l2") throws -> Booster {
    try Booster.train(
      dataset: try FormulaData.training.dataset(parameters, labels: labels), parameters: parameters, rounds: rounds)
  }

  @Test(arguments: [Objective.l2, .l1, .quantile(0.9), .poisson])
  func theNumberOfThreadsChangesNoByte(_ objective: Objective) throws {
    var parameters = Self.sampled
    parameters.objective = objective
    // Enough rows for the library to share them out among threads.
    let data = FormulaData(rows: 12_000)
    let validation = FormulaData(first: 12_000, rows: 3_000)
    let boosters = try [1, 2, 3].map { threads in
      parameters.threads = threads
      let dataset = try data.dataset(parameters, labels: "poisson")
      return try Booster.train(
        dataset: dataset, parameters: parameters,
        validation: try validation.dataset(parameters, labels: "poisson", reference: dataset), rounds: 15)
    }
    #expect(boosters[0].text == boosters[1].text)
    #expect(boosters[0].text == boosters[2].text)
    #expect(boosters[0].validationLosses == boosters[1].validationLosses)
    let one = try boosters[0].predict(validation.features, rows: 3_000, columns: columns, threads: 1)
    let two = try boosters[0].predict(validation.features, rows: 3_000, columns: columns, threads: 2)
    #expect(one == two)
  }

  @Test func anotherSeedGivesAnotherModel() throws {
    var other = Self.sampled
    other.seed = 8
    #expect(try train(Self.sampled).text != train(other).text)
  }

  @Test func aRowAloneIsForecastAsInABatch() throws {
    let booster = try train(Self.sampled)
    let batch = try booster.predict(rows.features, rows: rows.rows, columns: columns)
    for row in [0, 57, 199] {
      let alone = Array(rows.features[(row * columns)..<((row + 1) * columns)])
      #expect(try booster.predict(alone, rows: 1, columns: columns) == [batch[row]])
    }
    #expect(try booster.predict([], rows: 0, columns: columns).isEmpty)
  }

  @Test func whatIsReadBackAnswersTheSame() throws {
    let booster = try train(Self.sampled)
    let copy = try Booster(text: booster.text)
    #expect(copy.text == booster.text)
    #expect(copy.bestIteration == 12 && copy.treeCount == 12 && copy.featureCount == columns)
    #expect(copy.objective == "regression_l1")
    #expect(copy.validationLosses.isEmpty)
    #expect(
      try copy.predict(rows.features, rows: rows.rows, columns: columns)
        == booster.predict(rows.features, rows: rows.rows, columns: columns))
  }

  @Test func contributionsAddUpToTheForecast() throws {
    let booster = try train(.reference())
    let forecasts = try booster.predict(rows.features, rows: rows.rows, columns: columns)
    let parts = try booster.contributions(rows.features, rows: rows.rows, columns: columns, threads: 2)
    for row in 0..<rows.rows {
      let sum = parts[(row * (columns + 1))..<((row + 1) * (columns + 1))].reduce(0, +)
      #expect(abs(sum - forecasts[row]) < 1e-9)
    }
  }

  @Test func oneDatasetServesManyTargets() throws {
    let parameters = BoosterParameters.reference()
    let dataset = try FormulaData.training.dataset(parameters)
    let first = try Booster.train(dataset: dataset, parameters: parameters, rounds: 5)
    try dataset.setLabels(FormulaData.training.labels("poisson"))
    try dataset.setWeights(FormulaData.training.weights)
    let second = try Booster.train(dataset: dataset, parameters: parameters, rounds: 5)
    try dataset.setLabels(FormulaData.training.labels())
    try dataset.setWeights(nil)
    let again = try Booster.train(dataset: dataset, parameters: parameters, rounds: 5)
    #expect(first.text == again.text)
    #expect(first.text != second.text)
  }

  @Test func aSubsetIsTrainedAsItsRows() throws {
    let parameters = BoosterParameters.reference()
    let whole = try FormulaData.training.dataset(parameters)
    try whole.setWeights(FormulaData.training.weights)
    let kept = Array(stride(from: 0, to: 600, by: 2))
    let part = try whole.subset(rows: kept)
    #expect(part.rows == 300)

    let features = kept.flatMap { Array(FormulaData.training.features[($0 * columns)..<(($0 + 1) * columns)]) }
    let copy = try BoosterDataset(
      features: features, rows: 300, columns: columns, parameters: parameters, reference: whole)
    let (labels, weights) = (FormulaData.training.labels(), FormulaData.training.weights)
    try copy.setLabels(kept.map { labels[$0] })
    try copy.setWeights(kept.map { weights[$0] })
    #expect(
      try Booster.train(dataset: part, parameters: parameters, rounds: 8).text
        == Booster.train(dataset: copy, parameters: parameters, rounds: 8).text)
  }

  @Test func earlyStoppingKeepsTheBestRounds() throws {
    var parameters = BoosterParameters.reference(.l1)
    parameters.learningRate = 0.3
    let dataset = try FormulaData.training.dataset(parameters)
    let validation = try rows.dataset(parameters, reference: dataset)
    let booster = try Booster.train(
      dataset: dataset, parameters: parameters, validation: validation, rounds: 300, earlyStopping: 6)
    let losses = booster.validationLosses
    let best = try #require(losses.indices.min { losses[$0] < losses[$1] }) + 1
    #expect(booster.bestIteration == best)
    #expect(losses.count == best + 6)

    let plain = try Booster.train(dataset: dataset, parameters: parameters, rounds: best)
    #expect(plain.text == booster.text)
    let forecasts = try booster.predict(rows.features, rows: rows.rows, columns: columns)
    let loss = zip(forecasts, rows.labels()).map { abs($0 - Double($1)) }.reduce(0, +) / Double(rows.rows)
    #expect(abs(loss - losses[best - 1]) < 1e-12)
  }

  @Test func aTrainingReportsEveryRoundAndCanBeCancelled() throws {
    let parameters = BoosterParameters.reference()
    let dataset = try FormulaData.training.dataset(parameters)
    var seen: [Int] = []
    #expect(throws: LearnerError.cancelled(afterRounds: 4)) {
      try Booster.train(dataset: dataset, parameters: parameters, rounds: 100) { progress in
        seen.append(progress.round)
        return progress.round == 4 ? .cancel : .proceed
      }
    }
    #expect(seen == [1, 2, 3, 4])
    #expect(try Booster.train(dataset: dataset, parameters: parameters, rounds: 2).treeCount == 2)
  }

  @Test func aConstantTargetGivesItsConstant() throws {
    let parameters = BoosterParameters.reference()
    let dataset = try FormulaData.training.dataset(parameters)
    try dataset.setLabels([Float](repeating: 3.5, count: 600))
    let booster = try Booster.train(dataset: dataset, parameters: parameters, rounds: 10)
    #expect(booster.treeCount == 1)
    let forecasts = try booster.predict(rows.features, rows: rows.rows, columns: columns)
    #expect(forecasts.allSatisfy { $0 == 3.5 })
  }

  @Test func featuresWithoutASecondValueDoNoHarm() throws {
    let parameters = BoosterParameters.reference()
    let features = (0..<200).flatMap { row -> [Float] in [.nan, 1, .infinity, Float(row % 9)] }
    let dataset = try BoosterDataset(features: features, rows: 200, columns: 4, parameters: parameters)
    try dataset.setLabels((0..<200).map { Float($0 % 9) })
    let booster = try Booster.train(dataset: dataset, parameters: parameters, rounds: 3)
    #expect(try booster.importance(.splits).prefix(3).allSatisfy { $0 == 0 })
    #expect(try booster.importance(.splits)[3] > 0)
  }

  @Test func tooFewRowsForASplitGiveTheirMean() throws {
    let parameters = BoosterParameters.reference()
    let dataset = try BoosterDataset(features: [1, 2, 3, 4], rows: 4, columns: 1, parameters: parameters)
    try dataset.setLabels([1, 2, 3, 6])
    let booster = try Booster.train(dataset: dataset, parameters: parameters, rounds: 5)
    #expect(booster.treeCount == 1)
    #expect(try booster.predict([9], rows: 1, columns: 1) == [3])
    #expect(try booster.contributions([9], rows: 1, columns: 1) == [0, 3])
  }

  @Test func rowsWithoutAnyValueGiveTheirMean() throws {
    let parameters = BoosterParameters.reference()
    let features = [Float](repeating: .nan, count: 200)
    let dataset = try BoosterDataset(features: features, rows: 100, columns: 2, parameters: parameters)
    try dataset.setLabels((0..<100).map { Float($0 % 2) })
    let booster = try Booster.train(dataset: dataset, parameters: parameters, rounds: 5)
    #expect(try booster.predict([.nan, 1], rows: 1, columns: 2) == [0.5])
  }
}
