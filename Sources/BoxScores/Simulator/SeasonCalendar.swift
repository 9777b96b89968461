/// When the seasons of the simulated league begin and end.
struct SeasonCalendar {
  let firstDay: GameDay
  /// Last day meant for the regular season; a schedule that does not fit runs over by a few days.
  let lastDay: GameDay
  /// No games here: the league's days off in February.
  let pause: ClosedRange<GameDay>?
  /// How hard the makers of the schedule try to keep a team from playing two nights in a row.
  let careForRest: Double
  /// Games of a night, Thursday first, against an average night; weekends carry more.
  let nightLoads: [Double]

  init(_ season: Season, scale: LeagueScale) {
    let year = season.endYear
    func day(_ year: Int, _ month: Int, _ day: Int) -> GameDay { GameDay(year: year, month: month, day: day)! }
    guard scale.teams == nil, scale.gamesPerTeam == nil else {
      // A small league plays in winter only, at the density of a full one's slower weeks.
      let games = scale.gamesPerTeam ?? SimulatedEra(season, scale: scale).gamesPerTeam
      lastDay = day(year, 2, 20)
      firstDay = lastDay.advanced(by: -min(170, games * 18 / 5))
      pause = nil
      careForRest = 0
      // Tuesdays, Fridays and Saturdays: most teams play on the same nights, some of them two in a row.
      nightLoads = [0, 2.3, 2.3, 0, 0, 2.4, 0]
      return
    }
    switch year {
    case 1999: (firstDay, lastDay) = (day(year, 2, 5), day(year, 5, 5))
    case 2012: (firstDay, lastDay) = (day(year - 1, 12, 25), day(year, 4, 26))
    case 2021: (firstDay, lastDay) = (day(year - 1, 12, 22), day(year, 5, 16))
    case ...1954: (firstDay, lastDay) = (day(year - 1, 11, 1), day(year, 3, 20))
    case ...1967: (firstDay, lastDay) = (day(year - 1, 10, 20), day(year, 3, 17))
    case ...1980: (firstDay, lastDay) = (day(year - 1, 10, 14), day(year, 3, 30))
    case ...2017: (firstDay, lastDay) = (day(year - 1, 10, 30), day(year, 4, 16))
    default: (firstDay, lastDay) = (day(year - 1, 10, 19), day(year, 4, 12))
    }
    nightLoads = [1.0, 1.35, 1.25, 1.05, 0.85, 1.0, 1.2]
    careForRest = year < 2015 ? 0.1 : 0.2
    let hasPause = year >= 1951 && ![1999].contains(year)
    pause = hasPause ? day(year, 2, 14)...day(year, 2, year < 1990 ? 16 : 18) : nil
  }
}
