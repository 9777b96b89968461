import BoxScores

/// The losses of several models on the same rows, summed by game date: small enough to be kept, and enough to compare any
/// two of them later by a bootstrap over dates.
public struct LossTable: Sendable, Codable, Hashable {
  /// What one model lost on one stat, day by day.
  public struct Entry: Sendable, Codable, Hashable {
    public let model: String
    public let stat: Stat
    public let measure: ComparisonRow.Measure
    /// A sum a day.
    public let sums: [Double]
  }

  /// How many rows of a stat count on each day.
  public struct Rows: Sendable, Codable, Hashable {
    public let stat: Stat
    /// Rows a day.
    public let counts: [Int]
  }

  /// `GameDay.number`, ascending.
  public let days: [Int32]
  /// One a stat that outcomes were given of.
  public let rows: [Rows]
  /// One a model, stat and measure, in the order in which they were added.
  public private(set) var entries: [Entry]

  /// - Parameters:
  ///   - days: `GameDay.number` of each row.
  ///   - outcomes: By stat, a number a row; rows without one (NaN) do not count.
  public init(days: [Int32], outcomes: [(stat: Stat, values: [Float])]) {
    let ascending = Set(days).sorted()
    self.days = ascending
    let place = Dictionary(uniqueKeysWithValues: zip(ascending, 0...))
    rows = outcomes.map { stat, values in
      var counts = [Int](repeating: 0, count: ascending.count)
      for row in values.indices where !values[row].isNaN { counts[place[days[row]]!] += 1 }
      return Rows(stat: stat, counts: counts)
    }
    entries = []
  }

  /// Adds what a model loses: rounded absolute errors, and CRPS where it has distributions. A model that is silent on a
  /// row that counts is left out: it has no loss to be compared.
  /// - Parameter rowDays: `GameDay.number` of each row.
  public mutating func add(
    _ model: String, _ stat: Stat, _ forecasts: ModelForecasts, outcomes: [Float], rowDays: [Int32]
  ) {
    let rounded = Metrics.roundedAbsoluteErrors(forecasts.median, outcomes)
    add(model, stat, .maeInt, rounded, outcomes, rowDays)
    if let distributions = forecasts.distributions {
      add(model, stat, .crps, distributions.crps(outcomes), outcomes, rowDays)
    }
  }

  private mutating func add(
    _ model: String, _ stat: Stat, _ measure: ComparisonRow.Measure, _ losses: [Double], _ outcomes: [Float],
    _ rowDays: [Int32]
  ) {
    let place = Dictionary(uniqueKeysWithValues: zip(days, 0...))
    var sums = [Double](repeating: 0, count: days.count)
    for row in losses.indices where !outcomes[row].isNaN {
      guard losses[row].isFinite else { return }
      sums[place[rowDays[row]]!] += losses[row]
    }
    entries.append(Entry(model: model, stat: stat, measure: measure, sums: sums))
  }

  /// A model's losses, a sum a day; nil where it has none.
  public func sums(_ model: String, _ stat: Stat, _ measure: ComparisonRow.Measure = .maeInt) -> [Double]? {
    entries.first { $0.model == model && $0.stat == stat && $0.measure == measure }?.sums
  }

  private func counts(_ stat: Stat) -> [Double]? {
    rows.first { $0.stat == stat }.map { $0.counts.map(Double.init) }
  }

  /// A model's mean loss; nil where it has none.
  public func mean(_ model: String, _ stat: Stat, _ measure: ComparisonRow.Measure = .maeInt) -> Double? {
    guard let sums = sums(model, stat, measure), let counts = counts(stat) else { return nil }
    let rows = counts.reduce(0, +)
    return rows > 0 ? sums.reduce(0, +) / rows : nil
  }

  /// A model of this table against one of another table on the same rows. Nil unless both have losses, on the same days
  /// with the same numbers of rows.
  public func against(
    _ other: LossTable, model: String, baseline: String, stat: Stat, measure: ComparisonRow.Measure = .maeInt
  ) -> DailyLosses? {
    guard days == other.days, let counts = counts(stat), counts == other.counts(stat),
      let ours = sums(model, stat, measure), let theirs = other.sums(baseline, stat, measure)
    else { return nil }
    return DailyLosses(days: days, modelSums: ours, baselineSums: theirs, rows: counts)
  }

  /// The mean of tables of one model trained with several seeds: the same rows, its losses averaged.
  /// - Returns: Nil for tables of other rows, or of more or fewer entries; an entry that not all of them have is left out.
  public static func averaged(_ tables: [LossTable]) -> LossTable? {
    guard var result = tables.first else { return nil }
    for table in tables.dropFirst() {
      guard table.days == result.days, table.rows == result.rows, table.entries.count == result.entries.count else {
        return nil
      }
    }
    result.entries = result.entries.indices.compactMap { index in
      let entry = result.entries[index]
      let same = tables.compactMap { $0.sums(entry.model, entry.stat, entry.measure) }
      guard same.count == tables.count else { return nil }
      let sums = entry.sums.indices.map { day in same.reduce(0) { $0 + $1[day] } / Double(same.count) }
      return Entry(model: entry.model, stat: entry.stat, measure: entry.measure, sums: sums)
    }
    return result
  }
}

extension LossTable {
  private enum Key: String, CodingKey { case days, rows, entries }

  /// Refuses what is no table of losses: days that do not ascend, columns of other lengths, numbers that are no loss.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    days = try container.decode([Int32].self, forKey: .days)
    rows = try container.decode([Rows].self, forKey: .rows)
    entries = try container.decode([Entry].self, forKey: .entries)
    let count = days.count
    guard zip(days, days.dropFirst()).allSatisfy({ $0 < $1 }),
      rows.allSatisfy({ $0.counts.count == count && $0.counts.allSatisfy { $0 >= 0 } }),
      entries.allSatisfy({ $0.sums.count == count && $0.sums.allSatisfy { $0.isFinite && $0 >= 0 } })
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .entries, in: container, debugDescription: "not losses of \(count) days: a sum, 0 or more, for each")
    }
  }
}
