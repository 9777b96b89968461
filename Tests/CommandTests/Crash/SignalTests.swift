import Foundation
import Testing

/// A training that is asked to stop ends with 130 and says how to go on; the run that does ends in the same bytes.
@Suite(.serialized, .enabled(if: Requirements.areMet && Requirements.hasTorch, Requirements.absence))
struct SignalTests {
  /// Where the signal finds it: between boosters, in a network, in the middle of V4.
  private struct Moment {
    let league: Result<URL, any Error>
    let training: [String]
    let point: String
    let number: Int
  }

  private static let window = ["windows", "train", "--only", "2022-2024", "--networks", "always", "--threads", "1"]

  @Test(arguments: CrashScale.isWhole ? [SIGINT, SIGTERM] : [SIGTERM])
  func asked(_ number: Int32) throws {
    var moments = [Moment(league: CrashLeague.windows, training: Self.window, point: "network.epoch", number: 9)]
    if CrashScale.isWhole {
      moments.append(Moment(league: CrashLeague.windows, training: Self.window, point: "booster.end", number: 6))
      let meta = ["meta", "train", "--threads", "1"]
      moments.append(Moment(league: CrashLeague.meta, training: meta, point: "memory.epoch", number: 2))
      moments.append(Moment(league: CrashLeague.meta, training: meta, point: "booster.end", number: 4))
    }
    for moment in moments { try stop(at: moment, with: number) }
  }

  private func stop(at moment: Moment, with number: Int32) throws {
    let folder = try TemporaryFolder()
    let straight = try CrashLeague.copy(moment.league, into: folder, named: "straight")
    #expect(try straight.run(moment.training).code == 0)
    let tool = try CrashLeague.copy(moment.league, into: folder, named: "stopped")
    let fault = "signal\(number)@\(moment.point)#\(moment.number)"
    let stopped = try tool.run(moment.training, fault: fault)
    #expect(stopped.code == 130, "\(fault): \(stopped.log)")
    let advice = "error: interrupted. Everything finished so far is kept. Go on with: fullcourt "
    #expect(stopped.log.contains(advice + moment.training.prefix(2).joined(separator: " ")), "\(fault): \(stopped.log)")
    #expect(try tool.run(moment.training).code == 0)
    #expect(try tool.models() == straight.models(), "\(fault): the bytes differ")
  }
}
