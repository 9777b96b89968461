import BoxScores

/// Names and teams that were looked up already: a file writes a thousand names three hundred thousand times.
struct ResolverCache {
  private struct TeamKey: Hashable {
    let text: String
    let season: Season
  }

  private struct Search: Hashable {
    let name: PersonName
    let game: Int64
  }

  private var names: [String: PersonName] = [:]
  private var teams: [TeamKey: TeamMatch] = [:]
  private var searches: [Search: [Int64]] = [:]

  mutating func name(_ text: String) -> PersonName {
    if let known = names[text] { return known }
    let name = PersonName(text)
    names[text] = name
    return name
  }

  mutating func team(_ text: String, _ season: Season, _ kind: DataKind) -> TeamMatch {
    let key = TeamKey(text: text, season: season)
    if let known = teams[key] { return known }
    let match = TeamCatalogue.shared.find(text, season: season, kind: kind)
    teams[key] = match
    return match
  }

  mutating func people(_ name: PersonName, _ game: KnownGame, _ index: LeagueIndex) -> [Int64] {
    let search = Search(name: name, game: game.gameId)
    if let known = searches[search] { return known }
    let people = index.people(like: name, in: game)
    searches[search] = people
    return people
  }
}
