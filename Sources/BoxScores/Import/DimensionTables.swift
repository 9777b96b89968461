import NativeLibraries

/// The small tables that say what the texts of the files mean: days, game types, teams.
enum DimensionTables {
  /// `days`: the US Eastern day of each date text of each file; NULL for what is no day.
  static func addDays(
    files numbers: [Int64], texts: [String?], to database: Database, _ report: inout ImportReport,
    _ files: [PreparedFile]
  ) throws {
    let moments = texts.map { GameMoment($0 ?? "") }
    var decorated: Set<Int64> = []
    for (index, file) in files.enumerated() {
      let own = zip(numbers, moments).lazy.filter { $0.0 == Int64(file.number) }.compactMap(\.1)
      if GameMoment.zuluIsEastern(own) {
        decorated.insert(Int64(file.number))
        report.files[index].notes.append(
          "times are marked Z but lie as Eastern times do: read as Eastern, as the league's feeds mean them")
      } else if own.contains(where: { $0.zone != nil }) {
        report.files[index].notes.append("times carry a zone: dated by the Eastern time of the United States")
      }
    }
    let days = zip(numbers, moments).map { number, moment in
      moment?.easternDay(zuluIsEastern: decorated.contains(number))
    }
    try database.createTable(
      "day_numbers",
      [
        ("f", .integers(numbers.map { Int32($0) })), ("dayText", .strings(texts)),
        ("number", .longs(days.map { $0.map { Int64($0.number) } ?? Int64.min })),
      ])
    try database.execute(
      """
      CREATE TABLE days AS SELECT f, dayText,
        CASE WHEN number > \(Int64.min + 1) THEN DATE '1970-01-01' + number::INTEGER END AS day FROM day_numbers
      """)
  }

  /// `types`: the game type's code; NULL for an unknown one.
  static func addTypes(texts: [String?], digits: [Int64], to database: Database) throws {
    var known: (texts: [String?], digits: [Int64], codes: [Int16]) = ([], [], [])
    for (text, digit) in zip(texts, digits) {
      // Any id with that digit stands for all.
      guard let type = GameType(text: text ?? "", gameId: digit * 10_000_000) else { continue }
      known.texts.append(text)
      known.digits.append(digit)
      known.codes.append(Int16(type.rawValue))
    }
    try database.createTable(
      "types", [("typeText", .strings(known.texts)), ("digit", .longs(known.digits)), ("code", .shorts(known.codes))])
  }

  /// `teams`: the franchise's code; teams that are not known are not in it.
  static func addTeams(cities: [String?], names: [String?], seasons: [Int64], to database: Database) throws {
    var known: (cities: [String?], names: [String?], seasons: [Int16], codes: [Int16]) = ([], [], [], [])
    for index in cities.indices {
      guard let year = Int16(exactly: seasons[index]),
        let code = TeamCatalogue.shared.lookup(
          city: cities[index] ?? "", name: names[index] ?? "", season: Season(Int(year)))
      else { continue }
      known.cities.append(cities[index])
      known.names.append(names[index])
      known.seasons.append(year)
      known.codes.append(code)
    }
    try database.createTable(
      "teams",
      [
        ("city", .strings(known.cities)), ("name", .strings(known.names)), ("year", .shorts(known.seasons)),
        ("code", .shorts(known.codes)),
      ])
  }
}
