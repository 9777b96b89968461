/// What a bet pays, as a decimal price: 2.5 returns 2.5 for a stake of 1, the stake among it.
///
/// American odds are read as they are written: +150 wins 150 on 100, -120 wins 100 on 120. What a text says is read
/// strictly: a sign, digits, at most one point, or the word for even money; no exponent, no infinity, nothing before or
/// after.
public struct Odds: Sendable, Hashable, Comparable, Codable {
  /// How a price is written.
  public enum Notation: String, Sendable, Codable, CaseIterable {
    case american, decimal
  }

  /// The largest decimal price that is believed: 10,000 to 1.
  public static let largest = 10_001.0

  /// Above 1, at most `largest`.
  public let decimal: Double

  /// - Throws: `OddsError` for a price of 1 or less, beyond `largest`, or that is no number.
  public init(decimal: Double) throws(OddsError) {
    guard decimal > 1, decimal <= Self.largest else {
      throw OddsError(found: "\(decimal)", notation: .decimal)
    }
    self.decimal = decimal
  }

  /// - Throws: `OddsError` between -100 and +100 exclusive, where there are no American odds, and beyond 1,000,000.
  public init(american: Double) throws(OddsError) {
    guard abs(american) >= 100, abs(american) <= 1_000_000 else {
      throw OddsError(found: "\(american)", notation: .american)
    }
    decimal = american > 0 ? 1 + american / 100 : 1 - 100 / american
  }

  /// Reads a written price. American ones may be `EVEN` or `EV` for +100, and have the sign − of typesetters for a minus.
  public init(_ text: String, _ notation: Notation) throws(OddsError) {
    var read = StrictNumber.read(text, sign: notation == .american)
    if read == nil, notation == .american { read = Self.otherwiseWritten(text) }
    guard let value = read else {
      throw OddsError(found: text, notation: notation)
    }
    do {
      switch notation {
      case .american: try self.init(american: value)
      case .decimal: try self.init(decimal: value)
      }
    } catch {
      throw OddsError(found: text, notation: notation)
    }
  }

  private static func otherwiseWritten(_ text: String) -> Double? {
    switch text.lowercased() {
    case "even", "ev": 100
    default: text.first == "\u{2212}" ? StrictNumber.read("-" + text.dropFirst(), sign: true) : nil
    }
  }

  /// Profit of a stake of 1 that wins.
  public var profit: Double { decimal - 1 }

  /// What a stake returns if it wins, the stake among it.
  public func payout(stake: Double) -> Double { stake * decimal }

  /// The probability of winning at which the bet is worth nothing, 1 / decimal. The bookmaker's margin is in it.
  public var impliedProbability: Double { 1 / decimal }

  /// American odds of the same price, to four decimals: positive from 2.0 on.
  public var american: Double {
    let exact = decimal >= 2 ? (decimal - 1) * 100 : -100 / (decimal - 1)
    // -110 has no exact decimal price, and comes back as itself.
    return (exact * 10_000).rounded() / 10_000
  }

  /// A longer price is more.
  public static func < (left: Odds, right: Odds) -> Bool { left.decimal < right.decimal }

  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer().decode(Double.self)
    try self.init(decimal: value)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(decimal)
  }
}
