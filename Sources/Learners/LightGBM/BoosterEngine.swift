import NativeLibraries

/// LightGBM as the learners call it: quiet, with its errors as Swift errors and its number of threads under control.
///
/// Safe to call from any thread; calls from several threads run side by side if they want the same number of threads.
struct BoosterEngine: Sendable {
  typealias Handle = LightGBMFunctions.Handle

  /// Larger than any number of threads used. See `ThreadGate`.
  static let threadCeiling = 4_096

  private static let gate = ThreadGate()
  private static let silence: LightGBMFunctions.LogCallback = { _ in }

  let functions: LightGBMFunctions

  /// - Throws: `LearnerError.library` when LightGBM is missing.
  init() throws(LearnerError) {
    do {
      functions = try LightGBMFunctions.load()
    } catch {
      throw .library(error)
    }
  }

  /// Calls `body`, which must return what the C function `name` returned.
  func call(_ name: String, threads: Int, _ body: (LightGBMFunctions) -> Int32) throws(LearnerError) {
    let change: (Int) -> Void = { _ = functions.setMaxThreads(Int32($0)) }
    let reason = Self.gate.pass(threads, onChange: change) { () -> String? in
      // The library remembers whom to tell its messages, and its last error, for each thread of its own.
      _ = functions.registerLogCallback(Self.silence)
      guard body(functions) != 0 else { return nil }
      return functions.lastError().map { String(cString: $0) } ?? "no reason given"
    }
    if let reason { throw .engine(function: name, reason: reason) }
  }

  /// A handle that `body` makes.
  func handle(
    _ name: String, threads: Int, _ body: (LightGBMFunctions, UnsafeMutablePointer<Handle?>) -> Int32
  ) throws(LearnerError) -> Handle {
    var handle: Handle?
    try call(name, threads: threads) { body($0, &handle) }
    guard let handle else { throw .engine(function: name, reason: "it returned nothing") }
    return handle
  }
}
