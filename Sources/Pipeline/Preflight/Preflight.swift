import BoxScores
import Features
import Foundation
import Learners
import NativeLibraries
import Registry

/// Looks at everything that can be known to fail before work is begun: all checks run, and all are reported at once.
struct Preflight: Sendable {
  let session: WorkspaceSession
  var surroundings = Surroundings.actual

  /// - Throws: Only what keeps it from looking, such as a registry that does not open.
  func report(_ subject: PreflightSubject) throws -> PreflightReport {
    var checks: [PreflightCheck] = []
    if subject.needsAllWindows { checks += try WindowChecks(session).checks() }
    checks.append(configuration(subject))
    checks.append(coverage(subject))
    if let histories = subject.metaHistory { checks.append(history(histories)) }
    if let variant = subject.replacesChampion { checks.append(try championBackup(variant)) }
    if subject.trains { checks.append(try lease(subject)) }
    if subject.trains || !subject.needs.isEmpty { checks += [disk(subject), memory(subject)] }
    if subject.trains {
      checks.append(library(.lightgbm, .libraryLightGBM, subject, isNeeded: true))
      checks += [library(.torch, .libraryTorch, subject, isNeeded: subject.needsTorch), device(subject)]
    }
    if subject.trains || !subject.needs.isEmpty { checks += try MoneyChecks(session).checks(subject) }
    return PreflightReport(subject: subject.title, checks: checks)
  }

  /// - Throws: `PreflightRefused`
  func require(_ subject: PreflightSubject) throws { try report(subject).require() }

  private func configuration(_ subject: PreflightSubject) -> PreflightCheck {
    guard let problem = subject.configurationProblem else { return .passed(.configuration, "valid") }
    return .failed(
      .configuration, problem.message, expected: "an experiment's YAML file as in experiments/v4_full.yaml",
      do: "correct \(problem.file), then run the command again")
  }

  private func coverage(_ subject: PreflightSubject) -> PreflightCheck {
    guard let missing = subject.missingGames else { return .passed(.dataCoverage, "the games are there") }
    return .failed(.dataCoverage, missing.found, expected: missing.expected, do: missing.command)
  }

  private func history(_ histories: [MetaHistory]) -> PreflightCheck {
    let short = histories.filter { $0.shortage != nil }
    guard let first = short.first else {
      let counts = histories.map { "\($0.rows) rows of \($0.seasons) seasons before \($0.cutoff)" }
      return .passed(.metaHistory, counts.isEmpty ? "no games to count" : counts.joined(separator: ", "))
    }
    return .failed(
      .metaHistory, short.compactMap(\.shortage).joined(separator: "; "),
      expected: "several whole seasons before season \(first.cutoff)", do: "\(session.tool) data import PATH")
  }

  /// The champion's own models have to be whole before another takes his place: only then can he come back.
  private func championBackup(_ variant: FeatureVariant) throws -> PreflightCheck {
    guard let history = try session.histories().first else { return .passed(.championBackup, "no games, no champion") }
    let problems = try ChampionBackup(session, history: history, variant: variant).problems()
    guard let problems else { return .passed(.championBackup, "there is no champion yet") }
    guard !problems.isEmpty else { return .passed(.championBackup, "every file of the champion is what was committed") }
    return .failed(
      .championBackup, "the champion could not come back: \(problems.joined(separator: "; "))",
      expected: "every file of the champion as it was committed, so that 'meta rollback' finds it",
      do: "\(session.tool) meta train")
  }

  private func lease(_ subject: PreflightSubject) throws -> PreflightCheck {
    guard !subject.needs.isEmpty else { return .passed(.leaseBusy, "nothing to train") }
    guard let holder = try session.registry().leaseHolder(), holder.process != .current else {
      return .passed(.leaseBusy, "no other training runs")
    }
    return .failed(
      .leaseBusy, "another training runs in this workspace: \(holder)",
      expected: "one training at a time per workspace",
      do: "wait for it to end, then run the command again")
  }

  private func disk(_ subject: PreflightSubject) -> PreflightCheck {
    let needed = ResourceNeeds(session).disk(subject.needs)
    guard let free = surroundings.freeBytes(session.folder) else {
      return .passed(.diskSpace, "the free space of \(session.folder.path) cannot be told")
    }
    let found = "\(ResourceNeeds.text(free)) free at \(session.folder.path), about \(ResourceNeeds.text(needed)) needed"
    guard free < needed else { return .passed(.diskSpace, found) }
    return .failed(
      .diskSpace, found, expected: "at least \(ResourceNeeds.text(needed)) free",
      do: "df -h \(session.folder.path), then free space or name a larger disk with --workspace")
  }

  private func memory(_ subject: PreflightSubject) -> PreflightCheck {
    let needed = ResourceNeeds(session).memory(subject.needs)
    guard let free = surroundings.freeMemory() else { return .passed(.memory, "the free memory cannot be told") }
    let found = "\(ResourceNeeds.text(free)) of memory free, about \(ResourceNeeds.text(needed)) needed"
    guard free < needed else { return .passed(.memory, found) }
    let isParallel = subject.needs.contains { $0.jobs > 1 }
    return .failed(
      .memory, found, expected: "at least \(ResourceNeeds.text(needed)) free",
      do: isParallel
        ? "run the command again with --threads 1: one step at a time"
        : "end other programs, then run the command again")
  }

  private func library(
    _ library: NativeLibrary, _ code: CheckCode, _ subject: PreflightSubject, isNeeded: Bool
  ) -> PreflightCheck {
    guard isNeeded, !subject.needs.isEmpty else { return .passed(code, "\(library.title) is not needed") }
    let status = surroundings.library(library)
    guard !status.isFound else { return .passed(code, "\(library.title) \(status.version ?? "")") }
    return .failed(
      code, "\(library.title) does not open: \(status.problem ?? "not found")",
      expected: "\(library.title), as 'fullcourt doctor' shows it", do: status.remedy ?? library.remedy)
  }

  private func device(_ subject: PreflightSubject) -> PreflightCheck {
    guard session.device == .cuda, subject.needsTorch, !subject.needs.isEmpty else {
      return .passed(.device, session.device == .cuda ? "no network is trained" : session.device.rawValue)
    }
    let devices = surroundings.library(.torch).devices ?? []
    guard !devices.contains("cuda") else { return .passed(.device, "cuda") }
    return .failed(
      .device,
      "--device cuda is asked for, and torch computes on \(devices.isEmpty ? "nothing" : devices.joined(separator: ", "))",
      expected: "a GPU that torch can use",
      do: "run the command again with --device auto; 'fullcourt doctor' shows devices")
  }
}
