import Synchronization
import Testing

@testable import Pipeline

@Suite struct ExecutorTests {
  private struct Failure: Error {}

  @Test(arguments: [1, 2, 5]) func everyItemIsDoneOnce(threads: Int) throws {
    let done = Mutex<[Int]>([])
    let items = (0..<20).map { number in
      WorkItem(name: "\(number)") { _ in done.withLock { $0.append(number) } }
    }
    try LocalExecutor(threads: threads).run(items)
    #expect(done.withLock { $0.sorted() } == Array(0..<20))
  }

  @Test func threadsAreShared() throws {
    let shares = Mutex<[Int]>([])
    let item = WorkItem(name: "alone") { threads in shares.withLock { $0.append(threads) } }
    try LocalExecutor(threads: 4).run([item])
    try LocalExecutor(threads: 4).run([item, item])
    #expect(shares.withLock { $0 } == [4, 2, 2])
  }

  @Test func afterAnErrorNothingIsBegun() {
    let done = Mutex(0)
    let good = WorkItem(name: "good") { _ in done.withLock { $0 += 1 } }
    let bad = WorkItem(name: "bad") { _ in throw Failure() }
    #expect(throws: Failure.self) { try LocalExecutor(threads: 1).run([good, bad, good, good]) }
    #expect(done.withLock { $0 } == 1)
  }
}
