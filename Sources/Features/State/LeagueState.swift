import BoxScores

/// Means per player-game of the season to date, drawn to last season's.
struct LeagueState {
  /// Player-games that last season's mean weighs.
  static let prior = 2000.0

  private let kind: DataKind
  private var season: Int16 = -1
  private var sums = [Double](repeating: 0, count: GameFrame.width)
  private var counts = [Double](repeating: 0, count: GameFrame.width)
  private var previous = [Double](repeating: .nan, count: GameFrame.width)
  private var pace = FadingMean()
  /// Whether every day of the season to date was covered.
  private var isWhole = true

  init(kind: DataKind) { self.kind = kind }

  mutating func turn(to season: Int16, isCovered: Bool) {
    if season != self.season {
      let isNext = season == self.season + 1
      for column in BoxColumn.allCases {
        let index = column.rawValue
        let own = isNext && isWhole ? sums[index] / counts[index] : .nan
        previous[index] =
          own == own || kind == .simulated ? own : LeagueFacts.mean(of: column, before: Int(season))
        sums[index] = 0
        counts[index] = 0
      }
      self.season = season
      isWhole = true
    }
    if !isCovered { isWhole = false }
  }

  mutating func add(_ box: UnsafePointer<Float>) {
    for column in 0..<GameFrame.width {
      let value = Double(box[column])
      guard value == value else { continue }
      sums[column] += value
      counts[column] += 1
    }
  }

  mutating func add(pace value: Double) { pace.add(value, decay: 0.998) }

  var meanPace: Double { pace.mean }

  /// Last season's mean alone where the rows to date do not cover the league.
  func level(_ column: BoxColumn, isCovered: Bool) -> Double {
    let index = column.rawValue
    let last = previous[index]
    guard isCovered else { return last }
    return last == last
      ? (sums[index] + Self.prior * last) / (counts[index] + Self.prior) : sums[index] / counts[index]
  }
}

extension LeagueState {
  func write(to writer: inout StateWriter) {
    writer.put(season)
    writer.put(sums)
    writer.put(counts)
    writer.put(previous)
    pace.write(to: &writer)
    writer.put(isWhole ? UInt8(1) : 0)
  }

  init(from reader: inout StateReader, kind: DataKind) throws(StateReader.Fault) {
    self.kind = kind
    season = try reader.take()
    sums = try reader.array()
    counts = try reader.array()
    previous = try reader.array()
    pace = try FadingMean(from: &reader)
    isWhole = try reader.take(UInt8.self) == 1
    let width = GameFrame.width
    try reader.require(sums.count == width && counts.count == width && previous.count == width)
  }
}
