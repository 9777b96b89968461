import BoxScores
import Evaluation
import Features

/// Sentinel 4: outcomes are shuffled after the features were made, and nothing may be able to forecast them.
///
/// Within a season every outcome goes to another row. A model that is fitted on the first part of the season and scored
/// on the rest cannot beat the training median (absolute error) or the training mean (squared error), except by chance:
/// the 95 % interval of the difference, paired by date, must reach zero. One that does has seen the rows it is scored
/// on, or labels through its features.
public struct NoiseSentinel: Sentinel {
  public let name = "noise"
  public let proves = "what is scored was not seen in training"
  /// Fitted anew for each stat and each loss.
  public var learner: any AuditLearner
  /// Share of the season's dates that is learned from.
  public var learnedShare = 2.0 / 3
  /// Those that are shuffled; one with too few recorded rows is passed over.
  public var stats: [Stat] = Stat.allCases
  /// Of the shuffling and of the interval's resamples.
  public var seed: UInt64 = 4

  public init(learner: any AuditLearner = BoosterLearner()) { self.learner = learner }

  public func examine(_ subject: AuditSubject) throws -> SentinelReport {
    guard let season = subject.table.seasons.last else { return .skipped(self, "the table has no rows") }
    let slice = subject.limited(to: Season(season.endYear - 1)...season)
    let rows = Array(slice.table.rows(of: season))
    let matrix = try slice.matrix(of: slice.table)
    let days = Array(Set(rows.map { slice.table.day[$0] })).sorted()
    guard days.count >= 10 else { return .skipped(self, "\(season) has \(days.count) days with games; 10 are needed") }
    let cut = days[Int(Double(days.count) * learnedShare)]
    var random = SeededGenerator(seed: seed)
    var compared = 0
    var notes: [String] = []
    for stat in stats {
      let outcomes = slice.table[stat.column]
      let known = rows.filter { outcomes[$0].isFinite }
      var labels = known.map { outcomes[$0] }
      labels.shuffle(using: &random)
      let learned = known.indices.filter { slice.table.day[known[$0]] < cut }
      let scored = known.indices.filter { slice.table.day[known[$0]] >= cut }
      guard learned.count >= 100, scored.count >= 50 else { continue }
      let task = AuditLearningTask(
        matrix: matrix, learned: learned.map { known[$0] }, labels: learned.map { labels[$0] },
        scored: scored.map { known[$0] }, scoredLabels: scored.map { labels[$0] })
      compared += scored.count
      for loss in LearningLoss.allCases {
        let forecasts = try learner.forecasts(task, loss: loss)
        let constant = loss.constant(task.labels)
        let result = PairedBootstrap(seed: seed).compare(
          DailyLosses(
            days: task.scored.map { slice.table.day[$0] },
            model: zip(forecasts, task.scoredLabels).map { loss.of($0, $1) },
            baseline: task.scoredLabels.map { loss.of(constant, $0) }))
        guard let result else { continue }
        guard result.difference.upper < 0 else { continue }
        return .failed(
          self, compared: compared, "\(stat.rawValue) of \(season), shuffled",
          .init(
            name: "\(loss.rawValue) error of \(stat.rawValue)", expected: "not below that of \(loss.constantName)",
            found: "lower by \((-100 * result.relative.value).formatted(1)) %, surely below",
            cause: "shuffling the outcomes within \(season)"))
      }
      notes.append(stat.rawValue)
    }
    guard !notes.isEmpty else { return .skipped(self, "\(season) has too few rows") }
    return .passed(
      self, compared: compared, "\(notes.joined(separator: ", ")) of \(season), shuffled: no better than a constant")
  }
}
