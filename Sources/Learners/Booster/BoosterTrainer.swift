import NativeLibraries

/// One training of a booster: LightGBM's structures for it live as long as this object.
final class BoosterTrainer {
  private let engine: BoosterEngine
  private let handle: BoosterEngine.Handle
  private let threads: Int
  private let dataset: BoosterDataset
  private let validation: BoosterDataset?

  init(
    dataset: BoosterDataset, validation: BoosterDataset?, parameters: BoosterParameters
  ) throws(LearnerError) {
    engine = dataset.engine
    threads = parameters.threads
    self.dataset = dataset
    self.validation = validation
    handle = try engine.handle("LGBM_BoosterCreate", threads: threads) { functions, out in
      functions.boosterCreate(dataset.handle, parameters.trainingParameters, out)
    }
    if let validation {
      try engine.call("LGBM_BoosterAddValidData", threads: threads) { [handle] functions in
        functions.boosterAddValidData(handle, validation.handle)
      }
    }
  }

  deinit { _ = engine.functions.boosterFree(handle) }

  /// Adds a tree. False when no leaf could be split any more: further rounds would add nothing.
  func advance() throws(LearnerError) -> Bool {
    var finished: Int32 = 0
    try engine.call("LGBM_BoosterUpdateOneIter", threads: threads) { $0.boosterUpdateOneIter(handle, &finished) }
    return finished == 0
  }

  /// Forecasts of the validation rows by the trees so far.
  func validationForecasts() throws(LearnerError) -> [Double] {
    guard let validation else { return [] }
    var length: Int64 = 0
    try engine.call("LGBM_BoosterGetNumPredict", threads: threads) { $0.boosterGetNumPredict(handle, 1, &length) }
    guard length == validation.rows else {
      throw .engine(function: "LGBM_BoosterGetNumPredict", reason: "\(length) forecasts for \(validation.rows) rows")
    }
    var forecasts = [Double](repeating: 0, count: validation.rows)
    try engine.call("LGBM_BoosterGetPredict", threads: threads) { functions in
      forecasts.withUnsafeMutableBufferPointer { functions.boosterGetPredict(handle, 1, &length, $0.baseAddress!) }
    }
    return forecasts
  }

  /// The model's text with its first `rounds` trees.
  func text(rounds: Int) throws(LearnerError) -> [UInt8] {
    var buffer = [CChar](repeating: 0, count: 1 << 20)
    while true {
      var length: Int64 = 0
      try engine.call("LGBM_BoosterSaveModelToString", threads: threads) { functions in
        buffer.withUnsafeMutableBufferPointer {
          functions.boosterSaveModelToString(handle, 0, Int32(rounds), 0, Int64($0.count), &length, $0.baseAddress)
        }
      }
      // The length counts the closing zero; a text longer than the buffer is not written at all.
      if length <= buffer.count { return buffer.prefix(Int(length) - 1).map { UInt8(bitPattern: $0) } }
      buffer = [CChar](repeating: 0, count: Int(length))
    }
  }
}
