import Foundation
import Testing

@testable import Learners

@Suite(.enabled(if: Torch.isAvailable, "torch does not open here"))
struct TrainingTests {
  @Test func aSmallTransformerLearns() throws {
    let losses = try Example.train(steps: 40, seed: 3).losses
    #expect(losses.last! < losses[0] * 0.7, "\(losses)")
  }

  @Test func theSameSeedGivesTheSameBytesAloneAndSideBySide() throws {
    let alone = try (0..<4).map { try Example.train(steps: 6, seed: UInt64($0)).checkpoint().encoded() }
    for threads in [1, 2, 4] {
      let together = try SideBySide.run(4, threads: threads) {
        try Example.train(steps: 6, seed: UInt64($0)).checkpoint().encoded()
      }
      #expect(alone == together, "\(threads) threads")
    }
    #expect(alone[0] != alone[1])
  }

  @Test func resultsComeInOrderAndTheFirstErrorIsThrown() throws {
    #expect(try SideBySide.run(7, threads: 3) { $0 * $0 } == [0, 1, 4, 9, 16, 25, 36])
    #expect(try SideBySide.run(0, threads: 3) { $0 }.isEmpty)
    #expect(throws: LearnerError.cancelled(afterRounds: 2)) {
      _ = try SideBySide.run(5, threads: 2) { index in
        if index >= 2 { throw LearnerError.cancelled(afterRounds: index) }
      }
    }
  }

  @Test func aTrainingTakenUpAgainGivesTheSameBytes() throws {
    let whole = try Example.train(steps: 10, seed: 5).checkpoint().encoded()
    let stored = try Example.train(steps: 4, seed: 5).checkpoint().encoded()
    let checkpoint = try Checkpoint(decoding: stored, file: "a test's")
    // Another seed: everything must come out of the checkpoint.
    let store = ParameterStore(seed: 99, [Example.embed, Example.block, Example.head])
    try store.restore(checkpoint.parameters)
    let adam = AdamW(store, .init(learningRate: 5e-3))
    try adam.restore(checkpoint.optimiser)
    #expect(Example.train(store, adam, checkpoint.random, steps: 6).checkpoint().encoded() == whole)
  }

  @Test func aStateOfAnotherNetworkIsRefused() throws {
    let store = ParameterStore(seed: 1, [Linear("a", 3, 2)])
    for layers in [[Linear("a", 2, 2)], [Linear("b", 3, 2)], [Linear("a", 3, 2), Linear("b", 1, 1)]] {
      let other = ParameterStore(seed: 1, layers)
      #expect(throws: LearnerError.self) { try store.restore(other.state()) }
      #expect(throws: LearnerError.self) { try AdamW(store).restore(AdamW(other).state()) }
    }
  }

  @Test func theScheduleRisesThenFalls() {
    let schedule = LearningRateSchedule(peak: 2, warmUp: 4, steps: 104, floor: 0.1)
    #expect((0..<4).map(schedule.rate) == [0.5, 1, 1.5, 2])
    #expect(schedule.rate(at: 4) == 2)
    #expect(abs(schedule.rate(at: 54) - 1.1) < 1e-12)
    #expect(abs(schedule.rate(at: 104) - 0.2) < 1e-12 && schedule.rate(at: 999) == schedule.rate(at: 104))
  }

  /// 100,000 steps of a network of two numbers: a handle kept per step would be seen at once in the count, memory kept per
  /// step in the size of the process. Other tests run beside this one, hence the room.
  @Test func memoryStaysFlat() throws {
    let linear = Linear("a", 2, 1)
    let store = ParameterStore(seed: 1, [linear])
    let adam = AdamW(store, .init(clip: nil))
    let x = Tensor([1, 2, 3, 4] as [Float], shape: [2, 2])
    let y = Tensor([1, 0] as [Float], shape: [2, 1])
    func step() {
      linear(x, ForwardPass(store, training: true)).l2Loss(y).backward()
      adam.step()
    }
    for _ in 0..<2_000 { step() }
    let (handles, bytes) = (Torch.liveTensors, try residentBytes())
    for _ in 0..<100_000 { step() }
    #expect(Torch.liveTensors - handles < 20_000)
    #expect(try residentBytes() - bytes < 100 << 20)
  }

  private func residentBytes() throws -> Int {
    let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
    return try #require(Int(text.split(separator: " ")[1])) * Int(sysconf(Int32(_SC_PAGESIZE)))
  }
}
