/// How many games of a season a team has played before a day.
struct TeamCalendar {
  private var season: [Int16] = []
  private var played: [Int32] = []

  func games(team: Int32, season wanted: Int16) -> Int32 {
    guard team >= 0, Int(team) < season.count, season[Int(team)] == wanted else { return 0 }
    return played[Int(team)]
  }

  mutating func count(team: Int32, season current: Int16) {
    while season.count <= Int(team) {
      season.append(-1)
      played.append(0)
    }
    if season[Int(team)] != current {
      season[Int(team)] = current
      played[Int(team)] = 0
    }
    played[Int(team)] += 1
  }
}

extension TeamCalendar: StateCoded {
  func write(to writer: inout StateWriter) {
    writer.put(season)
    writer.put(played)
  }

  init(from reader: inout StateReader) throws(StateReader.Fault) {
    season = try reader.array()
    played = try reader.array()
    try reader.require(season.count == played.count)
  }
}
