/// What the lines of a ledger add up to: the same lines give the same state, on every machine.
public struct LedgerState: Sendable, Hashable {
  /// In force since the last `budget` line; nil before the first.
  public private(set) var budget: Budget?
  /// By first day of the cycle.
  public private(set) var balances: [String: LedgerBalance] = [:]
  /// Put aside and neither settled nor released, by line.
  public private(set) var open: [Int64: LedgerEntry] = [:]
  /// Lines that ended a reservation, by the line that began it.
  public private(set) var closed: [Int64: LedgerEntry] = [:]

  public init() {}

  public func balance(of cycle: String) -> LedgerBalance { balances[cycle] ?? LedgerBalance() }

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
      add(entry, reserved: true, sign: 1)
    case .settle, .release:
      guard let began = open.removeValue(forKey: entry.reservation) else {
        return "it ends reservation \(entry.reservation), which is not open"
      }
      closed[entry.reservation] = entry
      add(began, reserved: true, sign: -1)
      add(entry, reserved: false, sign: 1)
    }
    return nil
  }

  private mutating func add(_ entry: LedgerEntry, reserved: Bool, sign: Int64) {
    var balance = balance(of: entry.cycle)
    let money = Money(microUnits: sign * entry.money.microUnits)
    let time = entry.pricePerHour == .zero ? sign * entry.milliseconds : 0
    if reserved {
      balance.reserved += money
      balance.reservedMilliseconds += time
    } else {
      balance.spent += money
      balance.spentMilliseconds += time
    }
    balances[entry.cycle] = balance
  }
}
