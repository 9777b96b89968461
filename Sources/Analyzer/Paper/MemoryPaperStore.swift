/// A paper ledger that lasts as long as the value does: for trying things out, and for tests.
public struct MemoryPaperStore: PaperStore, Sendable {
  private var opened: PaperMoney?
  private var all: [PaperBet] = []

  public init() {}

  public func start() -> PaperMoney? { opened }
  public mutating func open(start: PaperMoney) { opened = start }
  public func bets() -> [PaperBet] { all }
  public mutating func insert(_ bets: [PaperBet]) { all += bets }

  public mutating func replace(_ bets: [PaperBet]) {
    let byId = Dictionary(bets.map { ($0.id, $0) }, uniquingKeysWith: { _, later in later })
    all = all.map { byId[$0.id] ?? $0 }
  }
}
