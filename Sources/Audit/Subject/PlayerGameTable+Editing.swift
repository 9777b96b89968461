import BoxScores

/// What sentinels do to a table. None of it touches the table it is called on.
extension PlayerGameTable {
  /// The rows named, in the order named.
  func selecting(_ rows: some Collection<Int>) -> PlayerGameTable {
    var result = PlayerGameTable(kind: kind)
    result.gameId = rows.map { gameId[$0] }
    result.personId = rows.map { personId[$0] }
    result.day = rows.map { day[$0] }
    result.season = rows.map { season[$0] }
    result.team = rows.map { team[$0] }
    result.opponent = rows.map { opponent[$0] }
    result.home = rows.map { home[$0] }
    result.gameType = rows.map { gameType[$0] }
    for column in BoxColumn.allCases {
      let values = self[column]
      result[column] = rows.map { values[$0] }
    }
    return result
  }

  func without(row: Int) -> PlayerGameTable { selecting((0..<count).filter { $0 != row }) }

  /// Rows dated before a day.
  func before(_ day: GameDay) -> PlayerGameTable { selecting(0..<firstRow(on: day)) }

  /// Rows dated on a day or before it.
  func through(_ day: GameDay) -> PlayerGameTable { selecting(0..<firstRow(on: day.advanced(by: 1))) }

  /// Who played whom stays; every number of the games on a day and after it becomes another one, and what was missing
  /// becomes a number.
  func rewritten(from day: GameDay, salt: UInt64) -> PlayerGameTable {
    var result = self
    var random = SeededGenerator(seed: salt)
    let rows = firstRow(on: day)..<count
    for column in BoxColumn.allCases {
      var values = result[column]
      for row in rows {
        let other = Float(random.integer(in: 0..<97))
        values[row] = other == values[row] ? other + 1 : other
      }
      result[column] = values
    }
    return result
  }
}
