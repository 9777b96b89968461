import Foundation
import Testing

@testable import Learners

/// The booster against LightGBM's own Python package, which answered on the same data.
@Suite(.enabled(if: LightGBMPresence.isPresent, "\(LightGBMPresence.absence)"))
struct LightGBMReferenceTests {
  private struct Reference: Decodable {
    struct Case: Decodable {
      let predictions: [Double]
      let firstTen: [Double]
      let contributions: [Double]
      let splits: [Double]
      let gain: [Double]
      let text: String?
    }
    struct EarlyStopping: Decodable {
      let bestIteration: Int
      let losses: [Double]
      let predictions: [Double]
    }
    let cases: [String: Case]
    let earlyStopping: EarlyStopping
  }

  private static let reference: Reference = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Fixtures/lightgbm-reference.json")
    do {
      return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
    } catch {
      fatalError("the fixture \(file.path) cannot be read: \(error)")
    }
  }()

  private static func parameters(_ name: String) -> BoosterParameters {
    switch name {
    case "l1": return .reference(.l1)
    case "quantile": return .reference(.quantile(0.1))
    case "poisson": return .reference(.poisson)
    case "binary": return .reference(.binary)
    case "sampled":
      var parameters = BoosterParameters.reference()
      parameters.featureFraction = 0.5
      parameters.baggingFraction = 0.6
      parameters.baggingFrequency = 2
      parameters.lambdaL1 = 0.1
      parameters.lambdaL2 = 1.5
      parameters.maxDepth = 3
      parameters.minGainToSplit = 0.01
      return parameters
    default: return .reference()
    }
  }

  private func expect(_ found: [Double], _ expected: [Double], within tolerance: Double = 1e-12) {
    #expect(found.count == expected.count)
    let worst = zip(found, expected).map { abs($0 - $1) }.max() ?? .infinity
    #expect(worst <= tolerance)
  }

  @Test(arguments: ["l2", "l1", "quantile", "poisson", "binary", "sampled", "weighted"])
  func answersAreLightGBMsOwn(_ name: String) throws {
    let parameters = Self.parameters(name)
    let dataset = try FormulaData.training.dataset(parameters, labels: name)
    if name == "weighted" { try dataset.setWeights(FormulaData.training.weights) }
    let booster = try Booster.train(dataset: dataset, parameters: parameters, rounds: 25)
    let expected = try #require(Self.reference.cases[name])
    let rows = FormulaData.validation.features
    let columns = FormulaData.columns

    expect(
      try booster.predict(Array(rows.prefix(40 * columns)), rows: 40, columns: columns, threads: 2),
      expected.predictions)
    expect(
      try booster.predict(Array(rows.prefix(5 * columns)), rows: 5, columns: columns, iterations: 10),
      expected.firstTen)
    // A model that was read has the gains and the counts that its text gives, with six digits.
    expect(
      try booster.contributions(Array(rows.prefix(3 * columns)), rows: 3, columns: columns), expected.contributions,
      within: 1e-9)
    #expect(try booster.importance(.splits) == expected.splits)
    for (found, gain) in zip(try booster.importance(.gain), expected.gain) {
      #expect(abs(found - gain) <= 1e-4 * max(gain, 1))
    }
  }

  @Test func theTextIsLightGBMsOwn() throws {
    let parameters = Self.parameters("l1")
    let dataset = try FormulaData.training.dataset(parameters, labels: "l1")
    let booster = try Booster.train(dataset: dataset, parameters: parameters, rounds: 2)
    #expect(booster.text == Self.reference.cases["l1"]?.text)
  }

  @Test func earlyStoppingStopsWhereLightGBMDoes() throws {
    var parameters = Self.parameters("l1")
    parameters.learningRate = 0.3
    let dataset = try FormulaData.training.dataset(parameters, labels: "l1")
    let validation = try FormulaData.validation.dataset(parameters, labels: "l1", reference: dataset)
    let booster = try Booster.train(
      dataset: dataset, parameters: parameters, validation: validation, rounds: 500, earlyStopping: 5)
    let expected = Self.reference.earlyStopping
    #expect(booster.bestIteration == expected.bestIteration)
    expect(booster.validationLosses, expected.losses)
    let rows = Array(FormulaData.validation.features.prefix(40 * FormulaData.columns))
    expect(try booster.predict(rows, rows: 40, columns: FormulaData.columns), expected.predictions)
  }
}
