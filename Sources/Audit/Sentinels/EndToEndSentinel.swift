import BoxScores

/// Everything that forecasts, seen from outside: trained as of a day, asked about that day.
public protocol AuditForecaster: Sendable {
  /// Makes features, trains whatever a forecast of `day` may use, and forecasts the rows of that day.
  /// - Returns: a row a player-game of the day in the table's order, a column for each model, stat and head.
  func forecasts(of day: GameDay, table: PlayerGameTable, players: PlayerDirectory) throws -> AuditMatrix
}

/// Sentinel 2: the future is replaced, everything is trained again as of D, and the forecasts of D are the same bits.
///
/// What the perturbation of features cannot see, this does: a scaler, an early stopping, a calibrator or a blend that
/// used rows from behind the cut-off.
public struct EndToEndSentinel: Sentinel {
  public let name = "end to end"
  public let proves = "nothing trained for a day uses a game of that day or a later one"
  public var forecaster: any AuditForecaster
  public var seasons = 1

  public init(forecaster: any AuditForecaster) { self.forecaster = forecaster }

  public func examine(_ subject: AuditSubject) throws -> SentinelReport {
    let choices = AuditDays.choose(in: subject.table, seasons: seasons)
    guard !choices.isEmpty else { return .skipped(self, "a single season has no day with a past") }
    var compared = 0
    for (index, choice) in choices.enumerated() {
      let honest = try forecaster.forecasts(of: choice.day, table: subject.table, players: subject.players)
      let changed = subject.table.rewritten(from: choice.day, salt: UInt64(100 + index))
        .thinned(after: choice.day)
      let other = try forecaster.forecasts(of: choice.day, table: changed, players: subject.players)
      let night = subject.table.rows(on: choice.day)
      guard honest.count == night.count, other.count == night.count else {
        return .failed(
          self, compared: compared, "\(choice.what) (\(choice.day))",
          .init(
            day: choice.day.description, name: "forecasts", expected: "\(night.count)",
            found: "\(min(honest.count, other.count))", cause: "retraining as of the day"))
      }
      compared += honest.count * honest.width
      for (position, row) in night.enumerated() {
        guard
          let column = honest.difference(row: position, from: other, row: position, columns: 0..<honest.width)
        else { continue }
        return .failed(
          self, compared: compared, "\(choice.what) (\(choice.day))",
          .init(
            subject.table, row: row, name: honest.names[column], expected: honest[position, column],
            found: other[position, column], cause: "replacing everything from \(choice.day) on and training again"))
      }
    }
    guard compared > 0 else { return .skipped(self, "no model could be trained before the days looked at") }
    return .passed(
      self, compared: compared, "\(choices.map(\.what).joined(separator: ", ")): forecasts stayed, trained again")
  }
}

extension PlayerGameTable {
  /// Every third row dated after a day is struck out.
  func thinned(after day: GameDay) -> PlayerGameTable {
    let first = firstRow(on: day.advanced(by: 1))
    return selecting((0..<count).filter { $0 < first || $0 % 3 != 0 })
  }
}
