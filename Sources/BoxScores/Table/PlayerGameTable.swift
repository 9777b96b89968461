/// The played player-games of one kind of data, column by column.
///
/// Rows are sorted by (day, gameId, personId) and the key (gameId, personId) is unique. Only played rows of games that
/// are history are here: rows of players who did not play, preseason and All-Star games stay in the store. Seasons are
/// contiguous, because days are.
public struct PlayerGameTable: Sendable {
  /// Whether the rows are real or simulated: all of them are the same.
  public let kind: DataKind
  public var gameId: [Int64]
  public var personId: [Int64]
  /// `GameDay.number`.
  public var day: [Int32]
  /// The season's end year.
  public var season: [Int16]
  /// Franchise codes of `TeamCatalogue`.
  public var team: [Int16]
  /// Franchise codes of `TeamCatalogue`.
  public var opponent: [Int16]
  /// 1 at home, 0 away, -1 on neutral ground or unknown.
  public var home: [Int8]
  /// `GameType.rawValue`.
  public var gameType: [UInt8]
  /// `values[column.rawValue][row]`; NaN where the value is missing.
  public var values: [[Float]]

  public init(kind: DataKind) {
    self.kind = kind
    gameId = []
    personId = []
    day = []
    season = []
    team = []
    opponent = []
    home = []
    gameType = []
    values = Array(repeating: [], count: BoxColumn.allCases.count)
  }

  /// Rows of the table.
  public var count: Int { gameId.count }

  /// The values of a column, row by row; NaN where one is missing.
  public subscript(_ column: BoxColumn) -> [Float] {
    get { values[column.rawValue] }
    set { values[column.rawValue] = newValue }
  }

  /// The rows of a season, empty when there are none.
  /// - Complexity: O(log n)
  public func rows(of season: Season) -> Range<Int> {
    lowerBound(season.endYear)..<lowerBound(season.endYear + 1)
  }

  /// The rows of consecutive seasons.
  /// - Complexity: O(log n)
  public func rows(of seasons: ClosedRange<Season>) -> Range<Int> {
    lowerBound(seasons.lowerBound.endYear)..<lowerBound(seasons.upperBound.endYear + 1)
  }

  /// The seasons that have rows, in order.
  public var seasons: [Season] {
    var result: [Season] = []
    var row = 0
    while row < count {
      result.append(Season(Int(season[row])))
      row = lowerBound(Int(season[row]) + 1)
    }
    return result
  }

  /// The rows of a day, empty when there are none.
  /// - Complexity: O(log n)
  package func rows(on date: GameDay) -> Range<Int> { firstRow(on: date)..<firstRow(on: date.advanced(by: 1)) }

  /// The first row dated on a day or after it; `count` when there is none.
  /// - Complexity: O(log n)
  package func firstRow(on date: GameDay) -> Int { firstRow { day[$0] >= date.number } }

  private func lowerBound(_ endYear: Int) -> Int { firstRow { Int(season[$0]) >= endYear } }

  /// The first row that fulfils what all later ones fulfil too.
  private func firstRow(where isReached: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isReached(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
