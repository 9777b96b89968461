import BoxScores

/// Sentinel 6a: a row forecast alone equals the same row in a batch, bit for bit.
///
/// A scaler fitted on the batch, or a network that normalises over it, tells a row about its neighbours, among them
/// later games.
public struct SingleRowSentinel: Sentinel {
  public let name = "single row"
  public let proves = "a forecast does not depend on the rows beside it"
  /// Asked about the whole batch, then about rows alone.
  public var model: any AuditModel
  /// Rows forecast alone.
  public var alone = 24
  /// Rows of the batch.
  public var batch = 512

  public init(model: any AuditModel) { self.model = model }

  public func examine(_ subject: AuditSubject) throws -> SentinelReport {
    guard let season = subject.table.seasons.last else { return .skipped(self, "the table has no rows") }
    let slice = subject.limited(to: Season(season.endYear - 1)...season)
    let matrix = try slice.matrix(of: slice.table)
    let rows = Array((0..<slice.table.count).suffix(batch))
    let together = try model.predict(matrix, rows: rows)
    let step = max(1, rows.count / alone)
    var compared = 0
    for position in stride(from: 0, to: rows.count, by: step) {
      let single = try model.predict(matrix, rows: [rows[position]])
      compared += 1
      guard single.count == 1, single[0].bitPattern == together[position].bitPattern else {
        return .failed(
          self, compared: compared, "\(rows.count) rows of \(season)",
          .init(
            slice.table, row: rows[position], name: "forecast", expected: Float(together[position]),
            found: Float(single.first ?? .nan), cause: "forecasting it alone"))
      }
    }
    return .passed(self, compared: compared, "\(compared) rows of \(season) alone and among \(rows.count)")
  }
}
