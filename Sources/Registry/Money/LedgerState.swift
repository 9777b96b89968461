import BoxScores

/// What the lines of a ledger add up to: the same lines give the same state, on every machine.
public struct LedgerState: Sendable, Hashable {
  /// In force since the last `budget` line; nil before the first.
  public private(set) var budget: Budget?
  /// By the day on which the amounts were put aside, UTC. What counts in a cycle is told from the days, so that another
  /// first day of the cycle makes nothing unspent.
  public private(set) var days: [GameDay: LedgerBalance] = [:]
  /// Put aside and neither settled nor released, by line.
  public private(set) var open: [Int64: LedgerEntry] = [:]
  /// Lines that ended a reservation, by the line that began it.
  public private(set) var closed: [Int64: LedgerEntry] = [:]

  public init() {}

  /// What was put aside on the days of a cycle, and what of it was spent.
  public func balance(of cycle: BillingCycle) -> LedgerBalance {
    days.reduce(into: LedgerBalance()) { sum, day in
      guard cycle.start <= day.key, day.key < cycle.reset else { return }
      sum.spent += day.value.spent
      sum.reserved += day.value.reserved
      sum.spentMilliseconds += day.value.spentMilliseconds
      sum.reservedMilliseconds += day.value.reservedMilliseconds
    }
  }

  /// Adds a line.
  /// - Returns: What is wrong with it; nil when it fits. A line that does not fit changes nothing.
  mutating func apply(_ entry: LedgerEntry, budget decoded: Budget?) -> String? {
    switch entry.kind {
    case .budget:
      guard let decoded else { return "its budget cannot be read" }
      budget = decoded
    case .accept: break
    case .reserve:
      guard entry.reservation == entry.number else { return "it names another reservation than itself" }
      open[entry.number] = entry
      add(entry, of: entry, reserved: true, sign: 1)
    case .settle, .release:
      guard let began = open.removeValue(forKey: entry.reservation) else {
        return "it ends reservation \(entry.reservation), which is not open"
      }
      closed[entry.reservation] = entry
      add(began, of: began, reserved: true, sign: -1)
      add(entry, of: began, reserved: false, sign: 1)
    }
    return nil
  }

  /// - Parameter began: The line that put the amount aside: its day decides.
  private mutating func add(_ entry: LedgerEntry, of began: LedgerEntry, reserved: Bool, sign: Int64) {
    let day = GameDay(number: Int32(clamping: Int64((Double(began.at) / 86_400_000).rounded(.down))))
    var balance = days[day] ?? LedgerBalance()
    let money = Money(microUnits: sign * entry.money.microUnits)
    let time = entry.pricePerHour == .zero ? sign * entry.milliseconds : 0
    if reserved {
      balance.reserved += money
      balance.reservedMilliseconds += time
    } else {
      balance.spent += money
      balance.spentMilliseconds += time
    }
    days[day] = balance
  }
}
