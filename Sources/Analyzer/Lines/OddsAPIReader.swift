import BoxScores

/// Walks through a downloaded document and collects its lines.
struct OddsAPIReader {
  var file: LineFile
  private var notation = Odds.Notation.decimal

  init(file: LineFile) { self.file = file }

  mutating func document(_ root: JSONNode, notation asked: Odds.Notation?) throws(LinesError) {
    var events = root
    var snapshot: QuoteTime?
    if let data = root["data"] {
      snapshot = root["timestamp"]?.string.flatMap { QuoteTime($0) }
      events = data
    }
    let list: [JSONNode]
    if let array = events.array {
      list = array
    } else if events["bookmakers"] != nil || events["commence_time"] != nil {
      list = [events]
    } else {
      throw wrong(events, "", "an event with bookmakers, or an array of events")
    }
    let found = asked == nil ? try OddsAPINotation.tell(prices(of: list), file: file.name) : asked
    notation = found ?? .decimal
    for (index, event) in list.enumerated() {
      try self.event(event, path: list.count == 1 ? "" : "[\(index)].", snapshot: snapshot)
    }
  }

  /// Every price that is written in a market of ours.
  private func prices(of events: [JSONNode]) -> [String] {
    var prices: [String] = []
    for event in events {
      for book in event["bookmakers"]?.array ?? [] {
        for market in book["markets"]?.array ?? [] {
          guard let key = market["key"]?.string, PropMarket(oddsAPIKey: key) != nil else { continue }
          for outcome in market["outcomes"]?.array ?? [] {
            if let price = outcome["price"]?.number { prices.append(price) }
          }
        }
      }
    }
    return prices
  }

  private mutating func event(_ event: JSONNode, path: String, snapshot: QuoteTime?) throws(LinesError) {
    guard event.isObject else { throw wrong(event, path, "an event") }
    if let sport = event["sport_key"], sport.string != "basketball_nba" {
      problem(sport, path + "sport_key", sport.described, "'basketball_nba'", outcomes: outcomes(of: event))
      return
    }
    guard let home = event["home_team"]?.string, let away = event["away_team"]?.string, !home.isEmpty, !away.isEmpty
    else { throw wrong(event, path + "home_team", "names of both teams") }
    guard let start = event["commence_time"], let tipOff = start.string.flatMap({ QuoteTime($0) }) else {
      throw wrong(event["commence_time"] ?? event, path + "commence_time", "a time such as 2025-01-31T00:30:00Z")
    }
    // An event that no book quotes yet has an empty list or none.
    for (index, book) in (try list(event, "bookmakers", path) ?? []).enumerated() {
      let here = "\(path)bookmakers[\(index)]."
      guard let key = book["key"]?.string, !key.isEmpty else { throw wrong(book, here + "key", "a bookmaker's key") }
      let updated = book["last_update"]?.string.flatMap { QuoteTime($0) }
      for (index, market) in (try list(book, "markets", here) ?? []).enumerated() {
        let here = "\(here)markets[\(index)]."
        guard let name = market["key"]?.string else { throw wrong(market, here + "key", "a market's key") }
        let outcomes = try list(market, "outcomes", here) ?? []
        guard let prop = PropMarket(oddsAPIKey: name) else {
          file.otherMarkets[name, default: 0] += outcomes.count
          continue
        }
        var blank = PropLine(
          row: 0, homeTeam: home, awayTeam: away, player: "", market: prop, book: key, line: LineValue(halves: 0),
          over: nil, under: nil)
        blank.feed = "the-odds-api"
        blank.tipOff = tipOff
        blank.isAlternate = name.hasSuffix("_alternate")
        blank.captured = market["last_update"]?.string.flatMap { QuoteTime($0) } ?? updated ?? snapshot
        pair(outcomes, path: here, blank)
      }
    }
  }

  /// Makes lines of the outcomes of a market.
  private mutating func pair(_ outcomes: [JSONNode], path: String, _ blank: PropLine) {
    struct Key: Hashable {
      let player: String
      let line: LineValue
    }
    var order: [Key: Int] = [:]
    var made: [PropLine] = []
    for (index, outcome) in outcomes.enumerated() {
      file.rows += 1
      let here = "\(path)outcomes[\(index)]."
      func reject(_ key: String, _ expected: String) -> LineProblem {
        let node = outcome[key]
        return LineProblem(
          row: (node ?? outcome).line, column: here + key, found: node?.described ?? "nothing", expected: expected)
      }
      let side: Side
      switch outcome["name"]?.string {
      case "Over": side = .over
      case "Under": side = .under
      default:
        file.problems.append(reject("name", "'Over' or 'Under'"))
        continue
      }
      guard let player = outcome["description"]?.string, !player.isEmpty, player.utf8.count <= 200 else {
        file.problems.append(reject("description", "a player's name"))
        continue
      }
      guard let line = outcome["point"]?.number.flatMap({ LineValue($0) }) else {
        file.problems.append(reject("point", "a whole or half number from 0 to \(Int(LineValue.largest))"))
        continue
      }
      let odds: Odds
      do throws(OddsError) {
        odds = try Odds(outcome["price"]?.number ?? "", notation)
      } catch {
        file.problems.append(reject("price", error.expected))
        continue
      }
      let place: Int
      if let known = order[Key(player: player, line: line)] {
        place = known
      } else {
        place = made.count
        order[Key(player: player, line: line)] = place
        var fresh = blank
        fresh.row = outcome.line
        fresh.player = player
        fresh.line = line
        made.append(fresh)
      }
      guard made[place][side] == nil else {
        file.problems.append(reject("name", "each side of a player's line once in a market"))
        continue
      }
      if side == .over { made[place].over = odds } else { made[place].under = odds }
    }
    file.lines += made
  }

  private func list(_ node: JSONNode, _ key: String, _ path: String) throws(LinesError) -> [JSONNode]? {
    guard let member = node[key] else { return nil }
    guard let array = member.array else { throw wrong(member, path + key, "an array") }
    return array
  }

  private func outcomes(of event: JSONNode) -> Int {
    (event["bookmakers"]?.array ?? []).reduce(0) { sum, book in
      sum + (book["markets"]?.array ?? []).reduce(0) { $0 + ($1["outcomes"]?.array?.count ?? 0) }
    }
  }

  private mutating func problem(
    _ node: JSONNode, _ path: String, _ found: String, _ expected: String, outcomes: Int
  ) {
    // What is listed is counted: as one, however many outcomes it stands for.
    file.rows += 1
    file.problems.append(
      LineProblem(row: node.line, column: path, found: "\(found), with \(outcomes) outcomes", expected: expected))
  }

  private func wrong(_ node: JSONNode, _ path: String, _ expected: String) -> LinesError {
    .json(
      file: file.name, line: node.line, column: node.column, path: path, found: node.described, expected: expected)
  }
}
