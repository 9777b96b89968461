import NativeLibraries

/// Gradient-boosted trees, trained or read from their text. It never changes, and any thread may use it.
///
/// A trained booster is kept as the text that is written to disk, and answers as the one read back from there.
public final class Booster: Sendable {
  /// LightGBM's own model text, without the parts that do not decide a forecast (importances, the parameters of the
  /// training). LightGBM in any language reads it. Equal trainings give equal texts.
  public let text: String
  /// Values a row of features has.
  public let featureCount: Int
  /// Rounds kept: with early stopping those up to the best one.
  public let bestIteration: Int
  /// LightGBM's word for what the trees were trained for: `regression`, `regression_l1`, `quantile`, `poisson` or
  /// `binary`. The text does not tell a quantile's level.
  public let objective: String
  /// Mean validation loss after each round of the training; empty without validation and for a booster that was read.
  public let validationLosses: [Double]

  /// Trees, one a round.
  public var treeCount: Int { bestIteration }

  private let engine: BoosterEngine
  private nonisolated(unsafe) let handle: BoosterEngine.Handle

  /// Reads a booster from its text, whoever wrote it.
  ///
  /// The text is checked as a whole first, because LightGBM believes what it reads: sizes, numbers and the shape of
  /// every tree. Text that fails is refused, never repaired.
  ///
  /// - Throws: `LearnerError.model` with the line at fault, `.library` without LightGBM.
  public convenience init(text: String) throws(LearnerError) {
    try self.init(bytes: Array(text.utf8), validationLosses: [])
  }

  private init(bytes: [UInt8], validationLosses: [Double]) throws(LearnerError) {
    let model = try ModelText(bytes)
    let engine = try BoosterEngine()
    var iterations: Int32 = 0
    let handle = try engine.handle("LGBM_BoosterLoadModelFromString", threads: 1) { functions, out in
      functions.boosterLoadModelFromString(model.text, &iterations, out)
    }
    guard Int(iterations) == model.trees else {
      _ = engine.functions.boosterFree(handle)
      throw .engine(
        function: "LGBM_BoosterLoadModelFromString", reason: "it read \(iterations) trees of \(model.trees)")
    }
    text = model.text
    featureCount = model.features
    bestIteration = model.trees
    objective = model.objective
    self.validationLosses = validationLosses
    self.engine = engine
    self.handle = handle
  }

  deinit { _ = engine.functions.boosterFree(handle) }

  /// Grows a booster on a dataset whose labels are set.
  ///
  /// - Parameters:
  ///   - validation: rows binned with `dataset` as their reference, and labelled.
  ///   - rounds: trees at most. Without `earlyStopping` exactly as many are grown, unless no leaf can be split.
  ///   - earlyStopping: ends the training when the validation loss has not improved for so many rounds, and keeps the
  ///     trees up to the best one. The loss is that of the objective.
  ///   - onIteration: told after every round; it may cancel.
  /// - Throws: `LearnerError.busy` when another training has the dataset, `.cancelled`, `.input`, `.setting`.
  /// - Complexity: O(rows x columns x log(leaves)) a round.
  public static func train(
    dataset: BoosterDataset, parameters: BoosterParameters, validation: BoosterDataset? = nil, rounds: Int,
    earlyStopping: Int? = nil, onIteration: (TrainingProgress) -> TrainingDirective = { _ in .proceed }
  ) throws(LearnerError) -> Booster {
    try check(dataset, parameters, validation, rounds, earlyStopping)
    let (labels, _) = try dataset.beginTraining()
    defer { dataset.endTraining() }
    try parameters.objective.validate(labels: labels)
    let targets = try validation?.targets()
    if let targets { try parameters.objective.validate(labels: targets.labels) }

    let trainer = try BoosterTrainer(dataset: dataset, validation: validation, parameters: parameters)
    var losses: [Double] = []
    var best = (loss: Double.infinity, rounds: 1)
    var done = 0
    while done < rounds, try trainer.advance() {
      done += 1
      if let targets {
        let forecasts = try trainer.validationForecasts()
        losses.append(
          parameters.objective.loss(forecasts: forecasts, labels: targets.labels, weights: targets.weights))
        if losses[done - 1] < best.loss { best = (losses[done - 1], done) }
      }
      let progress = TrainingProgress(round: done, rounds: rounds, validationLoss: losses.last)
      if onIteration(progress) == .cancel { throw .cancelled(afterRounds: done) }
      if let earlyStopping, done - best.rounds >= earlyStopping { break }
    }
    return try Booster(
      bytes: trainer.text(rounds: earlyStopping == nil ? max(done, 1) : best.rounds), validationLosses: losses)
  }

  /// Forecasts for `rows` rows of `featureCount` values each, row after row.
  ///
  /// - Parameter iterations: uses the first trees only; nil uses all.
  /// - Returns: a number a row, in the unit of the labels (a probability for `binary`). A row's forecast does not
  ///   depend on the rows beside it.
  /// - Throws: `LearnerError.input` when the sizes do not fit.
  public func predict(
    _ features: [Float], rows: Int, columns: Int, threads: Int = 1, iterations: Int? = nil
  ) throws(LearnerError) -> [Double] {
    try features.withUnsafeBufferPointer { (buffer) throws(LearnerError) in
      try predict(buffer, rows: rows, columns: columns, threads: threads, iterations: iterations)
    }
  }

  /// Forecasts from a buffer; see the method that takes an array.
  public func predict(
    _ features: UnsafeBufferPointer<Float>, rows: Int, columns: Int, threads: Int = 1, iterations: Int? = nil
  ) throws(LearnerError) -> [Double] {
    try run(LightGBMFunctions.predictNormal, features, rows, columns, threads, iterations, outputsPerRow: 1)
  }

  /// What each feature adds to each row's forecast: exact Shapley values of the trees (TreeSHAP: Lundberg et al. 2020,
  /// doi:10.1038/s42256-019-0138-9), before the objective's transformation (the logarithm for `poisson`, log odds for
  /// `binary`).
  ///
  /// - Returns: `rows` x (`featureCount` + 1) numbers, row after row; the last of a row is what the trees expect of any
  ///   row, and a row's numbers add up to its forecast.
  /// - Throws: `LearnerError.input` when the sizes do not fit.
  public func contributions(
    _ features: [Float], rows: Int, columns: Int, threads: Int = 1, iterations: Int? = nil
  ) throws(LearnerError) -> [Double] {
    try features.withUnsafeBufferPointer { (buffer) throws(LearnerError) in
      try run(
        LightGBMFunctions.predictContributions, buffer, rows, columns, threads, iterations,
        outputsPerRow: featureCount + 1)
    }
  }

  /// How much each feature matters to the trees: how often they split on it, or the loss those splits removed.
  public func importance(_ kind: ImportanceKind) throws(LearnerError) -> [Double] {
    var values = [Double](repeating: 0, count: featureCount)
    try engine.call("LGBM_BoosterFeatureImportance", threads: 1) { functions in
      values.withUnsafeMutableBufferPointer {
        functions.boosterFeatureImportance(handle, 0, kind == .splits ? 0 : 1, $0.baseAddress!)
      }
    }
    return values
  }

  /// What `importance` counts: splits on a feature, or the loss that they removed.
  public enum ImportanceKind: Sendable { case splits, gain }

  private func run(
    _ kind: Int32, _ features: UnsafeBufferPointer<Float>, _ rows: Int, _ columns: Int, _ threads: Int,
    _ iterations: Int?, outputsPerRow: Int
  ) throws(LearnerError) -> [Double] {
    guard columns == featureCount else {
      throw .input(what: "features", found: "\(columns) columns", expected: "\(featureCount), as the booster has")
    }
    try BlockSize.check(count: features.count, rows: rows, columns: columns)
    guard (1...1_024).contains(threads) else {
      throw .setting(name: "threads", found: "\(threads)", expected: "1 to 1024")
    }
    guard iterations.map({ (1...bestIteration).contains($0) }) ?? true else {
      throw .input(
        what: "number of iterations", found: "\(iterations ?? 0)", expected: "1 to \(bestIteration), as the booster has"
      )
    }
    guard rows > 0 else { return [] }
    var results = [Double](repeating: 0, count: rows * outputsPerRow)
    var length: Int64 = 0
    try engine.call("LGBM_BoosterPredictForMat", threads: threads) { functions in
      results.withUnsafeMutableBufferPointer {
        functions.boosterPredictForMat(
          handle, features.baseAddress, LightGBMFunctions.float32, Int32(rows), Int32(columns), 1, kind, 0,
          Int32(iterations ?? bestIteration), BoosterParameters.common, &length, $0.baseAddress!)
      }
    }
    guard length == results.count else {
      throw .engine(function: "LGBM_BoosterPredictForMat", reason: "\(length) results of \(results.count)")
    }
    return results
  }

  private static func check(
    _ dataset: BoosterDataset, _ parameters: BoosterParameters, _ validation: BoosterDataset?, _ rounds: Int,
    _ earlyStopping: Int?
  ) throws(LearnerError) {
    try parameters.validate()
    guard (1...100_000).contains(rounds) else {
      throw .setting(name: "rounds", found: "\(rounds)", expected: "1 to 100000")
    }
    if let earlyStopping {
      guard earlyStopping > 0 else {
        throw .setting(name: "earlyStopping", found: "\(earlyStopping)", expected: "1 or more rounds")
      }
      guard validation != nil else {
        throw .input(what: "training", found: "early stopping alone", expected: "early stopping with validation rows")
      }
    }
    guard dataset.maxBin == parameters.maxBin else {
      throw .setting(name: "maxBin", found: "\(parameters.maxBin)", expected: "\(dataset.maxBin), as in the dataset")
    }
    if let validation, validation.bins !== dataset.bins {
      throw .input(
        what: "validation dataset", found: "bins of its own", expected: "the dataset trained on as its reference")
    }
  }
}
