import BoxScores
import Evaluation

/// The alarm on the user's own data: a small honest model on the last complete season, against rate times minutes.
public struct AlarmSentinel: Sentinel {
  public let name = "alarm"
  public let proves = "nothing (it is an alarm): no error is better than honest ones are"
  /// Trains the small model: an honest run, no fault put in.
  public var demonstration: LeakDemonstration

  public init(threads: Int = 1) {
    demonstration = LeakDemonstration(threads: threads)
    demonstration.faults = []
  }

  public func examine(_ subject: AuditSubject) throws -> SentinelReport {
    guard subject.table.kind == .real else {
      return .skipped(self, "simulated seasons have no error to be surprised by")
    }
    let report: DemonstrationReport
    do {
      report = try demonstration.run(subject)
    } catch let error as AuditError {
      return .skipped(self, error.message)
    }
    guard report.season >= ErrorAlarm.firstSeason else {
      return .skipped(
        self, "the rule holds from \(ErrorAlarm.firstSeason) on; the last complete season is \(report.season)")
    }
    let rows = Pools(subject.table).rows(.a, in: report.season)
    let baselines = Baselines(subject.table, targets: Stat.allCases.map(\.target))
    let figures = Stat.allCases.compactMap { stat -> ErrorAlarm.Figure? in
      guard let error = report.honest.mae[stat.rawValue] else { return nil }
      let outcomes = subject.table[stat.column]
      let baseline = Metrics.mae(
        baselines.gather(.rateTimesMinutes, stat.target, rows: rows), rows.map { outcomes[$0] })
      return ErrorAlarm.Figure(season: report.season, stat: stat, error: error, baseline: baseline)
    }
    let gains = figures.map { "\($0.stat.rawValue) \(($0.gain * 100).formatted(1)) %" }.joined(separator: ", ")
    let summary = "a small model on \(report.rows) rows of \(report.season) gains over rate times minutes: \(gains)"
    guard let first = ErrorAlarm().raised(by: figures, kind: .real).first else {
      return .passed(self, compared: report.rows, summary)
    }
    return .failed(
      self, compared: report.rows, summary,
      .init(
        name: "the error of \(first.stat.rawValue)",
        expected: "at least \((first.baseline * (1 - ErrorAlarm().allowed)).formatted(3))",
        found: first.error.formatted(3), cause: "training on the seasons before"))
  }
}
