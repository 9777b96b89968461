import Foundation
import Registry

/// Frees what nothing committed needs: what `registry gc` does.
///
/// Artifacts stay, with the generation before each; so do champion and backup, work that can be gone on with, and every cache
/// that still fits. Whatever is removed would be made anew or was never finished.
public struct GarbageCollection: Sendable {
  /// What `registry gc` prints.
  public struct Report: Sendable, Encodable {
    /// Nothing was removed.
    public let dryRun: Bool
    /// Of all leftovers together.
    public let bytes: Int64
    /// What was removed; with a dry run, what would be.
    public let leftovers: [Leftover]
    /// Interrupted work that stays, because it can be gone on with.
    public let resumable: [String]

    /// What the command prints without `--json`.
    public var text: String {
      func megabytes(_ bytes: Int64) -> String { "\((Double(bytes) / 1e5).rounded() / 10) MB" }
      var lines = leftovers.map { "\($0.path): \($0.reason.title), \(megabytes($0.bytes))" }
      lines += resumable.map { "staging/\($0): stays, an interrupted training goes on with it" }
      let count = leftovers.count == 1 ? "1 leftover" : "\(leftovers.count) leftovers"
      lines.append(
        leftovers.isEmpty
          ? "Nothing to remove." : "\(count), \(megabytes(bytes))\(dryRun ? ": nothing was removed." : " removed.")")
      return lines.joined(separator: "\n")
    }
  }

  private let session: WorkspaceSession

  public init(_ session: WorkspaceSession) { self.session = session }

  /// - Parameters:
  ///   - dryRun: Only look.
  ///   - abandons: Interrupted work that could be gone on with goes too.
  /// - Throws: `RegistryError.busy` while a training holds the workspace (not when only looking);
  ///   `RegistryError.corruptRegistry` when the registry is damaged, so that what it needs cannot be told.
  public func run(dryRun: Bool, abandons: Bool) throws -> Report {
    let registry = try session.registry()
    let lease = dryRun ? nil : try registry.acquireLease(purpose: "registry gc")
    defer { lease?.release() }
    let problems = try registry.integrityProblems()
    guard problems.isEmpty else {
      throw RegistryError.corruptRegistry(
        file: session.workspace.registryFile.path, reason: problems.joined(separator: "; "))
    }
    let work = try ResumableWork(session)
    let isResumable: (String) -> Bool = { !abandons && work.canGoOn($0) }
    let found = try registry.leftovers(isResumable: isResumable) + StaleCaches(session).find()
    let staged = (try? FileManager.default.contentsOfDirectory(atPath: session.workspace.staging.path)) ?? []
    let gone = Set(found.map(\.path))
    let removed = try lease.map { try registry.collect(found, isResumable: isResumable, lease: $0) } ?? found
    return Report(
      dryRun: dryRun, bytes: removed.reduce(0) { $0 + $1.bytes }, leftovers: removed,
      resumable: staged.filter { !gone.contains("staging/\($0)") }.sorted())
  }
}
