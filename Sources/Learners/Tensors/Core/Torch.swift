import NativeLibraries
import Synchronization

/// torch as the tensors call it: operators by name, failures with the shapes they were given.
///
/// A program asks `Torch.require()` once before it makes tensors. After that an operation fails only if it is called
/// wrongly (shapes that do not fit) or memory is out, and then it stops the program and says where: like an index out of
/// range, it is no condition a caller could handle.
public enum Torch {
  /// Tensors alive in this process: what tests of memory count.
  public static var liveTensors: Int { live.load(ordering: .relaxed) }
  static let live = Atomic<Int>(0)

  private static let loaded = Result { () throws(NativeLibraryError) in try TorchFunctions.load() }

  /// Whether torch opens here.
  public static var isAvailable: Bool { (try? loaded.get()) != nil }

  /// Opens torch.
  ///
  /// - Throws: `LearnerError.library` when it is missing or too old (2.10 is the first that fits).
  public static func require() throws(LearnerError) {
    do { _ = try loaded.get() } catch { throw .library(error) }
  }

  static let functions: TorchFunctions = {
    switch loaded {
    case .success(let functions): return functions
    case .failure(let error): fatalError(error.message)
    }
  }()

  /// Calls the operator and gives its results, which are tensors.
  ///
  /// - Parameter results: how many the operator's schema lists.
  static func call(
    _ name: StaticString, _ overload: StaticString = "", _ arguments: [Argument], results: Int
  ) -> [Tensor] {
    withStack(name, overload, arguments, results: results) { stack in
      (0..<results).map { Tensor(owning: handle(stack[$0])) }
    }
  }

  /// The same for an operator with one result.
  static func call(_ name: StaticString, _ overload: StaticString = "", _ arguments: Argument...) -> Tensor {
    withStack(name, overload, arguments, results: 1) { Tensor(owning: handle($0[0])) }
  }

  private static func handle(_ word: UInt64) -> TorchFunctions.Handle {
    guard let handle = TorchFunctions.Handle(bitPattern: UInt(word)) else { fatalError("torch returned no tensor") }
    return handle
  }

  private static func withStack<Value>(
    _ name: StaticString, _ overload: StaticString, _ arguments: [Argument], results: Int,
    _ body: (UnsafeMutableBufferPointer<UInt64>) -> Value
  ) -> Value {
    let functions = functions
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: max(arguments.count, results, 1)) { stack in
      stack.initialize(repeating: 0)
      for (index, argument) in arguments.enumerated() { stack[index] = argument.word(functions) }
      let code = name.withUTF8Buffer { name in
        overload.withUTF8Buffer { overload in
          // Static strings end with a zero byte.
          name.withMemoryRebound(to: CChar.self) { name in
            overload.withMemoryRebound(to: CChar.self) { overload in
              functions.callDispatcher(
                name.baseAddress!, overload.baseAddress!, stack.baseAddress!, TorchFunctions.interfaceVersion)
            }
          }
        }
      }
      withExtendedLifetime(arguments) {}
      if code != 0 { fail("\(name)", functions, arguments.map(\.description)) }
      return body(stack)
    }
  }

  static func check(_ code: TorchFunctions.Code, _ what: @autoclosure () -> String, _ tensors: Tensor...) {
    if code != 0 { fail(what(), functions, tensors.map { "\($0.shape)" }) }
  }

  private static func fail(_ what: String, _ functions: TorchFunctions, _ arguments: [String]) -> Never {
    fatalError("torch refused \(what)(\(arguments.joined(separator: ", "))): \(functions.lastError)")
  }

  /// Makes operations of this thread run on it alone. Every thread that computes needs it once; more do not hurt.
  @discardableResult
  static func claimThread() -> Int {
    var count: UInt32 = 0
    check(functions.threadCount(&count), "the number of threads")
    return Int(count)
  }

  /// Runs `body` without recording what gradients would need. Belongs to the thread, like everything of autograd.
  public static func withoutGradients<Value, Failure: Error>(
    _ body: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try gradients(false, body)
  }

  static func gradients<Value, Failure: Error>(
    _ enabled: Bool, _ body: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    claimThread()
    let functions = functions
    let before = functions.gradientModeIsEnabled()
    functions.setGradientMode(enabled)
    defer { functions.setGradientMode(before) }
    return try body()
  }
}
