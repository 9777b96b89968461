import BoxScores
import Features

/// Sentinels 1b and 6b: what serving makes of a slate equals what training saw, bit for bit.
///
/// The rows of a day D are made again from a slate of (player, team, opponent, home), with a history that ends before D:
/// the whole night at once in both variants, then some players alone in the blind one. A blind feature that depends on
/// who else is in, or on how anybody played tonight, differs.
public struct SlateSentinel: Sentinel {
  public let name = "slate"
  public let proves = "blind features follow from player, team, opponent and place alone, and serving equals training"
  /// Seasons before that of the day which features may look back at, beside its own.
  public var lookBack = 1
  /// Of how many last seasons days are taken, beside those of older eras.
  public var seasons = 1
  /// Players of each day who are served alone.
  public var alone = 3

  public init() {}

  public func examine(_ subject: AuditSubject) throws -> SentinelReport {
    let choices = AuditDays.choose(in: subject.table, seasons: seasons)
    guard !choices.isEmpty else { return .skipped(self, "a single season has no day with a past") }
    var compared = 0
    var slices = SeasonSlices(subject: subject, lookBack: lookBack)
    for choice in choices {
      let slice = try slices.slice(around: choice.day)
      let rows = Array(slice.table.rows(on: choice.day))
      let history = slice.table.before(choice.day)
      let step = max(1, rows.count / max(1, alone))
      let single = stride(from: 0, to: rows.count, by: step).prefix(alone).map { [rows[$0]] }
      for (variant, served) in [(FeatureVariant.blind, rows), (.lineup, rows)] + single.map({ (.blind, $0) }) {
        let slate = served.map { SlateEntry(row: $0, of: slice.table) }
        let matrix = try subject.features.serve(
          slate, on: choice.day, season: slice.season, history: history, players: subject.players, variant: variant)
        guard matrix.count == served.count else {
          return .failed(
            self, compared: compared, "\(choice.what) (\(choice.day))",
            .init(
              day: choice.day.description, name: "rows of the slate", expected: "\(served.count)",
              found: "\(matrix.count)", cause: "serving \(variant.rawValue) features"))
        }
        let columns = variant == .blind ? slice.matrix.blind : Array(0..<slice.matrix.width)
        compared += served.count * columns.count
        for (position, row) in served.enumerated() {
          guard let column = slice.matrix.difference(row: row, from: matrix, row: position, columns: columns)
          else { continue }
          let cause =
            served.count == 1 ? "serving him alone" : "serving the whole night, \(variant.rawValue)"
          return .failed(
            self, compared: compared, "\(choice.what) (\(choice.day))",
            .init(
              slice.table, row: row, name: slice.matrix.names[column], expected: slice.matrix[row, column],
              found: matrix[position, column], cause: cause))
        }
      }
    }
    return .passed(
      self, compared: compared,
      "\(choices.map(\.what).joined(separator: ", ")): served features equal training features, alone and together")
  }
}

extension SlateEntry {
  /// What is known of a row before its game.
  init(row: Int, of table: PlayerGameTable) {
    self.init(
      personId: table.personId[row], team: table.team[row], opponent: table.opponent[row], home: table.home[row],
      gameId: table.gameId[row], gameType: GameType(rawValue: table.gameType[row]) ?? .regularSeason)
  }
}
