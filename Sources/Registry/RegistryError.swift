import GRDB
import NativeLibraries

/// What can go wrong in a workspace.
public enum RegistryError: FullcourtError, Equatable {
  case cannotRead(file: String, reason: String)
  case cannotWrite(file: String, reason: String)
  /// A folder of the workspace that is not there and cannot be made.
  case cannotMake(folder: String, reason: String)
  /// A path that leaves the folder it belongs to.
  case unsafePath(String)
  /// Another process trains in this workspace.
  case busy(holder: LeaseHolder)
  /// The lease was given back, or taken over because its heartbeat could not be told from that of a dead process.
  case leaseLost(holder: LeaseHolder?)
  case corruptArtifact(kind: String, key: String, problems: [String])
  case missingArtifact(kind: String, key: String, advice: String)
  case database(file: String, reason: String)
  /// The registry's own file is damaged.
  case corruptRegistry(file: String, reason: String)
  case newerSchema(file: String, found: String, known: String)
  /// A registry that was opened to look only, and has to be brought up to date first.
  case olderSchema(file: String)
  /// There is no champion to go back to.
  case noPreviousChampion(line: String, champion: String?)
  /// Another champion came into force while this one was judged.
  case championChanged(line: String, now: String?)

  public var exitCode: ExitCode {
    switch self {
    case .cannotRead, .missingArtifact: .inputMissing
    case .cannotWrite, .cannotMake: .cannotWrite
    case .unsafePath: .dataInvalid
    case .busy, .leaseLost: .busy
    case .corruptArtifact, .corruptRegistry: .corrupt
    case .database: .cannotWrite
    case .newerSchema, .olderSchema: .unavailable
    case .noPreviousChampion, .championChanged: .preflightRefused
    }
  }

  public var message: String {
    switch self {
    case .cannotRead(let file, let reason):
      "cannot read \(file): \(reason)"
    case .cannotWrite(let file, let reason):
      // Foundation ends its reasons with a full stop, the operating system does not.
      "cannot write \(file): \(reason.hasSuffix(".") ? String(reason.dropLast()) : reason). Free space or correct the permissions, then run the command again."
    case .cannotMake(let folder, let reason):
      "cannot make the folder \(folder): \(reason). Name another place with --workspace, or correct the permissions, then run "
        + "the command again."
    case .unsafePath(let path):
      "'\(path)' is no path inside an artifact: expected a relative path without '..', '.', empty parts or links"
    case .busy(let holder):
      "another training runs in this workspace: \(holder). Wait for it to end; one training at a time per workspace."
    case .leaseLost(let holder):
      "the lease of this workspace was lost"
        + (holder.map { " to \($0)" } ?? "") + "; nothing more was written. Run the command again to resume."
    case .corruptArtifact(let kind, let key, let problems):
      "\(kind) '\(key)' is corrupt: \(problems.joined(separator: "; ")). Make it again; finished work elsewhere is safe."
    case .missingArtifact(let kind, let key, let advice):
      "there is no \(kind) '\(key)' in this workspace. \(advice)"
    case .database(let file, let reason):
      "the registry \(file) could not be used: \(reason)"
    case .corruptRegistry(let file, let reason):
      "the registry \(file) is damaged: \(reason). Put a copy of it in its place; the files of finished models are where "
        + "they were, and nothing was changed."
    case .newerSchema(let file, let found, let known):
      "the registry \(file) was written by a newer Fullcourt (schema \(found), known up to \(known)): update Fullcourt"
    case .olderSchema(let file):
      "the registry \(file) was written by an older Fullcourt; run 'fullcourt registry verify' once, which brings it up to date"
    case .noPreviousChampion(let line, let champion):
      if let champion {
        "there is no champion before '\(champion)' (\(line)): it is the first, and nothing was promoted before it"
      } else {
        "no champion was promoted (\(line)): there is nothing to go back to. 'fullcourt meta promote' makes the first one."
      }
    case .championChanged(let line, let now):
      "while this was judged another champion came into force (\(line)): \(now.map { "'\($0)'" } ?? "none"). "
        + "Run the command again."
    }
  }
}
