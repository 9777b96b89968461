import Foundation
import Testing

/// Two trainings started at the same instant: one runs, the other says who does.
@Suite(.serialized, .enabled(if: Requirements.areMet, Requirements.absence))
struct LeaseRaceTests {
  private let training = ["windows", "train", "--only", "2022-2024", "--networks", "off", "--threads", "1"]

  @Test func ofTwoStartedAtOnceExactlyOneRuns() throws {
    let folder = try TemporaryFolder()
    let tool = try CrashLeague.copy(CrashLeague.windows, into: folder, named: "race")
    let races = CrashScale.number("RACES", sample: 5, whole: 50)
    for race in 1...races {
      let both = try (0..<2).map { _ in
        // Nobody trains before the other has been refused: the holder waits where its first booster begins.
        try tool.start(training, environment: ["FULLCOURT_FAULT": "hold@booster.begin#1"])
      }
      let refused = try first(of: both)
      let holder = both[1 - refused]
      #expect(holder.process.isRunning, "race \(race): both ended")
      let outcome = both[refused].outcome()
      #expect(outcome.code == 75, "race \(race): \(outcome.log)")
      let pid = holder.process.processIdentifier
      #expect(outcome.log.contains("'windows train', process \(pid) on "), "race \(race): \(outcome.log)")
      #expect(outcome.log.contains(", since 20"))
      // The dead holder of this race is taken over in the next.
      kill(pid, SIGKILL)
      holder.process.waitUntilExit()
    }
    CrashScale.report("lease: \(races) races, one ran and one was refused in each")
    #expect(try tool.run(training).code == 0)
    #expect(try tool.committed() == ["window 2022-2024"])
  }

  /// Which of two has ended; the other waits.
  private func first(of both: [Tool.Running]) throws -> Int {
    let deadline = Date().addingTimeInterval(120)
    while Date() < deadline {
      if let ended = both.firstIndex(where: { !$0.process.isRunning }) { return ended }
      usleep(2_000)
    }
    throw Undecided()
  }

  struct Undecided: Error {}
}
