import Foundation
import Testing

/// A training, what it makes when nobody disturbs it, and ways to disturb it.
struct KillBench: Sendable {
  let league: Result<URL, any Error>
  let training: [String]
  let folder: TemporaryFolder
  let expected: [String: Data]
  /// Every point that the undisturbed run passed.
  let points: [String]
  /// Seconds it took.
  let seconds: Double

  init(_ league: Result<URL, any Error>, _ training: [String]) throws {
    self.league = league
    self.training = training
    folder = try TemporaryFolder()
    let straight = try CrashLeague.copy(league, into: folder, named: "straight")
    let start = ContinuousClock.now
    let (outcome, points) = try straight.points(of: training)
    try #require(outcome.code == 0, "\(outcome.log)")
    seconds = (ContinuousClock.now - start) / .seconds(1)
    self.points = points
    expected = try straight.models()
    try #require(expected.count > 10)
    try FileManager.default.removeItem(at: straight.workspace)
  }

  /// How often a point was passed; `disk` is any operation of the disk.
  func count(_ point: String) -> Int {
    points.count { $0.hasPrefix("\(point) ") || (point == "disk" && !$0.hasSuffix(" ")) }
  }

  /// Killed at a point, looked at, gone on with: the bytes are those of the undisturbed run.
  func kill(at point: String, _ number: Int) throws {
    let name: Comment = "killed at \(point)#\(number)"
    let tool = try CrashLeague.copy(league, into: folder, named: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: tool.workspace) }
    let before = try tool.committed()
    let running = try tool.start(training, environment: ["FULLCOURT_FAULT": "kill@\(point)#\(number)"])
    running.process.waitUntilExit()
    #expect(running.process.terminationReason == .uncaughtSignal, name)
    #expect(running.process.terminationStatus == SIGKILL, name)
    #expect(try tool.committed().isSuperset(of: before), name)
    let resumed = try tool.run(training)
    #expect(resumed.code == 0, "\(name): \(resumed.log)")
    #expect(try tool.models() == expected, name)
    CrashScale.report("killed at \(point)#\(number): resumed to the same bytes")
    #expect(try tool.committed().isSuperset(of: before), name)
  }

  /// Killed again and again at random moments until it gets through between two of them; returns the number of kills.
  ///
  /// After each kill the registry vouches for everything that was committed before it; at the end the bytes are those of the
  /// undisturbed run.
  func killUntilDone(_ random: inout SplitMix, atMost most: Int) throws -> Int {
    let tool = try CrashLeague.copy(league, into: folder, named: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: tool.workspace) }
    var committed = try tool.committed()
    var kills = 0
    while kills < most {
      let running = try tool.start(training)
      // The moment is what is tested: anywhere between the start and the time the whole takes.
      usleep(UInt32(random.uniform() * seconds * 1e6))
      Glibc.kill(running.process.processIdentifier, SIGKILL)
      running.process.waitUntilExit()
      let wasKilled = running.process.terminationReason == .uncaughtSignal
      let now = try tool.committed()
      #expect(now.isSuperset(of: committed), "after \(kills + 1) kills \(committed.subtracting(now)) is gone")
      committed = now
      guard wasKilled else {
        #expect(running.outcome().code == 0, "\(running.outcome().log)")
        break
      }
      kills += 1
    }
    let last = try tool.run(training)
    #expect(last.code == 0, "\(last.log)")
    #expect(try tool.models() == expected, "after \(kills) kills the bytes differ")
    CrashScale.report("\(kills) random kills of \(training[0]) training: resumed to the same bytes")
    return kills
  }
}

/// Steele, Lea, Flood: Fast splittable pseudorandom number generators (2014), doi 10.1145/2660193.2660195.
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func uniform() -> Double {
    state &+= 0x9e37_79b9_7f4a_7c15
    var word = state
    word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    return Double((word ^ (word >> 31)) >> 11) / 9_007_199_254_740_992
  }
}
