import BoxScores

/// Sentinel 2: the future is replaced, everything is trained again as of D, and the forecasts of D are the same bits.
///
/// What the perturbation of features cannot see, this does: a scaler, an early stopping, a calibrator or a blend that
/// used rows from behind the cut-off.
public struct EndToEndSentinel: Sentinel {
  public let name = "end to end"
  public let proves = "nothing trained for a day uses a game of that day or a later one"
  /// Asked once on the table as it is, then on a changed one for each day.
  public var forecaster: any AuditForecaster

  public init(forecaster: any AuditForecaster) { self.forecaster = forecaster }

  public func examine(_ subject: AuditSubject) throws -> SentinelReport {
    guard let season = subject.table.seasons.dropFirst().last else {
      return .skipped(self, "a single season has no day with a past")
    }
    let choices = AuditDays.choose(in: subject.table, seasons: 1).filter { choice in
      subject.table.season[subject.table.firstRow(on: choice.day)] == Int16(season.endYear)
    }
    var compared = 0
    let honest = try forecaster.forecasts(of: choices.map(\.day), table: subject.table, players: subject.players)
    for (index, choice) in choices.enumerated() {
      let changed = subject.table.rewritten(from: choice.day, salt: UInt64(100 + index)).thinned(after: choice.day)
      let other = try forecaster.forecasts(of: [choice.day], table: changed, players: subject.players)
      let night = subject.table.rows(on: choice.day)
      guard index < honest.count, let changed = other.first, honest[index].count == night.count,
        changed.count == night.count
      else {
        return .failed(
          self, compared: compared, "\(choice.what) (\(choice.day))",
          .init(
            day: choice.day.description, name: "forecasts", expected: "\(night.count)",
            found: "\(other.first?.count ?? 0)", cause: "training again as of the day"))
      }
      compared += honest[index].count * honest[index].width
      for (position, row) in night.enumerated() {
        guard
          let column = honest[index].difference(
            row: position, from: changed, row: position, columns: 0..<honest[index].width)
        else { continue }
        return .failed(
          self, compared: compared, "\(choice.what) (\(choice.day))",
          .init(
            subject.table, row: row, name: changed.names[column], expected: honest[index][position, column],
            found: changed[position, column], cause: "replacing everything from \(choice.day) on and training again"))
      }
    }
    guard compared > 0 else { return .skipped(self, "no model could be trained before the days looked at") }
    return .passed(
      self, compared: compared,
      "\(choices.map(\.what).joined(separator: ", ")): forecasts stayed, trained again (\(forecaster.covers))")
  }
}

extension PlayerGameTable {
  /// Every third row dated after a day is struck out.
  func thinned(after day: GameDay) -> PlayerGameTable {
    let first = firstRow(on: day.advanced(by: 1))
    return selecting((0..<count).filter { $0 < first || $0 % 3 != 0 })
  }
}
