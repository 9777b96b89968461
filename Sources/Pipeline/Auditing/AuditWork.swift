import Audit
import BoxScores

/// The sentinels of the as-of law on the user's own games, and what leaks would have claimed on them.
public struct AuditWork: Sendable {
  /// What `audit leakage` prints.
  public struct Report: Sendable, Encodable {
    /// One for each kind of data that has games, real ones first.
    public let audits: [AuditReport]
    /// On real games where there are any; nil unless it was asked for.
    public let demonstration: DemonstrationReport?

    /// No sentinel failed; skipped ones are no failure, and the demonstration does not count.
    public var isClean: Bool { audits.allSatisfy(\.isClean) }

    private enum Key: String, CodingKey { case clean, audits, demonstration }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(isClean, forKey: .clean)
      try container.encode(audits, forKey: .audits)
      try container.encode(demonstration, forKey: .demonstration)
    }

    /// What the command prints without `--json`.
    public var text: String {
      (audits.map(\.text) + [demonstration?.text].compactMap { $0 }).joined(separator: "\n\n")
    }
  }

  private let session: WorkspaceSession
  private let progress: ProgressHandler

  public init(_ session: WorkspaceSession, progress: @escaping ProgressHandler) {
    self.session = session
    self.progress = progress
  }

  /// - Parameter demonstrate: Also train with faults put in and report the errors that would be claimed.
  /// - Throws: `SessionError.noGames`, `AuditError.tooLittleData`
  public func run(demonstrate: Bool) throws -> Report {
    let histories = try session.histories()
    guard let first = histories.first else { throw SessionError.noGames(workspace: session.folder.path) }
    let handler = progress
    let audits = try histories.map { history in
      let stored = KeySentinel.Step(name: "store", count: try session.store.playedRows(history.kind))
      return try LeakageAudit(threads: session.threads, storeSteps: [stored]).run(
        table: history.table, players: history.players
      ) { name, share in
        handler(.message("\(Int(share * 100)) % of the audit of \(history.kind.rawValue) games: \(name)"))
      }
    }
    let demonstration =
      demonstrate
      ? try LeakDemonstration(threads: session.threads).run(table: first.table, players: first.players) {
        title, share in
        handler(.message("\(Int(share * 100)) % of the demonstration: \(title)"))
      } : nil
    return Report(audits: audits, demonstration: demonstration)
  }
}
