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
    /// Why the demonstration that was asked for could not be made; nil where it was made or not asked for.
    public let notDemonstrated: String?

    /// No sentinel failed; skipped ones are no failure, and the demonstration does not count.
    public var isClean: Bool { audits.allSatisfy(\.isClean) }

    private enum Key: String, CodingKey { case clean, audits, demonstration, notDemonstrated }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(isClean, forKey: .clean)
      try container.encode(audits, forKey: .audits)
      try container.encode(demonstration, forKey: .demonstration)
      try container.encode(notDemonstrated, forKey: .notDemonstrated)
    }

    /// What the command prints without `--json`.
    public var text: String {
      (audits.map(\.text) + [demonstration?.text, notDemonstrated.map { "No demonstration. \($0)" }].compactMap(\.self))
        .joined(separator: "\n\n")
    }
  }

  private let session: WorkspaceSession
  private let progress: ProgressHandler

  public init(_ session: WorkspaceSession, progress: @escaping ProgressHandler) {
    self.session = session
    self.progress = progress
  }

  /// - Parameter demonstrate: Also train with faults put in and report the errors that would be claimed.
  /// - Returns: What could be examined, with the reason of each sentinel, kind of games or demonstration that could not.
  /// - Throws: `SessionError.noGames`; `AuditError.tooLittleData` when there is no kind of games with two seasons
  public func run(demonstrate: Bool) throws -> Report {
    let histories = try session.histories()
    guard let first = histories.first else { throw SessionError.noGames(workspace: session.folder.path) }
    var audits: [AuditReport] = []
    var refusals: [AuditError] = []
    for history in histories {
      do {
        audits.append(try audit(history))
      } catch let error as AuditError {
        refusals.append(error)
        // One kind of games does not silence the other.
        if let skipped = AuditReport(skipping: history.table, for: error) { audits.append(skipped) }
      }
    }
    if let refusal = refusals.first, refusals.count == histories.count { throw refusal }
    guard demonstrate else { return Report(audits: audits, demonstration: nil, notDemonstrated: nil) }
    do {
      return Report(audits: audits, demonstration: try demonstration(first), notDemonstrated: nil)
    } catch let error as AuditError {
      return Report(audits: audits, demonstration: nil, notDemonstrated: error.message)
    }
  }

  private func audit(_ history: History) throws -> AuditReport {
    let stored = KeySentinel.Step(name: "store", count: try session.store.playedRows(history.kind))
    return try LeakageAudit(threads: session.threads, storeSteps: [stored]).run(
      table: history.table, players: history.players
    ) { [progress] name, share in
      progress(.message("\(Int(share * 100)) % of the audit of \(history.kind.rawValue) games: \(name)"))
    }
  }

  private func demonstration(_ history: History) throws -> DemonstrationReport {
    try LeakDemonstration(threads: session.threads).run(table: history.table, players: history.players) {
      [progress] title, share in
      progress(.message("\(Int(share * 100)) % of the demonstration: \(title)"))
    }
  }
}
