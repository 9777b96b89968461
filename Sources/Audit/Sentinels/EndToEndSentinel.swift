import BoxScores

/// Sentinel 2: the future is replaced, everything is trained again as of D, and the forecasts of D are the same bits.
///
/// What the perturbation of features cannot see, this does: a scaler, an early stopping, a calibrator or a blend that
/// used rows from behind the cut-off. Days of the last season are tried, and a date on which a player has two games,
/// wherever in the table it lies.
public struct EndToEndSentinel: Sentinel {
  public let name = "end to end"
  public let proves = "nothing trained for a day uses a game of that day or a later one"
  /// Asked once a season on the table as it is, then on a changed one for each day.
  public var forecaster: any AuditForecaster
  /// Seasons that are trained on and asked about, that of the day included.
  public var seasons = 5
  /// Which of the days are tried; tests leave some out.
  var isTried: @Sendable (AuditDays.Choice) -> Bool = { _ in true }

  public init(forecaster: any AuditForecaster) { self.forecaster = forecaster }

  public func examine(_ subject: AuditSubject) throws -> SentinelReport {
    guard let last = subject.table.seasons.dropFirst().last else {
      return .skipped(self, "a single season has no day with a past")
    }
    var compared = 0
    var told: [String] = []
    for group in groups(of: subject.table, last: last) {
      let past = Season(group.season.endYear - seasons + 1)...group.season
      let slice = subject.limited(to: past)
      // The one season that is looked at wherever it lies, and may have too little before it.
      if group.season != last, slice.table.seasons.count < seasons {
        let days = group.choices.map { "\($0.what) (\($0.day))" }.joined(separator: ", ")
        told.append("\(days) was not tried: models need the \(seasons - 1) seasons before \(group.season)")
        continue
      }
      switch try examine(slice, group.choices, compared: &compared) {
      case .moved(let report): return report
      case .stayed(let covers):
        let days = group.choices.map { $0.what }.joined(separator: ", ")
        told.append("\(days): forecasts stayed, trained again (\(covers))")
      }
    }
    guard compared > 0 else {
      let why = told.isEmpty ? "no model could be trained before the days looked at" : told.joined(separator: "; ")
      return .skipped(self, why)
    }
    return .passed(self, compared: compared, told.joined(separator: "; "))
  }

  /// Days that share a cut-off: those of the last season, and the date with two games of one player.
  private func groups(of table: PlayerGameTable, last: Season) -> [(season: Season, choices: [AuditDays.Choice])] {
    var groups: [(season: Season, choices: [AuditDays.Choice])] = []
    let twice = AuditDays.twoGameDate(in: table)
    for choice in AuditDays.choose(in: table, seasons: 1) where isTried(choice) {
      let season = Season(Int(table.season[table.firstRow(on: choice.day)]))
      guard season == last || choice.day == twice else { continue }
      if let place = groups.firstIndex(where: { $0.season == season }) {
        groups[place].choices.append(choice)
      } else {
        groups.append((season: season, choices: [choice]))
      }
    }
    return groups
  }

  private enum Finding {
    case stayed(covers: String)
    case moved(SentinelReport)
  }

  private func examine(
    _ subject: AuditSubject, _ choices: [AuditDays.Choice], compared: inout Int
  ) throws -> Finding {
    let honest = try forecaster.forecasts(of: choices.map(\.day), table: subject.table, players: subject.players)
    for (index, choice) in choices.enumerated() {
      let table = subject.table.rewritten(from: choice.day, salt: UInt64(100 + index)).thinned(after: choice.day)
      let other = try forecaster.forecasts(of: [choice.day], table: table, players: subject.players)
      let night = subject.table.rows(on: choice.day)
      guard index < honest.days.count, let changed = other.days.first, honest.days[index].count == night.count,
        changed.count == night.count, changed.names == honest.days[index].names
      else {
        return .moved(
          .failed(
            self, compared: compared, "\(choice.what) (\(choice.day))",
            .init(
              day: choice.day.description, name: "forecasts", expected: "\(night.count), of the same models",
              found: "\(other.days.first?.count ?? 0)", cause: "training again as of the day")))
      }
      let before = honest.days[index]
      compared += before.count * before.width
      for (position, row) in night.enumerated() {
        guard let column = before.difference(row: position, from: changed, row: position, columns: 0..<before.width)
        else { continue }
        return .moved(
          .failed(
            self, compared: compared, "\(choice.what) (\(choice.day))",
            .init(
              subject.table, row: row, name: changed.names[column], expected: before[position, column],
              found: changed[position, column], cause: "replacing everything from \(choice.day) on and training again"))
        )
      }
    }
    return .stayed(covers: honest.covers)
  }
}

extension PlayerGameTable {
  /// Every third row dated after a day is struck out.
  func thinned(after day: GameDay) -> PlayerGameTable {
    let first = firstRow(on: day.advanced(by: 1))
    return selecting((0..<count).filter { $0 < first || $0 % 3 != 0 })
  }
}
