import Foundation
import Testing

/// Whatever stops a training, what was finished is kept, and the run that goes on ends in the same bytes.
@Suite(.serialized, .enabled(if: Requirements.areMet, Requirements.absence))
struct InterruptionTests {
  private let arguments = ["windows", "train", "--only", "2022-2024", "--threads", "1"]

  private func league(_ folder: URL) throws -> Tool {
    let tool = Tool(workspace: folder)
    try #require(try tool.run("data", "simulate", "--seasons", "2020-2024", "--scale", "small").code == 0)
    try #require(try tool.run("features", "build").code == 0)
    return tool
  }

  @Test func aKilledTrainingGoesOnAndEndsInTheSameBytes() throws {
    let folder = try TemporaryFolder()
    let straight = try league(folder.url.appendingPathComponent("straight"))
    #expect(try straight.run(arguments).code == 0)

    let killed = try league(folder.url.appendingPathComponent("killed"))
    let running = try killed.start(arguments)
    try waitForBoosters(3, in: killed.workspace)
    kill(running.process.processIdentifier, SIGKILL)
    running.process.waitUntilExit()
    #expect(running.process.terminationReason == .uncaughtSignal)
    #expect(try killed.run("windows", "list").code == 77)

    let resumed = try killed.run(arguments)
    #expect(resumed.code == 0)
    #expect(resumed.log.contains("boosters from before"))
    let first = try files(straight.workspace)
    let second = try files(killed.workspace)
    #expect(first.count > 10)
    #expect(first == second)
    try chargedForWhatItUsed(killed)
  }

  /// The killed run is charged by its last mark, the one that went on with what it used, and nothing stays set aside.
  private func chargedForWhatItUsed(_ tool: Tool) throws {
    let ledger = try tool.run("budget", "ledger", "--json").json()
    #expect(ledger["intact"] as? Bool == true)
    let entries = try #require(ledger["entries"] as? [[String: Any]])
    let window = entries.filter { $0["step"] as? String == "window 2022-2024" }
    #expect(window.map { $0["kind"] as? String } == ["reserve", "release", "reserve", "settle"])
    #expect(window[1]["note"] as? String == "its process died; charged by its last mark")
    #expect(window[3]["milliseconds"] as? Int ?? 0 > 0)
  }

  @Test func anInterruptedTrainingSaysHowToGoOn() throws {
    let folder = try TemporaryFolder()
    let tool = try league(folder.url)
    let running = try tool.start(arguments)
    try waitForBoosters(1, in: tool.workspace)
    kill(running.process.processIdentifier, SIGINT)
    running.process.waitUntilExit()
    let outcome = running.outcome()
    #expect(outcome.code == 130)
    #expect(
      outcome.log.hasSuffix(
        """
        error: interrupted. Everything finished so far is kept. Go on with: fullcourt windows train --only 2022-2024

        """))
    #expect(try tool.run(arguments).log.contains("boosters from before"))
  }

  @Test func whileOneTrainsAnotherIsRefused() throws {
    let folder = try TemporaryFolder()
    let tool = try league(folder.url)
    let running = try tool.start(arguments)
    try waitForBoosters(1, in: tool.workspace)
    kill(running.process.processIdentifier, SIGSTOP)
    let other = try tool.run(arguments)
    #expect(other.code == 75)
    #expect(other.log.hasPrefix("error: another training runs in this workspace: 'windows train', process "))
    kill(running.process.processIdentifier, SIGKILL)
    running.process.waitUntilExit()
    // The holder is dead: the next one takes over.
    #expect(try tool.run(arguments).code == 0)
  }

  /// Returns when so many finished boosters lie in the staging folder.
  private func waitForBoosters(_ count: Int, in workspace: URL) throws {
    let staging = workspace.appendingPathComponent("staging")
    let deadline = Date().addingTimeInterval(600)
    while Date() < deadline {
      let found = FileManager.default.enumerator(atPath: staging.path)?.compactMap { $0 as? String } ?? []
      if found.count(where: { $0.hasSuffix(".unit.json") }) >= count { return }
      usleep(2_000)
    }
    Issue.record("no booster was finished in ten minutes")
  }

  /// The files of the trained window but the record of the run, which holds its seconds.
  private func files(_ workspace: URL) throws -> [String: Data] {
    let folder = workspace.appendingPathComponent("windows/2022-2024")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0 != "run.json" }
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: folder.appendingPathComponent($0))) })
  }
}
