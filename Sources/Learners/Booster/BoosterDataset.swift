import NativeLibraries
import Synchronization

/// Rows of features cut into bins, once, for any number of trainings.
///
/// Labels and weights are set afterwards and may be changed between trainings, so one dataset serves many targets. The
/// features given are not kept: what remains is about one byte a value.
public final class BoosterDataset: Sendable {
  public let rows: Int
  /// Values a row has.
  public let columns: Int
  /// Bins a feature has at most; a training must ask for the same.
  public let maxBin: Int

  private struct State {
    var labels: [Float]?
    var weights: [Float]?
    var inTraining = false
  }

  /// One object for all datasets that share their bins.
  final class Bins: Sendable {}

  let bins: Bins
  let engine: BoosterEngine
  nonisolated(unsafe) let handle: BoosterEngine.Handle
  private let threads: Int
  private let state = Mutex(State())

  /// Bins `features`, row after row, `rows` x `columns`; not-a-number stands for a missing value.
  ///
  /// - Parameters:
  ///   - parameters: `maxBin`, `seed` and `threads` matter here.
  ///   - reference: a dataset whose bins are used, for rows that validate a training on it.
  /// - Throws: `LearnerError.input` when the sizes do not fit, `.library` without LightGBM.
  /// - Complexity: O(rows x columns); the bins are found on 200,000 rows at most.
  public init(
    features: UnsafeBufferPointer<Float>, rows: Int, columns: Int, parameters: BoosterParameters,
    reference: BoosterDataset? = nil
  ) throws(LearnerError) {
    engine = try BoosterEngine()
    handle = try Self.bin(features, rows, columns, parameters, reference, engine)
    bins = reference?.bins ?? Bins()
    self.rows = rows
    self.columns = columns
    maxBin = parameters.maxBin
    threads = parameters.threads
  }

  /// Bins an array; see the initialiser that takes a buffer.
  public init(
    features: [Float], rows: Int, columns: Int, parameters: BoosterParameters, reference: BoosterDataset? = nil
  ) throws(LearnerError) {
    let engine = try BoosterEngine()
    self.engine = engine
    handle = try features.withUnsafeBufferPointer { (buffer) throws(LearnerError) in
      try Self.bin(buffer, rows, columns, parameters, reference, engine)
    }
    bins = reference?.bins ?? Bins()
    self.rows = rows
    self.columns = columns
    maxBin = parameters.maxBin
    threads = parameters.threads
  }

  private init(handle: BoosterEngine.Handle, rows: Int, of whole: BoosterDataset) {
    engine = whole.engine
    bins = whole.bins
    self.handle = handle
    self.rows = rows
    columns = whole.columns
    maxBin = whole.maxBin
    threads = whole.threads
  }

  deinit { _ = engine.functions.datasetFree(handle) }

  /// Sets what is to be learnt: one finite number a row.
  ///
  /// - Throws: `LearnerError.input`, or `.busy` while a training uses the dataset.
  public func setLabels(_ labels: [Float]) throws(LearnerError) {
    try check(labels, "labels", expected: "finite numbers") { $0.isFinite }
    try change { (state) throws(LearnerError) in
      try setField("label", labels)
      state.labels = labels
    }
  }

  /// Sets how much each row counts: finite numbers of 0 or more, not all 0; nil gives all rows the same weight again.
  ///
  /// - Throws: `LearnerError.input`, or `.busy` while a training uses the dataset.
  public func setWeights(_ weights: [Float]?) throws(LearnerError) {
    if let weights {
      try check(weights, "weights", expected: "finite numbers of 0 or more") { $0.isFinite && $0 >= 0 }
      guard weights.contains(where: { $0 > 0 }) else {
        throw .input(what: "weights", found: "only zeros", expected: "at least one above 0")
      }
    }
    try change { (state) throws(LearnerError) in
      try setField("weight", weights ?? [])
      state.weights = weights
    }
  }

  /// The given rows as a dataset of their own, with the same bins, and with the labels and weights set so far.
  ///
  /// - Parameter rows: ascending and without repetition.
  /// - Throws: `LearnerError.input` when they are not, or lie outside the dataset.
  public func subset(rows subset: [Int]) throws(LearnerError) -> BoosterDataset {
    guard let first = subset.first, let last = subset.last, first >= 0, last < rows else {
      throw .input(
        what: "rows of the subset", found: subset.isEmpty ? "none" : "\(subset[0]) to \(subset[subset.count - 1])",
        expected: "at least one, each from 0 to \(rows - 1)")
    }
    if let place = subset.indices.dropFirst().first(where: { subset[$0] <= subset[$0 - 1] }) {
      throw .input(
        what: "rows of the subset", found: "\(subset[place]) after \(subset[place - 1])", expected: "ascending rows")
    }
    let (labels, weights) = state.withLock { ($0.labels, $0.weights) }
    let indices = subset.map { Int32($0) }
    let part = try engine.handle("LGBM_DatasetGetSubset", threads: threads) { functions, out in
      functions.datasetGetSubset(handle, indices, Int32(indices.count), BoosterParameters.common, out)
    }
    let dataset = BoosterDataset(handle: part, rows: subset.count, of: self)
    if let labels { try dataset.setLabels(subset.map { labels[$0] }) }
    try dataset.setWeights(weights.map { weights in subset.map { weights[$0] } })
    return dataset
  }

  /// Labels and weights, taken for a training: until `endTraining` nothing changes them.
  func beginTraining() throws(LearnerError) -> (labels: [Float], weights: [Float]?) {
    let taken = state.withLock { state -> Result<([Float], [Float]?), LearnerError> in
      guard let labels = state.labels else {
        return .failure(.input(what: "dataset", found: "no labels", expected: "labels set by setLabels"))
      }
      guard !state.inTraining else { return .failure(.busy(what: "dataset")) }
      state.inTraining = true
      return .success((labels, state.weights))
    }
    return try taken.get()
  }

  func endTraining() { state.withLock { $0.inTraining = false } }

  /// Labels and weights as they are, for a dataset that only validates.
  func targets() throws(LearnerError) -> (labels: [Float], weights: [Float]?) {
    let (labels, weights) = state.withLock { ($0.labels, $0.weights) }
    guard let labels else {
      throw .input(what: "validation dataset", found: "no labels", expected: "labels set by setLabels")
    }
    return (labels, weights)
  }

  private func change(_ body: (inout State) throws(LearnerError) -> Void) throws(LearnerError) {
    try state.withLock { (state) throws(LearnerError) in
      guard !state.inTraining else { throw LearnerError.busy(what: "dataset") }
      try body(&state)
    }
  }

  private func setField(_ name: String, _ values: [Float]) throws(LearnerError) {
    try engine.call("LGBM_DatasetSetField", threads: threads) { functions in
      values.withUnsafeBufferPointer {
        functions.datasetSetField(handle, name, $0.baseAddress, Int32($0.count), LightGBMFunctions.float32)
      }
    }
  }

  private func check(
    _ values: [Float], _ what: String, expected: String, _ holds: (Float) -> Bool
  ) throws(LearnerError) {
    guard values.count == rows else {
      throw .input(what: what, found: "\(values.count) values", expected: "\(rows), one a row")
    }
    if let row = values.firstIndex(where: { !holds($0) }) {
      throw .input(what: what, found: "\(values[row]) in row \(row)", expected: expected)
    }
  }

  private static func bin(
    _ features: UnsafeBufferPointer<Float>, _ rows: Int, _ columns: Int, _ parameters: BoosterParameters,
    _ reference: BoosterDataset?, _ engine: BoosterEngine
  ) throws(LearnerError) -> BoosterEngine.Handle {
    try parameters.validate()
    try BlockSize.check(count: features.count, rows: rows, columns: columns)
    guard rows > 0 else { throw .input(what: "features", found: "no rows", expected: "at least one row") }
    if let reference {
      guard reference.columns == columns else {
        throw .input(
          what: "features", found: "\(columns) columns", expected: "\(reference.columns), as in the reference dataset")
      }
      guard reference.maxBin == parameters.maxBin else {
        throw .setting(
          name: "maxBin", found: "\(parameters.maxBin)", expected: "\(reference.maxBin), as in the reference dataset")
      }
    }
    return try withExtendedLifetime(reference) { () throws(LearnerError) in
      try engine.handle("LGBM_DatasetCreateFromMat", threads: parameters.threads) { functions, out in
        functions.datasetCreateFromMat(
          features.baseAddress, LightGBMFunctions.float32, Int32(rows), Int32(columns), 1,
          parameters.datasetParameters, reference?.handle, out)
      }
    }
  }
}
