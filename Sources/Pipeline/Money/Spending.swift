import Registry

/// What was spent in this billing cycle and what is left of it, while steps run.
public struct Spending: Sendable, Equatable {
  public let machine: String
  /// Money, on all machines with a price.
  public let spent: Money
  /// Nil without a limit.
  public let left: Money?
  /// Of machines without a price.
  public let spentMilliseconds: Int64
  /// Of machines without a price; nil without a limit.
  public let millisecondsLeft: Int64?
  let isFree: Bool

  /// `2.31 spent, 5.69 left`; nil where nothing has a limit.
  public var text: String? {
    if isFree {
      return millisecondsLeft.map { "\(Hours.text(spentMilliseconds)) used, \(Hours.text($0)) left" }
    }
    return left.map { "\(spent.rounded) spent, \(Self.floor($0)) left" }
  }

  /// Two places, rounded down: never more than is there.
  private static func floor(_ money: Money) -> String {
    Money(microUnits: money.microUnits / 10_000 * 10_000).description
  }
}
