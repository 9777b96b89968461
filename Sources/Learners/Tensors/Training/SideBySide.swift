import Foundation
import Synchronization

/// Independent trainings, each on a thread of its own: one network is computed by one thread, several networks by several.
public enum SideBySide {
  /// Runs `body` for 0 ..< count on at most `threads` threads at once and gives the results in order.
  ///
  /// Autograd's mode belongs to the thread and each network has generators of its own, so the results are those of one after
  /// the other, byte for byte.
  /// - Throws: the error of the lowest number that failed; the others run to their end.
  public static func run<Value: Sendable>(
    _ count: Int, threads: Int, _ body: @escaping @Sendable (Int) throws -> Value
  ) throws -> [Value] {
    precondition(threads >= 1, "\(threads) threads")
    let next = Atomic<Int>(0)
    let results = Mutex<[Result<Value, any Error>?]>(Array(repeating: nil, count: count))
    let shared = Shared(next: next, results: results)
    let done = DispatchSemaphore(value: 0)
    let workers = min(threads, count)
    for _ in 0..<workers {
      let thread = Thread {
        while true {
          let index = shared.next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard index < count else { break }
          let result = Result { try body(index) }
          shared.results.withLock { $0[index] = result }
        }
        done.signal()
      }
      // Autograd goes back through a network by recursion in places.
      thread.stackSize = 16 << 20
      thread.start()
    }
    for _ in 0..<workers { done.wait() }
    return try shared.results.withLock { $0 }.map { try $0!.get() }
  }

  private final class Shared<Value: Sendable>: Sendable {
    let next: Atomic<Int>
    let results: Mutex<[Result<Value, any Error>?]>

    init(next: consuming Atomic<Int>, results: consuming Mutex<[Result<Value, any Error>?]>) {
      self.next = next
      self.results = results
    }
  }
}
