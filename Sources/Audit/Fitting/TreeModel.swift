import BoxScores
import Learners

/// A small booster for points, trained on the season before the last: what the single-row sentinel asks.
public struct TreeModel: AuditModel {
  private let booster: Booster
  private let columns: [Int]
  private let threads: Int

  /// - Throws: `AuditError.tooLittleData` when there is no season to train on.
  public init(_ subject: AuditSubject, threads: Int = 1) throws {
    guard let season = subject.table.seasons.dropLast().last else {
      throw AuditError.tooLittleData(
        check: "single-row check", found: "\(subject.table.seasons.count) seasons", needed: "two seasons")
    }
    let slice = subject.limited(to: season...season)
    let matrix = try slice.matrix(of: slice.table)
    let outcomes = slice.table[.points]
    let rows = (0..<slice.table.count).filter { outcomes[$0].isFinite }
    let parameters = BoosterParameters(
      objective: .l1, learningRate: 0.1, leaves: 31, featureFraction: 0.5, maxBin: 63, threads: threads)
    let dataset = try BoosterDataset(
      features: matrix.gather(rows: rows, columns: matrix.blind), rows: rows.count, columns: matrix.blind.count,
      parameters: parameters)
    try dataset.setLabels(rows.map { outcomes[$0] })
    booster = try Booster.train(dataset: dataset, parameters: parameters, rounds: 30)
    columns = matrix.blind
    self.threads = threads
  }

  public func predict(_ matrix: AuditMatrix, rows: [Int]) throws -> [Double] {
    try booster.predict(
      matrix.gather(rows: rows, columns: columns), rows: rows.count, columns: columns.count, threads: threads)
  }
}
