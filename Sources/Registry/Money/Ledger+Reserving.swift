import BoxScores
import Foundation
import GRDB

extension Ledger {
  /// Puts aside what a step may use at most.
  ///
  /// A step that this process has already put something aside for gets the same reservation: nothing is charged twice. What
  /// a dead process had put aside for any step is charged first with what it used. Money counts in the cycle that holds
  /// today, also when the step ends in the next one.
  ///
  /// - Parameters:
  ///   - step: Its name, such as `window 2022-2024`.
  ///   - inputs: What tells whether a later attempt goes on with the same work.
  ///   - milliseconds: The most it is expected to use of the machine.
  /// - Throws: `BudgetError`, `RegistryError`
  public func reserve(
    step: String, inputs: String = "", machine name: String, milliseconds: Int64
  ) throws -> Reservation {
    try recover()
    return try transaction { database in
      let reading = try LedgerTable.read(database)
      let state = try reading.checked()
      if let known = state.open.values.first(where: { $0.step == step }) {
        guard try ProcessIdentity(json: known.process) == registry.process else {
          throw BudgetError.reservedElsewhere(step: step)
        }
        return reservation(known, state)
      }
      let machine = try Self.machine(name, state.budget)
      let cycle = Self.cycle(state.budget, today)
      let money = Money.cost(milliseconds: milliseconds, pricePerHour: machine.pricePerHour)
      let balance = state.balance(of: cycle)
      if !machine.isFree, let left = balance.left(of: state.budget), money > left {
        throw BudgetError.tooLittleMoney(
          step: step, machine: machine.name, needed: money, left: left, reset: cycle.reset)
      }
      if machine.isFree, let left = balance.millisecondsLeft(of: state.budget), milliseconds > left {
        throw BudgetError.tooLittleTime(
          step: step, machine: machine.name, needed: milliseconds, left: left, reset: cycle.reset)
      }
      let entry = try append(.reserve, to: reading, database) { entry in
        entry.step = step
        entry.reservation = entry.number
        entry.cycle = cycle.start.description
        entry.machine = machine.name
        entry.pricePerHour = machine.pricePerHour
        entry.milliseconds = milliseconds
        entry.money = money
        entry.note = inputs
      }
      return reservation(entry, state)
    }
  }

  /// Charges what a step used that is done. A second call does nothing.
  public func settle(_ reservation: Reservation, milliseconds: Int64) throws {
    try close(reservation.number, .settle, milliseconds: milliseconds, note: "")
  }

  /// Charges what a step used that ended without a result, and gives the rest back. A second call does nothing.
  public func release(_ reservation: Reservation, milliseconds: Int64, why: String) throws {
    try close(reservation.number, .release, milliseconds: milliseconds, note: why)
  }

  /// Notes what a running step has used so far. Should its process die, that is what it is charged.
  public func mark(_ reservation: Reservation, milliseconds: Int64, fraction: Double) throws {
    let at = self.milliseconds
    try registry.write { database in
      try database.execute(
        sql: """
          INSERT INTO meter VALUES (?1, ?2, ?3, ?4)
          ON CONFLICT (reservation) DO UPDATE SET milliseconds = ?2, fraction = ?3, at = ?4
          """, arguments: [reservation.number, milliseconds, fraction.isFinite ? fraction : 0, at])
    }
  }

  /// What earlier attempts at the same work used, since it was last done; nil when there were none.
  ///
  /// - Parameter known: The ledger as it was read before, for who asks about many steps; nil reads it now.
  public func attempts(step: String, inputs: String, in known: LedgerReading? = nil) throws -> EarlierAttempts? {
    try registry.read { database in
      let reading = try known ?? LedgerTable.read(database)
      let ends = reading.state.closed.values.filter { $0.step == step }.sorted { $0.number > $1.number }
      guard !ends.isEmpty else { return nil }
      let began = Dictionary(uniqueKeysWithValues: reading.entries.map { ($0.number, $0) })
      var used: Int64 = 0
      var fraction = 0.0
      for end in ends {
        guard end.kind == .release, began[end.reservation]?.note == inputs else { break }
        used += end.milliseconds
        fraction = max(fraction, try LedgerTable.meter(end.reservation, database)?.fraction ?? 0)
      }
      return used > 0 ? EarlierAttempts(milliseconds: used, fraction: fraction) : nil
    }
  }

  /// Charges what dead processes had put aside with what they used by their last mark, and gives the rest back. What they
  /// used after that mark is not known and not charged.
  ///
  /// - Returns: The steps.
  @discardableResult
  public func recover() throws -> [String] {
    guard !registry.isReadOnly else { return [] }
    let open = try state().open.values.sorted { $0.number < $1.number }
    var steps: [String] = []
    for entry in open where try isDead(entry) {
      let used = try registry.read { try LedgerTable.meter(entry.number, $0)?.milliseconds ?? 0 }
      try close(entry.number, .release, milliseconds: used, note: Self.died)
      steps.append(entry.step)
    }
    return steps
  }

  static let died = "its process died; charged by its last mark"

  private func isDead(_ entry: LedgerEntry) throws -> Bool {
    let process = try ProcessIdentity(json: entry.process)
    if process == registry.process { return false }
    if let alive = process.isAlive { return !alive }
    let last = try registry.read { try LedgerTable.meter(entry.number, $0)?.at } ?? entry.at
    return Double(milliseconds - last) > Lease.silence * 1_000
  }

  private func close(_ number: Int64, _ kind: LedgerEntry.Kind, milliseconds: Int64, note: String) throws {
    try transaction { database in
      let reading = try LedgerTable.read(database)
      guard let began = try reading.checked().open[number] else { return }
      try append(kind, to: reading, database) { entry in
        entry.step = began.step
        entry.reservation = number
        entry.cycle = began.cycle
        entry.machine = began.machine
        entry.pricePerHour = began.pricePerHour
        entry.milliseconds = max(0, milliseconds)
        entry.money = .cost(milliseconds: entry.milliseconds, pricePerHour: began.pricePerHour)
        entry.note = note
      }
    }
  }

  private func reservation(_ entry: LedgerEntry, _ state: LedgerState) -> Reservation {
    let isFree = entry.pricePerHour == .zero
    let isLimited = isFree ? state.budget?.freeMilliseconds != nil : state.budget?.limit != nil
    return Reservation(
      number: entry.number, step: entry.step,
      machine: state.budget?.machine(entry.machine)
        ?? Machine(name: entry.machine, pricePerHour: entry.pricePerHour, hasGPU: false),
      milliseconds: entry.milliseconds, money: entry.money, mostMilliseconds: isLimited ? entry.milliseconds : nil,
      reset: state.budget.map { $0.cycle(containing: GameDay(entry.cycle) ?? today).reset })
  }

  /// - Throws: `BudgetError.unknownMachine`
  public static func machine(_ name: String, _ budget: Budget?) throws(BudgetError) -> Machine {
    if let machine = budget?.machine(name) ?? (name == Machine.local.name ? .local : nil) { return machine }
    let known = Set([Machine.local.name] + (budget?.machines.map(\.name) ?? []))
    throw .unknownMachine(name, known: known.sorted())
  }

  /// The cycle of a day; calendar months where no budget was set.
  public static func cycle(_ budget: Budget?, _ day: GameDay) -> BillingCycle {
    BillingCycle(anchor: budget?.cycleStart ?? GameDay(year: 2000, month: 1, day: 1)!, containing: day)
  }
}

extension ProcessIdentity {
  init(json: String) throws { self = try JSONDecoder().decode(Self.self, from: Data(json.utf8)) }
}
