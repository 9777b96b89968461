import BoxScores
import Foundation
import Testing

@testable import Registry

@Suite struct LedgerTests {
  static let day = Date(timeIntervalSince1970: 1_795_305_600)  // 2026-11-22, midnight UTC

  static let november = BillingCycle(anchor: GameDay("2026-12-01")!, containing: GameDay("2026-11-22")!)
  static let december = BillingCycle(anchor: GameDay("2026-12-01")!, containing: GameDay("2026-12-22")!)

  static func ledger(_ registry: Registry, at date: Date = day) -> Ledger { Ledger(registry) { date } }

  static func budget(_ limit: String? = "8", hours: String? = nil) -> Budget {
    Budget(
      cycleStart: GameDay("2026-12-01")!, limit: limit.flatMap { Money($0) },
      freeMilliseconds: hours.flatMap { Hours.milliseconds($0) }, machines: [Machine("A10G=1.10")!])
  }

  static let hour: Int64 = 3_600_000

  /// Window 4.40, meta-learner 2.20, backtest 1.50: 8.10 of 8.00.
  @Test func theHandOverIsRefusedByTheTenCentsItIsShortOf() throws {
    try withRegistry { registry in
      let ledger = Self.ledger(registry)
      try ledger.set(Self.budget())
      let window = try ledger.reserve(step: "window 2022-2024", machine: "A10G", milliseconds: 4 * Self.hour)
      let meta = try ledger.reserve(step: "meta", machine: "A10G", milliseconds: 2 * Self.hour)
      #expect(window.money == Money("4.40")! && meta.money == Money("2.20")!)
      let time = try #require(Money("1.50")!.milliseconds(pricePerHour: Money("1.10")!)) + 1
      let refusal = try #require(throws: BudgetError.self) {
        try ledger.reserve(step: "backtest", machine: "A10G", milliseconds: time)
      }
      #expect(refusal.exitCode == .budgetRefused)
      #expect(refusal.message.hasPrefix("the budget does not allow 'backtest' on A10G: it may cost 1.50"))
      #expect(refusal.message.contains("and 1.40 is left of this cycle: 0.10"))
      #expect(refusal.message.contains("The budget resets on 2026-12-01."))
      // What a step did not need is there for the next one.
      try ledger.settle(window, milliseconds: 3 * Self.hour)
      _ = try ledger.reserve(step: "backtest", machine: "A10G", milliseconds: time)
      #expect(try ledger.state().balance(of: Self.november).spent == Money("3.30")!)
    }
  }

  @Test func aStepIsChargedOnce() throws {
    try withRegistry { registry in
      let ledger = Self.ledger(registry)
      try ledger.set(Self.budget())
      let first = try ledger.reserve(step: "window", machine: "A10G", milliseconds: Self.hour)
      #expect(try ledger.reserve(step: "window", machine: "A10G", milliseconds: Self.hour) == first)
      try ledger.settle(first, milliseconds: Self.hour / 2)
      try ledger.settle(first, milliseconds: Self.hour)
      try ledger.release(first, milliseconds: Self.hour, why: "late")
      let state = try ledger.state()
      #expect(state.balance(of: Self.november).spent == Money("0.55")!)
      #expect(state.balance(of: Self.november).reserved == .zero && state.open.isEmpty)
      #expect(try ledger.read().entries.map(\.kind) == [.budget, .reserve, .settle])
    }
  }

  @Test func aNewCycleBeginsWithAllOfItsMoney() throws {
    try withRegistry { registry in
      try Self.ledger(registry).set(Self.budget("1"))
      let ledger = Self.ledger(registry)
      let step = try ledger.reserve(step: "window", machine: "A10G", milliseconds: Self.hour / 2)
      try ledger.settle(step, milliseconds: Self.hour / 2)
      #expect(throws: BudgetError.self) {
        try ledger.reserve(step: "meta", machine: "A10G", milliseconds: Self.hour / 2)
      }
      let later = Self.ledger(registry, at: Self.day.addingTimeInterval(9 * 86_400))
      #expect(later.today.description == "2026-12-01")
      _ = try later.reserve(step: "meta", machine: "A10G", milliseconds: Self.hour / 2)
      #expect(try later.state().balance(of: Self.december).reserved == Money("0.55")!)
    }
  }

  /// Another first day of the cycle makes nothing unspent that lies in the cycle of today.
  @Test func anotherCycleForgetsNothingOfToday() throws {
    try withRegistry { registry in
      let ledger = Self.ledger(registry)
      try ledger.set(Self.budget("1"))
      let step = try ledger.reserve(step: "window", machine: "A10G", milliseconds: Self.hour / 2)
      try ledger.settle(step, milliseconds: Self.hour / 2)
      var other = Self.budget("1")
      other.cycleStart = GameDay("2026-11-15")!
      try ledger.set(other)
      let cycle = other.cycle(containing: ledger.today)
      #expect(cycle.start.description == "2026-11-15" && cycle.reset.description == "2026-12-15")
      #expect(try ledger.state().balance(of: cycle).spent == Money("0.55")!)
      #expect(throws: BudgetError.self) {
        try ledger.reserve(step: "meta", machine: "A10G", milliseconds: Self.hour / 2)
      }
    }
  }

  @Test func machinesWithoutAPriceAreBudgetedInHours() throws {
    try withRegistry { registry in
      let ledger = Self.ledger(registry)
      // Without a budget nothing is refused, and everything is written down.
      let free = try ledger.reserve(step: "window", machine: "local", milliseconds: 100 * Self.hour)
      #expect(free.mostMilliseconds == nil && free.money == .zero)
      try ledger.settle(free, milliseconds: Self.hour)
      try ledger.set(Self.budget(nil, hours: "1.5"))
      let refusal = try #require(throws: BudgetError.self) {
        try ledger.reserve(step: "meta", machine: "local", milliseconds: Self.hour)
      }
      #expect(
        refusal.message == """
          the budget does not allow 'meta' on local: it may take 1 h 00 min, and 30 min 00 s is left of this cycle's hours: \
          30 min 00 s short. The budget resets on 2026-12-01. More hours: fullcourt budget set --hours HOURS
          """)
      #expect(try ledger.reserve(step: "meta", machine: "local", milliseconds: Self.hour / 2).mostMilliseconds != nil)
    }
  }

  @Test func aMachineWithoutAPriceOfItsOwnIsRefused() throws {
    try withRegistry { registry in
      let refusal = try #require(throws: BudgetError.self) {
        try Self.ledger(registry).reserve(step: "window", machine: "H100", milliseconds: 1)
      }
      #expect(
        refusal.message
          == "machine 'H100' has no price; known are local. Give it one: fullcourt budget set --machine "
          + "\"H100=PRICE_PER_HOUR\"")
      #expect(refusal.exitCode == .budgetRefused)
    }
  }

  @Test func aDeadProcessIsChargedByItsLastMark() throws {
    try withFolder { folder in
      var dead = ProcessIdentity.current
      dead.startTicks -= 1
      let before = Self.ledger(try Registry(Workspace(folder), process: dead))
      try before.set(Self.budget())
      let marked = try before.reserve(step: "window", inputs: "x", machine: "A10G", milliseconds: 4 * Self.hour)
      try before.mark(marked, milliseconds: Self.hour, fraction: 0.2)
      try before.mark(marked, milliseconds: 2 * Self.hour, fraction: 0.5)
      _ = try before.reserve(step: "meta", machine: "A10G", milliseconds: Self.hour)

      let now = Self.ledger(try Registry(Workspace(folder)))
      let again = try now.reserve(step: "window", inputs: "x", machine: "A10G", milliseconds: 2 * Self.hour)
      #expect(again.number != marked.number)
      let state = try now.state()
      #expect(state.balance(of: Self.november).spent == Money("2.20")!)
      #expect(state.balance(of: Self.november).reserved == Money("2.20")!)
      #expect(state.open.count == 1)
      #expect(try now.read().entries.filter { $0.note == Ledger.died }.map(\.step) == ["window", "meta"])
      #expect(try now.recover().isEmpty)
      // The next attempt knows how far the one before came.
      #expect(
        try now.attempts(step: "window", inputs: "x") == EarlierAttempts(milliseconds: 2 * Self.hour, fraction: 0.5))
      #expect(try now.attempts(step: "window", inputs: "y") == nil)
      try now.settle(again, milliseconds: Self.hour)
      #expect(try now.attempts(step: "window", inputs: "x") == nil)
    }
  }

  @Test func whatALivingProcessPutAsideStaysItsOwn() throws {
    try withFolder { folder in
      // The process that began this one lives as long as it.
      let parent = try #require(ProcessIdentity.of(pid: getppid()))
      let other = Self.ledger(try Registry(Workspace(folder), process: parent))
      _ = try other.reserve(step: "window", machine: "local", milliseconds: 1)
      let refusal = try #require(throws: BudgetError.self) {
        try Self.ledger(try Registry(Workspace(folder))).reserve(step: "window", machine: "local", milliseconds: 1)
      }
      #expect(refusal == .reservedElsewhere(step: "window") && refusal.exitCode == .busy)
    }
  }
}
