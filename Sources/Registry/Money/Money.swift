/// An amount of money in the one currency of a budget, exact to a millionth.
///
/// Amounts are whole numbers of millionths and only ever added and subtracted: no sum of them is ever rounded.
public struct Money: Sendable, Hashable, Comparable {
  /// Millionths of the currency's unit.
  public let microUnits: Int64

  public init(microUnits: Int64) { self.microUnits = microUnits }

  public static let zero = Money(microUnits: 0)
  /// More than any budget holds; what keeps sums within 64 bits.
  static let most: Int64 = 1_000_000_000 * 1_000_000

  /// Reads a decimal number such as `8`, `1.10` or `0.000001`: digits, at most six after the point, no sign, no exponent.
  /// Nil for anything else, and for a thousand millions or more.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Self.isDigit) }) else {
      return nil
    }
    let fraction = parts.count == 2 ? String(parts[1]) : ""
    guard fraction.count <= 6, parts[0].count <= 12, let whole = Int64(parts[0]),
      let rest = Int64(fraction + String(repeating: "0", count: 6 - fraction.count)), whole < 1_000_000_000
    else { return nil }
    microUnits = whole * 1_000_000 + rest
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  /// What so much time costs at a price per hour, rounded up to the next millionth: nothing is ever used for less than its
  /// price.
  public static func cost(milliseconds: Int64, pricePerHour: Money) -> Money {
    precondition(milliseconds >= 0 && pricePerHour.microUnits >= 0, "time and prices are not negative")
    let product = milliseconds.multipliedFullWidth(by: pricePerHour.microUnits)
    guard product.high < 1_800_000 else { return Money(microUnits: most) }
    let (quotient, remainder) = Self.millisecondsPerHour.dividingFullWidth(product)
    return Money(microUnits: min(most, quotient + (remainder > 0 ? 1 : 0)))
  }

  /// How long a machine of that price can be had for the amount, rounded down; nil when it costs nothing.
  public func milliseconds(pricePerHour: Money) -> Int64? {
    guard pricePerHour.microUnits > 0 else { return nil }
    let product = max(0, microUnits).multipliedFullWidth(by: Self.millisecondsPerHour)
    guard product.high < pricePerHour.microUnits else { return Int64.max }
    return pricePerHour.microUnits.dividingFullWidth(product).quotient
  }

  static let millisecondsPerHour: Int64 = 3_600_000

  public static func < (left: Money, right: Money) -> Bool { left.microUnits < right.microUnits }
  public static func + (left: Money, right: Money) -> Money { Money(microUnits: left.microUnits + right.microUnits) }
  public static func - (left: Money, right: Money) -> Money { Money(microUnits: left.microUnits - right.microUnits) }
  public static func += (left: inout Money, right: Money) { left = left + right }

  /// For figures that people look at; sums are made of the amounts themselves.
  public var approximate: Double { Double(microUnits) / 1_000_000 }
}

extension Money: CustomStringConvertible {
  /// `4.40`, `0.000012`: two places, and more only where there is something in them.
  public var description: String {
    let magnitude = microUnits.magnitude
    var fraction = String(magnitude % 1_000_000)
    fraction = String(repeating: "0", count: 6 - fraction.count) + fraction
    while fraction.count > 2, fraction.last == "0" { fraction.removeLast() }
    return (microUnits < 0 ? "-" : "") + "\(magnitude / 1_000_000).\(fraction)"
  }

  /// Two places, rounded up: for tables.
  public var rounded: String {
    let cents = microUnits >= 0 ? (microUnits + 9_999) / 10_000 : microUnits / 10_000
    return Money(microUnits: cents * 10_000).description
  }
}
