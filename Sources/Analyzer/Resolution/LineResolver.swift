import BoxScores

/// Ties lines to persons and games, strictly: what is not certain is listed with candidates.
///
/// The game: by its two teams and its day in the eastern United States; a gameId has to agree with them. The person: by
/// id, which has to be of somebody with the two teams whose name shares a word with the one written, and the one written
/// must not be exactly that of another of them; else by name, which
/// has to be that of exactly one who is with either team that season. Initials, nicknames and misspellings are not
/// resolved; `aliases` can name them.
public struct LineResolver: Sendable {
  private let index: LeagueIndex
  private let aliases: [String: Int64]

  /// - Parameter aliases: Names as feeds write them, and whom they mean.
  public init(_ index: LeagueIndex, aliases: [String: Int64] = [:]) {
    self.index = index
    self.aliases = Dictionary(
      aliases.map { (PersonName($0.key).full, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// - Complexity: O(lines), and O(people of the season) for each line that is listed
  public func resolve(_ lines: [PropLine]) -> Resolution {
    var resolution = Resolution()
    var cache = ResolverCache()
    for line in lines {
      do throws(ResolverFailure) {
        resolution.resolved.append(try resolve(line, &cache))
      } catch {
        resolution.unresolved.append(
          UnresolvedLine(line: line, reason: error.reason, found: error.found, candidates: error.candidates))
      }
    }
    return resolution
  }

  private func resolve(_ line: PropLine, _ cache: inout ResolverCache) throws(ResolverFailure) -> ResolvedLine {
    let game = try game(of: line, &cache)
    let name = cache.name(line.player)
    let person: Int64
    var way = ResolvedLine.Way.name
    if let id = line.personId {
      person = id
      way = .id
      try check(id, name, line.player, game, &cache)
    } else if let alias = aliases[name.full] {
      person = alias
      way = .alias
    } else {
      let named = index.people(named: name, in: game.season)
      let here = named.filter { index.side(of: $0, in: game) != nil }
      guard here.count == 1 else {
        throw ResolverFailure(
          here.isEmpty ? .unknownPlayer : .ambiguousPlayer, line.player,
          here.isEmpty ? candidates(cache.people(name, game, index), game) : candidates(here, game))
      }
      person = here[0]
    }
    guard let team = index.side(of: person, in: game) else {
      throw ResolverFailure(
        .contradictingPlayer, "\(person) \(index.name(of: person) ?? "unknown") is with neither team", [])
    }
    return ResolvedLine(
      line: line, personId: person, game: game, team: team, way: way,
      isDateCorrected: line.gameDate.map { $0 != game.day } ?? false)
  }

  private func check(
    _ id: Int64, _ name: PersonName, _ written: String, _ game: KnownGame, _ cache: inout ResolverCache
  ) throws(ResolverFailure) {
    guard let known = index.folded(id) else {
      throw ResolverFailure(.unknownPlayer, "personId \(id)", candidates(cache.people(name, game, index), game))
    }
    guard name.full.isEmpty || known.mayBe(name) || known.full == name.full else {
      throw ResolverFailure(
        .contradictingPlayer, "\(id) is \(index.name(of: id) ?? ""), the line is about '\(written)'",
        candidates(cache.people(name, game, index), game))
    }
    // Jalen and Jaylin Williams share a word and a team: a name that is exactly another's is not his.
    let named = index.people(named: name, in: game.season).filter { index.side(of: $0, in: game) != nil }
    guard named.isEmpty || named.contains(id) else {
      throw ResolverFailure(
        .contradictingPlayer, "\(id) is \(index.name(of: id) ?? ""), '\(written)' is another's name",
        candidates(named, game))
    }
  }

  private func game(of line: PropLine, _ cache: inout ResolverCache) throws(ResolverFailure) -> KnownGame {
    let local = line.tipOff?.easternDay
    // A feed that writes the date in UTC is a day late for evening games: the tip-off tells.
    let days = [local, line.gameDate].compactMap(\.self)
    let season = SeasonOfGame.season(of: days[0])
    let home = try team(line.homeTeam, season, &cache)
    let away = try team(line.awayTeam, season, &cache)
    var found: [Int64] = []
    for day in days where found.isEmpty { found = index.games(on: day, between: home, and: away) }
    let said = "\(line.awayTeam) at \(line.homeTeam) on \(days[0])"
    if let id = line.gameId {
      guard let game = index.games[id] else { throw ResolverFailure(.unknownGame, "gameId \(id)", games(found)) }
      guard found.contains(id) else { throw ResolverFailure(.contradictingGame, "\(id), \(said)", games([id] + found)) }
      return game
    }
    guard let only = found.first else { throw ResolverFailure(.unknownGame, said, []) }
    guard found.count == 1 else { throw ResolverFailure(.ambiguousGame, said, games(found)) }
    return index.games[only]!
  }

  private func team(_ text: String, _ season: Season, _ cache: inout ResolverCache) throws(ResolverFailure) -> Int16 {
    switch cache.team(text, season, index.kind) {
    case .team(let code): return code
    case .unknown: throw ResolverFailure(.unknownTeam, text, [])
    case .shared(let codes):
      let teams = codes.map { code in
        Candidate(
          id: Int64(code), described: TeamCatalogue.shared.name(of: code, in: season)?.fullName ?? "team \(code)")
      }
      throw ResolverFailure(.unknownTeam, text, teams)
    }
  }

  private func candidates(_ people: [Int64], _ game: KnownGame) -> [Candidate] {
    people.prefix(10).map { person in
      let team = index.side(of: person, in: game).flatMap { TeamCatalogue.shared.name(of: $0, in: game.season) }
      let words = [index.name(of: person), team?.fullName].compactMap(\.self)
      return Candidate(id: person, described: words.joined(separator: ", "))
    }
  }

  private func games(_ ids: [Int64]) -> [Candidate] {
    ids.compactMap { index.games[$0] }.map { game in
      func name(_ code: Int16) -> String { TeamCatalogue.shared.name(of: code, in: game.season)?.fullName ?? "?" }
      return Candidate(id: game.gameId, described: "\(name(game.away)) at \(name(game.home)), \(game.day)")
    }
  }
}
