/// An amount of play money in hundredths of a unit, exactly.
public struct PaperMoney: Sendable, Hashable, Codable, Comparable, CustomStringConvertible {
  /// Hundredths of a unit.
  public var cents: Int64

  public static let zero = PaperMoney(cents: 0)

  /// No amount is larger, so that sums cannot overflow.
  public static let largest = PaperMoney(cents: 1_000_000_000_000)

  public init(cents: Int64) { self.cents = cents }

  /// Rounded towards zero to a hundredth; nil for what is no number or beyond `largest`.
  public init?(_ units: Double) {
    guard units.isFinite, abs(units) * 100 <= Double(Self.largest.cents) else { return nil }
    // 0.29 * 100 is 28.999999999999996: what is a hundredth but for the last bits is one.
    cents = Int64((units * 100 + (units < 0 ? -1e-7 : 1e-7)).rounded(.towardZero))
  }

  /// As a number of units, `12.3`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let amount = PaperMoney(try container.decode(Double.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "an amount up to \(Self.largest)")
    }
    self = amount
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(units)
  }

  /// Whole units and hundredths, `12.3`.
  public var units: Double { Double(cents) / 100 }

  public static func < (left: PaperMoney, right: PaperMoney) -> Bool { left.cents < right.cents }
  public static func + (left: PaperMoney, right: PaperMoney) -> PaperMoney { .init(cents: left.cents + right.cents) }
  public static func - (left: PaperMoney, right: PaperMoney) -> PaperMoney { .init(cents: left.cents - right.cents) }
  public static func += (left: inout PaperMoney, right: PaperMoney) { left.cents += right.cents }
  public static prefix func - (amount: PaperMoney) -> PaperMoney { .init(cents: -amount.cents) }

  /// Profit of this stake at a price, a fraction of a hundredth being the bookmaker's.
  func profit(at odds: Odds) -> PaperMoney { PaperMoney(units * odds.profit) ?? Self.largest }

  /// `-12.30`.
  public var description: String {
    let rest = cents.magnitude % 100
    return (cents < 0 ? "-" : "") + "\(cents.magnitude / 100)." + (rest < 10 ? "0\(rest)" : "\(rest)")
  }
}
