import BoxScores

/// A few seasons around a day with their features, made once for all days of a season.
///
/// Features are made of the slice alone, so that a check of one day does not walk eighty seasons.
struct SeasonSlices {
  let subject: AuditSubject
  let lookBack: Int
  private var last: Slice?

  struct Slice {
    var season: Season
    var table: PlayerGameTable
    var matrix: AuditMatrix
  }

  init(subject: AuditSubject, lookBack: Int) {
    self.subject = subject
    self.lookBack = lookBack
  }

  mutating func slice(around day: GameDay) throws -> Slice {
    let season = Season(Int(subject.table.season[subject.table.firstRow(on: day)]))
    if let last, last.season == season { return last }
    let first = Season(season.endYear - lookBack)
    let table = subject.table.selecting(subject.table.rows(of: first...season))
    let slice = Slice(season: season, table: table, matrix: try subject.matrix(of: table))
    last = slice
    return slice
  }
}

extension SentinelReport.Difference {
  init(_ table: PlayerGameTable, row: Int, name: String, expected: Float, found: Float, cause: String) {
    self.init(
      gameId: table.gameId[row], personId: table.personId[row], day: GameDay(number: table.day[row]).description,
      name: name, expected: "\(expected)", found: "\(found)", cause: cause)
  }
}
