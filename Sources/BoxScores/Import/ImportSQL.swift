import NativeLibraries

/// The statements of an import. The engine reads, converts and judges; what words mean (days, game types, teams) Swift
/// says once for each distinct text.
enum ImportSQL {
  /// The rows of all files as texts and numbers, nothing judged yet.
  ///
  /// Files with the same header are read together, so that the engine can share them among its threads.
  static func stage(_ files: [PreparedFile]) -> String {
    let groups = Dictionary(grouping: files) { file -> String in
      if case .parquet = file.content { return "parquet \(file.number)" }
      return file.header.columns.joined(separator: "\u{1f}")
    }
    let selects = groups.values.sorted { $0[0].number < $1[0].number }.map(select)
    return "CREATE TABLE staged AS \(selects.joined(separator: "\nUNION ALL\n"))"
  }

  private static func select(_ files: [PreparedFile]) -> String {
    let header = files[0].header
    let source: String
    let raw: (Int) -> String
    if case .parquet(let url) = files[0].content {
      source =
        "(SELECT \(files[0].number)::INTEGER AS f, (file_row_number + 1)::INTEGER AS line, * "
        + "FROM read_parquet(\(DuckDB.quoted(url.path)), file_row_number = true))"
      raw = { "\(DuckDB.quoted(name: header.columns[$0]))::VARCHAR" }
    } else {
      let urls = files.compactMap { file in
        if case .text(let url) = file.content { url } else { nil }
      }
      let columns =
        "{'f': 'INTEGER', 'line': 'INTEGER', "
        + header.columns.indices.map { "'c\($0)': 'VARCHAR'" }.joined(separator: ", ") + "}"
      source =
        "read_csv(\(DuckDB.quoted(files: urls)), columns = \(columns), header = false, auto_detect = false, "
        + "delim = ',', quote = '\"', escape = '\"', new_line = '\\n', strict_mode = true)"
      raw = { "c\($0)" }
    }
    func column(_ name: String) -> String { header.positions[name].map(raw) ?? "NULL::VARCHAR" }
    func text(_ name: String) -> String { "coalesce(trim(\(column(name))), '')" }
    // What is no number becomes NaN, which no rule lets pass; what is empty becomes NULL.
    func number(_ name: String) -> String {
      guard header.positions[name] != nil else { return "NULL::DOUBLE" }
      let value = column(name)
      let clock = name == BoxColumn.minutes.fileName ? ", \(clockMinutes(value))" : ""
      return "coalesce(TRY_CAST(\(value) AS DOUBLE)\(clock), CASE WHEN trim(\(value)) <> '' THEN 'NaN'::DOUBLE END)"
    }
    var outputs = [
      "f", "line", "\(wholeNumber(column("personId"))) AS personId", "\(wholeNumber(column("gameId"))) AS gameId",
    ]
    outputs += ["\(text("gameDate")) AS dayText", "\(text("gameType")) AS typeText", "\(text("home")) AS homeText"]
    outputs += PlayerHeader.textColumns.filter { $0 != "gameType" && $0 != "home" }.map { "\(text($0)) AS \($0)" }
    outputs += PlayerHeader.statColumns.map { "\(number($0)) AS \($0)" }
    outputs += PlayerHeader.percentageColumns.map { name in
      // trim keeps the engine from reading the column as FLOAT in the first place, which would fail where this does not.
      let value = "TRY_CAST(trim(\(column(name))) AS FLOAT)"
      return "CASE WHEN isfinite(\(value)) THEN \(value) END AS \(name)"
    }
    return "SELECT \(outputs.joined(separator: ", ")) FROM \(source)"
  }

  /// `201143` and `201143.0`, which is what a spreadsheet makes of it.
  private static func wholeNumber(_ value: String) -> String {
    "CASE WHEN NOT contains(\(value), '.') THEN TRY_CAST(\(value) AS BIGINT) "
      + "WHEN \(value) SIMILAR TO ' *[0-9]+[.]0+ *' THEN TRY_CAST(split_part(\(value), '.', 1) AS BIGINT) END"
  }

  /// `34:30` and `PT34M30.00S` as 34.5.
  private static func clockMinutes(_ value: String) -> String {
    """
    CASE WHEN \(value) SIMILAR TO ' *[0-9]{1,3}:[0-5][0-9] *'
        THEN TRY_CAST(split_part(\(value), ':', 1) AS DOUBLE) + TRY_CAST(split_part(\(value), ':', 2) AS DOUBLE) / 60
      WHEN \(value) SIMILAR TO 'PT[0-9]{1,3}M[0-9]{1,2}(\\.[0-9]+)?S'
        THEN TRY_CAST(regexp_extract(\(value), 'PT([0-9]+)M', 1) AS DOUBLE)
          + TRY_CAST(regexp_extract(\(value), 'M([0-9.]+)S', 1) AS DOUBLE) / 60 END
    """
  }

  static let distinctDays = "SELECT DISTINCT f, dayText FROM staged ORDER BY f, dayText"

  /// Type digit of an NBA game id, 0 for any other id.
  private static let digit = "CASE WHEN gameId BETWEEN 10000000 AND 69999999 THEN gameId // 10000000 ELSE 0 END"

  static let distinctTypes = "SELECT DISTINCT typeText, \(digit) AS digit FROM staged ORDER BY ALL"

  /// Every team under its name in a season; needs the table `days`.
  static let distinctTeams = """
    SELECT DISTINCT city, name, season FROM (
      SELECT playerteamCity AS city, playerteamName AS name, \(SeasonOfGame.sql) AS season
      FROM staged JOIN days USING (f, dayText)
      UNION ALL
      SELECT opponentteamCity, opponentteamName, \(SeasonOfGame.sql) FROM staged JOIN days USING (f, dayText))
    WHERE season IS NOT NULL ORDER BY ALL
    """

  /// The rows in the form of the store, each with its status, or with the reason why it is none.
  /// - Parameter hashed: whether a hash of the whole row is needed, to tell a changed row from an equal one.
  static func judge(hashed: Bool) -> String {
    let numbers = BoxColumn.allCases.map { column in
      column.firstSeason == .first
        ? column.fileName
        : "CASE WHEN season >= \(column.firstSeason) THEN \(column.fileName) END AS \(column.fileName)"
    }
    let percentages = PlayerHeader.percentageColumns.map { name in
      name.hasPrefix("three")
        ? "CASE WHEN season >= \(BoxColumn.threePointersMade.firstSeason) THEN \(name) END AS \(name)" : name
    }
    let types = GameType.allCases.map { "WHEN \($0.rawValue) THEN \(DuckDB.quoted($0.fileName))" }.joined(
      separator: " ")
    let history = GameType.allCases.filter(\.isHistory).map { "\($0.rawValue)" }.joined(separator: ", ")
    let positive = BoxColumn.allCases.filter { $0 != .plusMinus && $0 != .minutes }
      .map { "coalesce(\($0.fileName) > 0, false)" }.joined(separator: " OR ")
    let stored = SeasonColumns.all.map { column -> String in
      switch column.name {
      case "gameDate": "day AS gameDate"
      case "gameType": "CASE gameTypeCode \(types) END AS gameType"
      case "firstName", "lastName", "playerteamCity", "playerteamName", "opponentteamCity", "opponentteamName",
        "gameLabel", "gameSubLabel":
        "nullif(\(column.name), '') AS \(column.name)"
      case "win":
        "CASE WHEN lower(win) IN ('1', '1.0', 'true', 'w') THEN 1 "
          + "WHEN lower(win) IN ('0', '0.0', 'false', 'l') THEN 0 END::TINYINT AS win"
      case "status": statusExpression(positive: positive)
      case let name: "TRY_CAST(\(name) AS \(column.type)) AS \(name)"
      }
    }
    let hash = hashed ? "hash(\(SeasonColumns.list))" : "NULL::UBIGINT"
    return """
      CREATE TABLE judged AS
      SELECT *, \(hash) AS h, false AS superseded FROM (
        SELECT f, line, \(ImportRule.expression) AS reason, \(stored.joined(separator: ", ")) FROM (
          SELECT *, gameTypeCode IN (\(history)) AS isHistory FROM (
            SELECT r.* EXCLUDE (\((PlayerHeader.statColumns + PlayerHeader.percentageColumns).joined(separator: ", "))),
              \((numbers + percentages).joined(separator: ", ")),
              CASE WHEN lower(homeText) IN ('1', '1.0', 'true') THEN 1 WHEN lower(homeText) IN ('0', '0.0', 'false')
                THEN 0 END AS home,
              t.code AS gameTypeCode, a.code AS teamCode, b.code AS opponentCode
            FROM (
              SELECT s.*, day, \(digit) AS digit, \(SeasonOfGame.sql) AS season, \(SeasonOfGame.sqlByDay) AS seasonByDay
              FROM staged s LEFT JOIN days USING (f, dayText)) r
            LEFT JOIN types t ON t.typeText = r.typeText AND t.digit = r.digit
            LEFT JOIN teams a ON a.city = playerteamCity AND a.name = playerteamName AND a.year = r.season
            LEFT JOIN teams b ON b.city = opponentteamCity AND b.name = opponentteamName AND b.year = r.season)))
      """
  }

  /// Played: minutes above zero; in an era without minutes everybody who is listed; where a row of a later era lacks its
  /// minutes, whoever left a trace in the box score.
  private static func statusExpression(positive: String) -> String {
    """
    CASE WHEN NOT isHistory THEN 'notHistory' WHEN numMinutes > 0 THEN 'played' WHEN numMinutes = 0 THEN 'didNotPlay'
      WHEN season < \(BoxColumn.minutes.firstSeason) THEN 'played' WHEN \(positive) THEN 'played'
      ELSE 'didNotPlay' END AS status
    """
  }

  /// What files filled in for columns that the era did not record, by column.
  static let beforeRecording: String = {
    let late = BoxColumn.allCases.filter { $0.firstSeason > .first }
    let counts = late.flatMap { column in
      let early = "FILTER (season < \(column.firstSeason) AND \(column.fileName)"
      return [
        "count(*) \(early) = 0) AS zero_\(column.fileName)", "count(*) \(early) <> 0) AS other_\(column.fileName)",
      ]
    }
    return """
      SELECT \(counts.joined(separator: ", ")) FROM (
        SELECT *, \(SeasonOfGame.sql) AS season FROM staged LEFT JOIN days USING (f, dayText)
      ) WHERE season < \(BoxColumn.plusMinus.firstSeason)
      """
  }()
}
