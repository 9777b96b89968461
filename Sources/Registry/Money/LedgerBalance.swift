/// What a billing cycle has seen, in money and in hours of machines that cost nothing.
public struct LedgerBalance: Sendable, Hashable {
  /// Charged for steps that ended.
  public var spent = Money.zero
  /// Put aside for steps that have not ended.
  public var reserved = Money.zero
  /// Time charged, of machines that cost nothing only.
  public var spentMilliseconds: Int64 = 0
  /// Time put aside, of machines that cost nothing only.
  public var reservedMilliseconds: Int64 = 0

  public init() {}

  /// Money that is neither spent nor put aside; nil without a limit. Not below zero.
  public func left(of budget: Budget?) -> Money? {
    budget?.limit.map { max(.zero, $0 - spent - reserved) }
  }

  /// The same in milliseconds of machines that cost nothing.
  public func millisecondsLeft(of budget: Budget?) -> Int64? {
    budget?.freeMilliseconds.map { max(0, $0 - spentMilliseconds - reservedMilliseconds) }
  }
}
