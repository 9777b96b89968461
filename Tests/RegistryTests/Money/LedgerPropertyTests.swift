import BoxScores
import Foundation
import Testing

@testable import Registry

/// Any order of reserving, settling and giving back, from seeds.
@Suite struct LedgerPropertyTests {
  /// SplitMix64: the same numbers on every machine.
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  /// The sums again, by hand and from the lines alone.
  private func sums(_ entries: [LedgerEntry], cycle: String) -> (spent: Int64, reserved: Int64) {
    let ended = Set(entries.filter { $0.kind == .settle || $0.kind == .release }.map(\.reservation))
    var spent: Int64 = 0
    var reserved: Int64 = 0
    for entry in entries where entry.cycle == cycle {
      switch entry.kind {
      case .reserve where !ended.contains(entry.number): reserved += entry.money.microUnits
      case .settle, .release: spent += entry.money.microUnits
      default: break
      }
    }
    return (spent, reserved)
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func spentAndReservedNeverPassTheLimit(seed: UInt64) throws {
    try withRegistry { registry in
      var numbers = Numbers(state: seed)
      var date = LedgerTests.day
      var limit = Money("8")!
      try Ledger(registry) { [date] in date }.set(LedgerTests.budget("8"))
      var open: [Reservation] = []
      var refused = 0
      var overrun: Int64 = 0
      for round in 0..<60 {
        if Int.random(in: 0..<12, using: &numbers) == 0 { date += Double.random(in: 0..<20, using: &numbers) * 86_400 }
        let ledger = Ledger(registry) { [date] in date }
        switch Int.random(in: 0..<10, using: &numbers) {
        case 0..<5:
          // A name now and then is one that is open already.
          let step = "step \(Int.random(in: 0..<8, using: &numbers))"
          let time = Int64.random(in: 1...(3 * LedgerTests.hour), using: &numbers)
          do {
            let made = try ledger.reserve(step: step, machine: "A10G", milliseconds: time)
            if !open.contains(made) { open.append(made) }
          } catch let error as BudgetError {
            #expect(error.exitCode == .budgetRefused)
            refused += 1
          }
        case 5..<9 where !open.isEmpty:
          let index = Int.random(in: 0..<open.count, using: &numbers)
          let one = open[index]
          // One in four uses a little more than was put aside: the rest of its last checkpoint.
          let extra = Int.random(in: 0..<4, using: &numbers) == 0 ? LedgerTests.hour / 60 : 0
          let used = extra > 0 ? one.milliseconds + extra : Int64.random(in: 0...one.milliseconds, using: &numbers)
          overrun +=
            extra > 0 ? Money.cost(milliseconds: extra, pricePerHour: one.machine.pricePerHour).microUnits + 1 : 0
          if Bool.random(using: &numbers) {
            try ledger.settle(one, milliseconds: used)
          } else {
            try ledger.release(one, milliseconds: used, why: "stopped")
          }
          // Again, and nothing happens.
          try ledger.settle(one, milliseconds: used)
          if round % 3 > 0 { open.remove(at: index) }
        default:
          // A higher limit in force, now and then.
          if round % 7 == 0 {
            limit += Money("1")!
            try ledger.set(LedgerTests.budget("\(limit)"))
          }
        }
        let reading = try ledger.read()
        #expect(reading.problems.isEmpty)
        for name in Set(reading.entries.map(\.cycle)) where !name.isEmpty {
          let cycle = BillingCycle(anchor: GameDay("2026-12-01")!, containing: try #require(GameDay(name)))
          let balance = reading.state.balance(of: cycle)
          let byHand = sums(reading.entries, cycle: name)
          #expect(balance.spent.microUnits == byHand.spent && balance.reserved.microUnits == byHand.reserved)
          #expect((balance.spent + balance.reserved).microUnits <= limit.microUnits + overrun)
        }
      }
      #expect(refused > 0)
      // Replay: the lines, read again by another, give the same state.
      let again = try Registry(registry.workspace).ledger.read()
      #expect(try again.state == registry.ledger.state())
    }
  }
}
