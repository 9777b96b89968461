import Registry

/// What-if figures for a plan: `window=4.40,meta=2.20,backtest=90min`. Money for machines with a price, time for any.
///
/// They take the place of the estimates in what is shown. What a command puts aside comes from measured runs alone.
public struct PlanAssumptions: Sendable, Hashable {
  enum Amount: Hashable {
    case money(Money)
    case milliseconds(Int64)
  }

  /// What figures can be given for.
  public static let names = ["features", "window", "meta", "backtest"]

  private(set) var amounts: [String: Amount] = [:]

  public init() {}

  /// Nil when the text is not of that form.
  public init?(_ text: String) {
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", omittingEmptySubsequences: false)
      guard sides.count == 2, Self.names.contains(String(sides[0])), let amount = Self.amount(sides[1]),
        amounts.updateValue(amount, forKey: String(sides[0])) == nil
      else { return nil }
    }
  }

  private static func amount(_ text: Substring) -> Amount? {
    // Millionths of an hour, a minute, a second, in milliseconds.
    for (suffix, milliseconds) in [("min", 60_000), ("h", 3_600_000), ("s", 1_000)] as [(String, Int64)]
    where text.hasSuffix(suffix) {
      return Money(text.dropLast(suffix.count)).map { .milliseconds($0.microUnits * (milliseconds / 1_000) / 1_000) }
    }
    return Money(text).map { .money($0) }
  }

  /// Machine time that stands for an amount; nil where the amount is money and the machine has no price.
  func milliseconds(_ name: String, on machine: Machine) -> Int64? {
    switch amounts[name] {
    case .milliseconds(let time): time
    case .money(let money): money.milliseconds(pricePerHour: machine.pricePerHour)
    case nil: nil
    }
  }

  /// The money itself, so that nothing is rounded on the way through hours.
  func money(_ name: String) -> Money? {
    if case .money(let money) = amounts[name] { money } else { nil }
  }
}
