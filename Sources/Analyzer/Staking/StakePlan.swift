/// Chooses among what passed the filters and shares out the bankroll under the caps.
struct StakePlan {
  let rules: StakingRules
  private let fraction: Double
  private(set) var exposure: Exposure

  init(rules: StakingRules, bankroll: Bankroll, exposure: Exposure) {
    self.rules = rules
    self.exposure = exposure
    fraction = rules.kellyFraction * (rules.drawdown?.factor(drawdown: bankroll.drawdown) ?? 1)
  }

  private struct Place: Hashable {
    let key: BetKey
    let line: LineValue
    let side: Side
  }

  /// Leaves the best price of each side of a line, and of each number the bet that lets the bankroll grow fastest: bets
  /// on one number win and lose together, or against each other.
  func choose(_ sides: inout [PricedSide]) {
    var bestPrice: [Place: Int] = [:]
    for index in sides.indices where sides[index].refusals.isEmpty {
      let place = Place(key: sides[index].key, line: sides[index].line, side: sides[index].side)
      if let known = bestPrice[place], sides[known].odds >= sides[index].odds { continue }
      bestPrice[place] = index
    }
    var bestLine: [BetKey: Int] = [:]
    for index in bestPrice.values.sorted() {
      let key = sides[index].key
      if let known = bestLine[key], growth(sides[known]) >= growth(sides[index]) { continue }
      bestLine[key] = index
    }
    for index in sides.indices where sides[index].refusals.isEmpty {
      let side = sides[index]
      let price = bestPrice[Place(key: side.key, line: side.line, side: side.side)]!
      let line = bestLine[side.key]!
      if price != index {
        sides[index].refusals.append(.betterPrice(book: sides[price].book, sides[price].odds))
      } else if line != index {
        sides[index].refusals.append(.betterLine(sides[line].side, sides[line].line, book: sides[line].book))
      }
    }
  }

  /// Gives each remaining bet its stake, the fastest-growing first, as far as the caps allow.
  mutating func stake(_ sides: inout [PricedSide]) {
    let order = sides.indices.filter { sides[$0].refusals.isEmpty }
      .map { (index: $0, growth: growth(sides[$0])) }
      .sorted { $0.growth != $1.growth ? $0.growth > $1.growth : $0.index < $1.index }
    for (index, _) in order {
      let side = sides[index]
      let (person, game) = (side.key.personId, side.key.gameId)
      if exposure.bets(on: person, side.day) >= rules.betsPerPlayer {
        sides[index].refusals.append(.cap(.betsPerPlayer))
        continue
      }
      let wanted = min(side.kelly * fraction, rules.perBet)
      let rooms: [(cap: Cap, left: Double)] = [
        (.perPlayer, rules.perPlayer - exposure.player(person, on: side.day)),
        (.perGame, rules.perGame - exposure.game(game)), (.perDay, rules.perDay - exposure.day(side.day)),
      ]
      let tightest = rooms.min { $0.left < $1.left }!
      let stake = max(0, min(wanted, tightest.left))
      if stake > 0, stake >= rules.smallest {
        sides[index].stake = stake
        exposure.add(stake, person: person, game: game, day: side.day)
      } else if tightest.left < wanted {
        sides[index].refusals.append(.cap(tightest.cap))
      } else {
        sides[index].refusals.append(.stakeTooSmall(wanted, smallest: rules.smallest))
      }
    }
  }

  private func growth(_ side: PricedSide) -> Double {
    Kelly.growth(side.probability, side.side, side.odds, stake: min(side.kelly * fraction, rules.perBet))
  }
}
