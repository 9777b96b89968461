import Foundation
import Testing

/// A window that is killed with -9 in the middle of a network's epoch goes on from the epoch before, and ends in the same bytes.
@Suite(.serialized, .enabled(if: Requirements.areMet && Requirements.hasTorch, Requirements.absence))
struct MidEpochKillTests {
  private let training = ["windows", "train", "--only", "2022-2024", "--networks", "always", "--threads", "1"]

  @Test func aWindowKilledInTheMiddleOfAnEpochEndsInTheSameBytes() throws {
    let folder = try TemporaryFolder()
    let straight = try CrashLeague.copy(CrashLeague.windows, into: folder, named: "straight")
    let (whole, points) = try straight.points(of: training)
    #expect(whole.code == 0, "\(whole.log)")
    let expected = try straight.models()
    #expect(expected.keys.contains("windows/2022-2024/window.json"))

    for place in try middles(of: points) {
      let killed = try CrashLeague.copy(CrashLeague.windows, into: folder, named: "killed-\(place.step)")
      let running = try killed.start(training, environment: ["FULLCOURT_FAULT": "kill@network.step#\(place.step)"])
      running.process.waitUntilExit()
      #expect(running.process.terminationReason == .uncaughtSignal)
      #expect(running.process.terminationStatus == SIGKILL)
      #expect(try killed.committed().isEmpty)
      let resumed = try killed.run(training)
      #expect(resumed.code == 0, "\(resumed.log)")
      // It went on from the epochs that were whole, not from the start.
      let record = try Data(contentsOf: killed.workspace.appendingPathComponent("windows/2022-2024/run.json"))
      let run = try #require(try JSONSerialization.jsonObject(with: record) as? [String: Any])
      #expect(run["resumedEpochs"] as? Int == place.epochs)
      #expect(try killed.models() == expected)
      #expect(try killed.committed() == ["window 2022-2024"])
    }
  }

  /// Steps in the middle of an epoch that is not the first of its network: how many steps and epochs lie before. The second and the
  /// the last of them all.
  private func middles(of points: [String]) throws -> [(step: Int, epochs: Int)] {
    var found: [(step: Int, epochs: Int)] = []
    var (steps, epochs, inEpoch) = (0, 0, 0)
    for point in points {
      if point.hasPrefix("network.epoch") {
        // The epoch's middle, and an epoch before it in the same network: the one that has just ended was no first one.
        (epochs, inEpoch) = (epochs + 1, 0)
      } else if point.hasPrefix("network.step") {
        (steps, inEpoch) = (steps + 1, inEpoch + 1)
        if inEpoch == 5 { found.append((steps, epochs)) }
      }
    }
    try #require(found.count > 10)
    return [found[1], found[found.count - 1]]
  }
}
