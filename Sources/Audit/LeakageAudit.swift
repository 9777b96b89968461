import BoxScores

/// `audit leakage`: every sentinel on the user's own data.
///
/// Features are checked on a few days of the last seasons, of two older ones and of a date with two games of one player;
/// training is checked on the last five seasons, and on those before a date with two games of one player, with few trees. On
/// the whole league since 1980 that is a matter of minutes, most of them the end-to-end sentinel's.
public struct LeakageAudit: Sendable {
  public var threads: Int
  /// What the store says it holds, for the key sentinel: its rows have to be the table's.
  public var storeSteps: [KeySentinel.Step]
  /// Seasons that models are trained on and asked about. With five of them V4's residual correction has one to be measured on.
  public var trainingSeasons = 5

  public init(threads: Int = 1, storeSteps: [KeySentinel.Step] = []) {
    self.threads = threads
    self.storeSteps = storeSteps
  }

  /// - Parameter progress: Told before each sentinel: its name and the share that is done.
  /// - Returns: A report on every sentinel; one that has too few seasons or rows to look at is skipped with its reason.
  /// - Throws: `AuditError.tooLittleData` without a second season, and what reading and training throw; a leak that was
  ///   found is in the report.
  public func run(
    table: PlayerGameTable, players: PlayerDirectory, progress: (String, Double) -> Void = { _, _ in }
  ) throws -> AuditReport {
    try run(AuditSubject(table: table, players: players, features: BuilderSource(threads: threads)), progress: progress)
  }

  /// The same for features made in another way.
  public func run(
    _ subject: AuditSubject, progress: (String, Double) -> Void = { _, _ in }
  ) throws -> AuditReport {
    let seasons = subject.table.seasons
    guard let first = seasons.first, let last = seasons.last, seasons.count > 1 else {
      throw AuditError.tooLittleData(
        check: "audit",
        found: "\(subject.table.count) player-games of \(seasons.count == 1 ? "one season" : "no season")",
        needed: "two seasons")
    }
    let recent = subject.limited(to: Season(last.endYear - trainingSeasons + 1)...last)
    var endToEnd = EndToEndSentinel(
      forecaster: HonestForecaster(MetaForecaster(threads: threads), table: subject.table))
    endToEnd.seasons = trainingSeasons
    let checks: [(any Sentinel, AuditSubject)] = [
      (KeySentinel(before: storeSteps), subject), (PerturbSentinel(), subject), (SlateSentinel(), subject),
      (AbsenceSentinel(), subject), (SingleRowSentinel(model: try model(recent)), recent), (IdentitySentinel(), recent),
      (NoiseSentinel(learner: BoosterLearner(threads: threads)), recent),
      (endToEnd, subject),
      (AlarmSentinel(threads: threads), subject),
    ]
    var reports: [SentinelReport] = []
    for (index, check) in checks.enumerated() {
      progress(check.0.name, Double(index) / Double(checks.count))
      do {
        reports.append(try check.0.examine(check.1))
      } catch let error as AuditError {
        // What could be looked at is not thrown away for what could not.
        reports.append(.skipped(check.0, error.message))
      }
    }
    progress("done", 1)
    return AuditReport(
      kind: subject.table.kind, firstSeason: first, lastSeason: last, rows: subject.table.count, sentinels: reports)
  }

  private func model(_ subject: AuditSubject) throws -> any AuditModel {
    do { return try TreeModel(subject, threads: threads) } catch let error as AuditError {
      return NoModel(error: error)
    }
  }

  /// Stands in for a model that nothing could be learned for.
  private struct NoModel: AuditModel {
    let error: AuditError

    func predict(_ matrix: AuditMatrix, rows: [Int]) throws -> [Double] { throw error }
  }
}
