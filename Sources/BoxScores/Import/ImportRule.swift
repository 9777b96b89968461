/// A condition every row has to meet, as data: the importer turns the table of rules into one expression of SQL.
///
/// A rule sees the columns of the store under their names, as DOUBLE where they are numbers and NaN where a text is no
/// number, and `day`, `season`, `seasonByDay`, `typeText`, `dayText`. NULL never breaks a rule: what is missing stays
/// missing. Percentages, `win`, names of players and team totals are in no rule.
struct ImportRule: Sendable {
  let name: String
  /// True for a row that breaks the rule.
  let fails: String
  /// An expression of SQL that says so, with the values.
  let reason: String

  static let all: [ImportRule] = keys + ranges + identities + teams

  /// The reason of the first rule that a row breaks, NULL for a good row.
  static var expression: String {
    "CASE\n" + all.map { "  WHEN \($0.fails) THEN \($0.reason)\n" }.joined() + "END"
  }

  private static let keys: [ImportRule] = [
    .init(name: "personId", fails: "personId IS NULL", reason: "'personId is missing or not a whole number'"),
    .init(name: "gameId", fails: "gameId IS NULL", reason: "'gameId is missing or not a whole number'"),
    .init(
      name: "idsPositive", fails: "personId <= 0 OR gameId <= 0",
      reason: "'personId ' || personId || ', gameId ' || gameId || ': expected positive numbers'"),
    .init(
      name: "idsReal",
      fails: "personId >= \(SimulatedLeague.firstPersonId) OR gameId >= \(SimulatedLeague.firstGameId)",
      reason: "'personId ' || personId || ', gameId ' || gameId || ': numbers this high are kept for simulated rows'"),
    .init(
      name: "day", fails: "day IS NULL",
      reason: "CASE WHEN dayText = '' THEN 'the date is missing' ELSE 'the date ''' || left(dayText, 40) "
        + "|| ''' is no day of the calendar, expected YYYY-MM-DD' END"),
    .init(
      name: "era", fails: "season < \(Season.first) OR season > 2099",
      reason: "'season ' || season || ' lies outside of the league''s time, which began with \(Season.first)'"),
    .init(
      name: "seasonOfId", fails: "season <> seasonByDay",
      reason: "'gameId ' || gameId || ' belongs to season ' || season || ', its date ' || day || ' to ' || seasonByDay"),
    .init(
      name: "gameType", fails: "gameTypeCode IS NULL",
      reason: "'the game type ''' || left(typeText, 40) || ''' is not known'"),
    .init(
      name: "home", fails: "homeText <> '' AND home IS NULL",
      reason: "'home is ''' || left(homeText, 20) || ''', expected 1, 0 or nothing'"),
  ]

  private static let ranges: [ImportRule] = BoxColumn.allCases.flatMap { column -> [ImportRule] in
    let name = column.fileName
    let limits: (Int, Int) =
      switch column {
      case .minutes: (0, 120)
      case .plusMinus: (-100, 100)
      default: (0, 200)
      }
    let kind = column == .minutes ? "minutes" : "a whole number"
    var rules = [
      ImportRule(
        name: "\(name)Range", fails: "NOT (\(name) >= \(limits.0) AND \(name) <= \(limits.1))",
        reason: "'\(name) is ' || CASE WHEN isnan(\(name)) THEN 'not a number' ELSE \(text(name)) END "
          + "|| ', expected \(kind) from \(limits.0) to \(limits.1)'")
    ]
    if column != .minutes {
      rules.append(
        .init(
          name: "\(name)Whole", fails: "\(name) <> floor(\(name))",
          reason: "'\(name) is ' || \(name) || ', expected a whole number'"))
    }
    return rules
  }

  private static let identities: [ImportRule] =
    [("fieldGoals", "field goals"), ("threePointers", "threes"), ("freeThrows", "free throws")].map { stem, words in
      ImportRule(
        name: "\(stem)Attempted", fails: "\(stem)Made > \(stem)Attempted",
        reason: "\(text("\(stem)Made")) || ' \(words) made of ' || \(text("\(stem)Attempted")) || ' attempted'")
    } + [
      .init(
        name: "threesAmongFieldGoals", fails: "threePointersMade > fieldGoalsMade",
        reason: "\(text("threePointersMade")) || ' threes made among ' || \(text("fieldGoalsMade")) || ' field goals'"),
      .init(
        name: "points", fails: "points <> 2 * fieldGoalsMade + \(threes) + freeThrowsMade",
        reason: "'points is ' || \(text("points")) || ', but ' || \(text("fieldGoalsMade")) || ' field goals with ' "
          + "|| \(text(threes)) || ' threes and ' || \(text("freeThrowsMade")) || ' free throws make ' "
          + "|| \(text("2 * fieldGoalsMade + \(threes) + freeThrowsMade"))"),
      .init(
        name: "rebounds", fails: "reboundsTotal <> reboundsOffensive + reboundsDefensive",
        reason: "'reboundsTotal is ' || \(text("reboundsTotal")) || ', but ' || \(text("reboundsOffensive")) "
          + "|| ' offensive and ' || \(text("reboundsDefensive")) || ' defensive make ' "
          + "|| \(text("reboundsOffensive + reboundsDefensive"))"),
    ]

  private static let teams: [ImportRule] =
    [("teamCode", "playerteam"), ("opponentCode", "opponentteam")].map { code, stem in
      ImportRule(
        name: "\(stem)Known", fails: "isHistory AND \(code) IS NULL",
        reason: "'the team ''' || trim(left(\(stem)City, 40) || ' ' || left(\(stem)Name, 40)) "
          + "|| ''' is not known in season ' || season")
    } + [
      .init(
        name: "twoTeams", fails: "isHistory AND teamCode = opponentCode",
        reason: "'the team ''' || trim(left(playerteamCity, 40) || ' ' || left(playerteamName, 40)) "
          + "|| ''' plays against itself'")
    ]

  /// Before there were threes nobody made one.
  private static let threes =
    "CASE WHEN season < \(BoxColumn.threePointersMade.firstSeason) THEN 0 ELSE threePointersMade END"

  /// A number as people write it: 28, not 28.0.
  private static func text(_ column: String) -> String {
    "CASE WHEN (\(column)) = floor(\(column)) AND abs(\(column)) < 1e15 THEN ((\(column))::BIGINT)::VARCHAR "
      + "ELSE (\(column))::VARCHAR END"
  }
}
