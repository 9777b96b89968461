import BoxScores
import Evaluation
import Features
import Learners

/// Trains the same trees on honest features and on features with a fault put in, and scores both on the last complete
/// season of the user's own data.
///
/// It shows in one table why an error of 0.06 points is no achievement.
public struct LeakDemonstration: Sendable {
  /// Put in one at a time; the honest features come before them in any case.
  public var faults: [LeakFault] = LeakFault.allCases
  /// Seasons before the scored one that are trained on.
  public var trainingSeasons = 3
  /// Seasons before those that features may look back at.
  public var lookBack = 2
  /// Trees for each stat: two thirds for squared error, the rest, on what is left, for absolute error.
  public var rounds = 75
  /// Leaves of a tree at most.
  public var leaves = 63
  /// Shrinkage of each tree, above 0 and at most 1.
  public var learningRate = 0.12
  /// They change the time it takes and nothing else.
  public var threads: Int

  public init(threads: Int = 1) { self.threads = threads }

  /// - Parameter progress: Told before each fault: its title and the share that is done.
  /// - Throws: `AuditError.tooLittleData` without a complete season that has seasons before it.
  public func run(
    table: PlayerGameTable, players: PlayerDirectory, progress: (String, Double) -> Void = { _, _ in }
  ) throws -> DemonstrationReport {
    try run(AuditSubject(table: table, players: players, features: BuilderSource(threads: threads)), progress: progress)
  }

  /// - Parameter subject: its features are the honest entry's.
  func run(
    _ subject: AuditSubject, progress: (String, Double) -> Void = { _, _ in }
  ) throws -> DemonstrationReport {
    let season = try Self.lastComplete(in: subject.table, seasonsBefore: trainingSeasons)
    let first = Season(season.endYear - trainingSeasons - lookBack)
    let slice = subject.limited(to: first...season)
    let trained = slice.table.seasons.filter { $0 < season }.suffix(trainingSeasons)
    let recorded = Stat.allCases.filter { $0.column.isRecorded(in: trained.first!) }
    let outcomes = recorded.map { slice.table[$0.column] }
    let learned = slice.table.rows(of: trained.first!...trained.last!).filter { row in
      outcomes.allSatisfy { $0[row].isFinite }
    }
    let pools = Pools(slice.table)
    let scored = pools.rows(.a, in: season)
    var entries: [DemonstrationReport.Entry] = []
    let cases: [LeakFault?] = [nil] + faults.map { $0 }
    for (index, fault) in cases.enumerated() {
      let title = fault?.title ?? "none"
      progress(title, Double(index) / Double(cases.count))
      let source: any FeatureSource =
        fault.map { LeakingSource($0, threads: threads) } ?? subject.features
      let matrix = try source.matrix(of: slice.table, players: subject.players)
      let mae = try errors(matrix, slice.table, recorded, learned: learned, scored: scored)
      entries.append(.init(fault: fault, title: title, mae: mae))
    }
    progress("done", 1)
    return DemonstrationReport(
      kind: subject.table.kind, season: season, trainedOn: Array(trained), rows: scored.count, entries: entries)
  }

  private func errors(
    _ matrix: AuditMatrix, _ table: PlayerGameTable, _ stats: [Stat], learned: [Int], scored: [Int]
  ) throws -> [String: Double] {
    let columns = matrix.blind
    var parameters = BoosterParameters(
      learningRate: learningRate, leaves: leaves, minDataInLeaf: 20, maxBin: 63, threads: threads)
    let inputs = matrix.gather(rows: learned, columns: columns)
    let asked = matrix.gather(rows: scored, columns: columns)
    let dataset = try BoosterDataset(
      features: inputs, rows: learned.count, columns: columns.count, parameters: parameters)
    func answers(_ booster: Booster, _ features: [Float], _ rows: Int) throws -> [Double] {
      try booster.predict(features, rows: rows, columns: columns.count, threads: threads)
    }
    var result: [String: Double] = [:]
    for stat in stats {
      let outcomes = table[stat.column]
      let labels = learned.map { outcomes[$0] }
      // Squared error finds sums fast; what is left is then learned for absolute error, the one that is claimed.
      parameters.objective = .l2
      try dataset.setLabels(labels)
      let mean = try Booster.train(dataset: dataset, parameters: parameters, rounds: rounds - rounds / 3)
      let fitted = try answers(mean, inputs, learned.count)
      parameters.objective = .l1
      try dataset.setLabels(zip(labels, fitted).map { $0 - Float($1) })
      let rest = try Booster.train(dataset: dataset, parameters: parameters, rounds: rounds / 3)
      let forecasts = zip(try answers(mean, asked, scored.count), try answers(rest, asked, scored.count)).map {
        $0 + $1
      }
      result[stat.rawValue] = Metrics.mae(forecasts, scored.map { outcomes[$0] })
    }
    return result
  }

  /// The newest season that was played to its end and has enough seasons before it: one with play-off games, or with a
  /// later season in the table.
  static func lastComplete(in table: PlayerGameTable, seasonsBefore: Int) throws -> Season {
    let seasons = table.seasons
    let found = seasons.last { season in
      let rows = table.rows(of: season)
      let before = seasons.filter { $0 < season && $0.endYear >= season.endYear - seasonsBefore }.count
      let isOver =
        season != seasons.last
        || table.gameType[rows].contains { $0 == GameType.playoffs.rawValue }
      return isOver && before == seasonsBefore
    }
    guard let found else {
      throw AuditError.tooLittleData(
        check: "demonstration", found: "\(seasons.count) seasons",
        needed: "a complete season and the \(seasonsBefore) seasons before it")
    }
    return found
  }
}
