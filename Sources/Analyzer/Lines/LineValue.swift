/// The number a line stands at: a whole one, at which a bet can push, or a half.
///
/// Counted in halves, so that lines are equal or not without rounding.
public struct LineValue: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
  /// 49 for 24.5.
  public let halves: Int

  /// No stat of a game comes near it.
  public static let largest = 200.0

  public init(halves: Int) { self.halves = halves }

  /// Nil for what is neither whole nor half, below 0 or above `largest`. (Quarter lines are two bets in one; they are
  /// not read as either.)
  public init?(_ value: Double) {
    guard value >= 0, value <= Self.largest, value * 2 == (value * 2).rounded() else { return nil }
    halves = Int(value * 2)
  }

  public init?(_ text: String) {
    guard let value = StrictNumber.read(text) else { return nil }
    self.init(value)
  }

  /// A multiple of a half.
  public var value: Double { Double(halves) / 2 }

  /// Whether an outcome can fall on the line.
  public var isWhole: Bool { halves.isMultiple(of: 2) }

  /// The smallest count that is over.
  public var firstOver: Int { halves / 2 + 1 }

  /// The largest count that is under: -1 for a line of 0.
  public var lastUnder: Int { (halves + 1) / 2 - 1 }

  /// How a bet on a side ends with this outcome; nil for a push.
  public func wins(_ side: Side, outcome: Int) -> Bool? {
    if outcome >= firstOver { return side == .over }
    if outcome <= lastUnder { return side == .under }
    return nil
  }

  /// `24.5`, `24`.
  public var description: String { isWhole ? String(halves / 2) : "\(halves / 2).5" }

  public static func < (left: LineValue, right: LineValue) -> Bool { left.halves < right.halves }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let value = LineValue(try container.decode(Double.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "a line is a whole or half number")
    }
    self = value
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}
