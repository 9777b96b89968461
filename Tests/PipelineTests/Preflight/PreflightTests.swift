import BoxScores
import Foundation
import Learners
import NativeLibraries
import Testing

@testable import Pipeline
@testable import Registry
@testable import Windows

/// Every check, shown to fail with its fault put in.
@Suite struct PreflightTests {
  private final class Bench {
    let folder: URL
    var surroundings = Surroundings.actual
    var device = Device.Choice.auto
    var machine = "local"

    init() throws {
      folder = FileManager.default.temporaryDirectory.appendingPathComponent("fullcourt-test-\(UUID().uuidString)")
      surroundings.freeBytes = { _ in 1_000_000_000_000 }
      surroundings.freeMemory = { 1_000_000_000_000 }
      surroundings.library = { PreflightTests.status($0, path: "/lib/\($0.rawValue).so") }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func session() throws -> WorkspaceSession {
      try WorkspaceSession(folder: folder, threads: 2, device: device, machine: machine, tool: "fullcourt")
    }

    func report(_ subject: PreflightSubject) throws -> PreflightReport {
      try Preflight(session: session(), surroundings: surroundings).report(subject)
    }

    func budget(_ limit: String) throws {
      var change = BudgetDesk.Change()
      change.cycleStart = GameDay("2026-12-01")
      change.limit = Money(limit)
      change.machines = [Machine("A10G=1.10")!, Machine("box=1:cpu")!]
      _ = try BudgetDesk(session()).set(change)
    }
  }

  /// A library as it may be found or not.
  private static func status(_ library: NativeLibrary, path: String? = nil, problem: String? = nil) -> LibraryStatus {
    var fields: [String: Any] = ["library": library.rawValue, "title": library.title, "isOptional": library.isOptional]
    fields["path"] = path
    fields["problem"] = problem
    fields["remedy"] = problem == nil ? nil : library.remedy
    fields["devices"] = library == .torch && path != nil ? ["cpu"] : nil
    let data = try! JSONSerialization.data(withJSONObject: fields)
    return try! JSONDecoder().decode(LibraryStatus.self, from: data)
  }

  /// Trees are never passed off as networks.
  @Test func windowsWithoutTorchSayThatTheyAreTreesAlone() {
    func notice(_ settings: WindowSettings, torch: Bool) -> String? {
      VintageRunner.notice([900, 60_000, 70_000], settings, tool: "fullcourt", torch: { torch })
    }
    let settings = WindowSettings().withNetworks
    #expect(
      notice(settings, torch: false)
        == "torch does not open: 2 of 3 windows get no networks, trees alone ('fullcourt doctor' says why)")
    #expect(notice(settings, torch: true) == nil)
    #expect(notice(settings.treesOnly, torch: false) == nil)
    // Whoever asks for them by name is refused.
    #expect(ModelSettings(networks: .always).demandsNetworks)
    #expect(!ModelSettings(networks: .auto).demandsNetworks && !ModelSettings(networks: .off).demandsNetworks)
  }

  private func need(
    _ step: String = "window 2022-2024", hours: Double = 1, jobs: Int = 1, activity: CostModel.Activity = .window
  ) -> StepNeed {
    StepNeed(
      step: step, activity: activity, key: step, cells: 1_000_000, inputs: "",
      estimate: .init(seconds: hours * 3_600, range: (hours * 3_600)...(hours * 3_600)), jobs: jobs)
  }

  private func subject(_ needs: [StepNeed]) -> PreflightSubject {
    PreflightSubject(title: "windows train", needs: needs)
  }

  /// The one check that failed.
  private func failure(_ report: PreflightReport, _ sourceLocation: SourceLocation = #_sourceLocation) throws
    -> PreflightCheck
  {
    #expect(report.failures.count == 1, sourceLocation: sourceLocation)
    return try #require(report.failures.first, sourceLocation: sourceLocation)
  }

  @Test func theCodesAreStable() {
    #expect(
      CheckCode.allCases.map { "\($0.rawValue) \($0.exitCode.rawValue)" } == [
        "windows.corrupt 76", "windows.missing 77", "windows.stale 77", "windows.schema 77", "configuration 78",
        "data.coverage 66", "meta.history 66", "champion.backup 77", "disk.space 77", "memory 77", "gpu.notForData 77",
        "budget 79",
        "ledger 76", "lease.busy 75", "library.lightgbm 69", "library.torch 69", "device 69",
      ])
    #expect(CheckCode.allCases.allSatisfy { CheckCode.gravity.contains($0.exitCode) })
  }

  @Test func nothingFailsWhereNothingIsWrong() throws {
    let report = try Bench().report(subject([need(), need(activity: .features)]))
    #expect(report.failures.isEmpty && report.exitCode == .done)
    #expect(
      report.checks.map(\.code) == [
        .configuration, .dataCoverage, .leaseBusy, .diskSpace, .memory, .libraryLightGBM, .libraryTorch, .device,
        .ledger,
        .budget, .gpuNotForData,
      ])
  }

  @Test func tooLittleDiskIsNamedWithWhatIsNeeded() throws {
    let bench = try Bench()
    bench.surroundings.freeBytes = { _ in 51_000_000 }
    let check = try failure(try bench.report(subject([need()])))
    #expect(check.code == .diskSpace)
    #expect(check.found == "51.0 MB free at \(bench.folder.path), about 58.0 MB needed")
    #expect(check.expected == "at least 58.0 MB free")
    #expect(check.command == "df -h \(bench.folder.path), then free space or name a larger disk with --workspace")
  }

  @Test func tooLittleMemoryIsNamedWithAWayOut() throws {
    let bench = try Bench()
    bench.surroundings.freeMemory = { 310_000_000 }
    let check = try failure(try bench.report(subject([need(jobs: 2), need("other", jobs: 2)])))
    #expect(check.code == .memory && check.found == "310.0 MB of memory free, about 324.0 MB needed")
    #expect(check.command == "run the command again with --threads 1: one step at a time")
    let alone = try failure(try bench.report(subject([need(hours: 2)])))
    #expect(alone.command == "end other programs, then run the command again")
  }

  @Test func aLibraryThatDoesNotOpenIsNamedWithTheCommandThatBringsIt() throws {
    let bench = try Bench()
    bench.surroundings.library = { library in
      Self.status(library, problem: "tried /nowhere/\(library.rawValue).so")
    }
    var asked = subject([need()])
    asked.needsTorch = true
    let report = try bench.report(asked)
    #expect(report.failures.map(\.code) == [.libraryLightGBM, .libraryTorch])
    #expect(report.exitCode == .unavailable)
    #expect(report.failures[0].found == "LightGBM does not open: tried /nowhere/lightgbm.so")
    #expect(report.failures[0].command == "make setup")
    // Where nothing is to be trained no library is needed.
    #expect(try bench.report(subject([])).failures.isEmpty)
  }

  @Test func aDeviceThatIsNotThereIsRefused() throws {
    let bench = try Bench()
    bench.device = .cuda
    var asked = subject([need()])
    #expect(try bench.report(asked).failures.isEmpty)
    asked.needsTorch = true
    let check = try failure(try bench.report(asked))
    #expect(check.code == .device && check.code.exitCode == .unavailable)
    #expect(check.found == "--device cuda is asked for, and torch computes on cpu")
  }

  @Test func anotherTrainingIsNamedWithItsHolder() throws {
    let bench = try Bench()
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/cat")
    shell.standardInput = Pipe()
    try shell.run()
    defer { kill(shell.processIdentifier, SIGKILL) }
    let registry = try bench.session().registry()
    let other = try #require(ProcessIdentity.of(pid: shell.processIdentifier))
    let lease = try Registry(registry.workspace, process: other).acquireLease(purpose: "meta train")
    let check = try failure(try bench.report(subject([need()])))
    #expect(check.code == .leaseBusy && check.code.exitCode == .busy)
    #expect(
      check.found.hasPrefix(
        "another training runs in this workspace: 'meta train', process \(shell.processIdentifier) on "))
    lease.release()
    #expect(try bench.report(subject([need()])).failures.isEmpty)
  }

  @Test func theBudgetIsCheckedForAllStepsTogether() throws {
    let bench = try Bench()
    try bench.budget("8")
    bench.machine = "box"
    let check = try failure(
      try bench.report(
        subject([need("window 2022-2024", hours: 4), need("meta", hours: 3), need("backtest", hours: 2)])))
    #expect(check.code == .budget && check.code.exitCode == .budgetRefused)
    #expect(check.found.hasPrefix("windows train on box may take 9.00"))
    #expect(check.found.contains(" short, 8.00 is left of this cycle; the budget resets on "))
    #expect(check.found.hasSuffix(". The first 2 of 3 steps fit, up to meta"))
    #expect(check.command == "fullcourt budget set --limit AMOUNT")
  }

  @Test func aMachineWithoutAPriceIsRefused() throws {
    let bench = try Bench()
    bench.machine = "H100"
    let check = try failure(try bench.report(subject([need()])))
    #expect(check.code == .budget && check.found == "machine 'H100' has no price")
    #expect(check.command == "fullcourt budget set --machine \"H100=PRICE_PER_HOUR\"")
  }

  @Test func aGPUIsNotPaidForDataWork() throws {
    let bench = try Bench()
    try bench.budget("100")
    bench.machine = "A10G"
    #expect(try bench.report(subject([need()])).failures.isEmpty)
    let features = try failure(try bench.report(subject([need("features", hours: 0, activity: .features), need()])))
    #expect(features.code == .gpuNotForData && features.command == "fullcourt features build")
    var trees = subject([need()])
    trees.isDataWork = true
    let check = try failure(try bench.report(trees))
    #expect(check.found == "A10G is paid for its GPU, and 'windows train' as asked for uses none")
    #expect(check.command == "run the command again without --machine A10G")
    bench.machine = "box"
    #expect(try bench.report(trees).failures.isEmpty)
  }

  /// The old system built its features on a GPU box.
  @Test func featuresAreNotBuiltOnAMachinePaidForItsGPU() throws {
    let bench = try Bench()
    try bench.budget("8")
    bench.machine = "A10G"
    _ = try DataWork(bench.session()).simulate(seasons: Season(2024)...Season(2024), seed: 3, scale: .tiny)
    let refused = try #require(throws: PreflightRefused.self) {
      try FeatureWork(bench.session()).build(rebuild: false)
    }
    #expect(refused.report.failures.map(\.code) == [.gpuNotForData] && refused.exitCode == .preflightRefused)
    bench.machine = "box"
    _ = try FeatureWork(bench.session()).build(rebuild: false)
    let lines = try bench.session().registry().ledger.read().entries
    #expect(lines.map(\.step).suffix(2) == ["features simulated", "features simulated"])
    #expect(lines.last?.kind == .settle && lines.last?.machine == "box")
  }

  /// Six things are wrong, and all six are said, the gravest first.
  @Test func everythingThatIsWrongIsSaidAtOnce() throws {
    let bench = try Bench()
    try bench.budget("1")
    bench.machine = "A10G"
    bench.surroundings.freeBytes = { _ in 0 }
    bench.surroundings.library = { Self.status($0, problem: "not there") }
    let asked = PreflightSubject(
      title: "meta train", needsAllWindows: true,
      missingGames: .init(found: "no games", expected: "games", command: "fullcourt data import PATH"),
      configurationProblem: .init(file: "my.yaml", message: "my.yaml: unknown key 'x'"), needs: [need()])
    let refused = try #require(throws: PreflightRefused.self) { try bench.report(asked).require() }
    #expect(
      refused.report.failures.map(\.code) == [
        .configuration, .windowsMissing, .diskSpace, .dataCoverage, .budget, .libraryLightGBM,
      ])
    #expect(refused.exitCode == .configurationInvalid)
    #expect(
      refused.message.hasPrefix(
        """
        my.yaml: unknown key 'x'
          expected: an experiment's YAML file as in experiments/v4_full.yaml
          do:       correct my.yaml, then run the command again
          check:    configuration (78)
        error: 0 of 27 windows are trained and a meta-learner needs all of them; missing: 1947-1949, \
        1950-1952
        """))
    #expect(
      refused.message.hasSuffix(
        """
        check:    library.lightgbm (69)
        'meta train' was refused: 6 of 15 checks failed. Nothing was started and nothing was spent.
        """))
    let json = try JSONSerialization.jsonObject(with: JSONEncoder().encode(refused.report)) as? [String: Any]
    #expect(json?["exitCode"] as? Int == 78 && json?["passed"] as? Bool == false)
    let first = (json?["checks"] as? [[String: Any]])?.first
    #expect(Set(first?.keys.map { $0 } ?? []) == ["code", "passed", "found", "expected", "command", "exitCode"])
  }
}
