/// The columns of a season's Parquet file, in order: those of the Kaggle `PlayerStatistics` file, then Fullcourt's own.
enum SeasonColumns {
  /// Names and types; a type is DuckDB's.
  static let all: [(name: String, type: String)] =
    [
      ("firstName", "VARCHAR"), ("lastName", "VARCHAR"), ("personId", "BIGINT"), ("gameId", "BIGINT"),
      ("gameDate", "DATE"), ("playerteamCity", "VARCHAR"), ("playerteamName", "VARCHAR"),
      ("opponentteamCity", "VARCHAR"), ("opponentteamName", "VARCHAR"), ("gameType", "VARCHAR"),
      ("gameLabel", "VARCHAR"), ("gameSubLabel", "VARCHAR"), ("seriesGameNumber", "SMALLINT"), ("win", "TINYINT"),
      ("home", "TINYINT"),
    ]
    + BoxColumn.allCases.map { ($0.fileName, $0 == .minutes ? "FLOAT" : "SMALLINT") }
    + PlayerHeader.percentageColumns.map { ($0, "FLOAT") }
    + [
      ("season", "SMALLINT"), ("teamCode", "SMALLINT"), ("opponentCode", "SMALLINT"), ("gameTypeCode", "UTINYINT"),
      ("status", "VARCHAR"),
    ]

  static let list = all.map(\.name).joined(separator: ", ")

  /// The values of `status`.
  enum Status: String, CaseIterable, Sendable {
    case played, didNotPlay, notHistory
  }

  /// How a season's file is written: the order makes equal content equal bytes.
  static func copy(_ select: String, to path: String) -> String {
    "COPY (SELECT \(list) FROM (\(select)) ORDER BY gameDate, gameId, personId) TO '\(path.replacing("'", with: "''"))' "
      + "(FORMAT parquet, COMPRESSION zstd)"
  }
}
