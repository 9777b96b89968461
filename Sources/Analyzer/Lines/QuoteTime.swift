import BoxScores

/// A moment to the minute, in UTC: when a quote was taken, when a game begins.
public struct QuoteTime: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
  /// Minutes since 1970-01-01 00:00 UTC.
  public let minutes: Int

  public init(minutes: Int) { self.minutes = minutes }

  /// Reads `2024-10-23T02:00:00Z` or the same with an offset; nil without a zone, since a time without one is anybody's.
  public init?(_ text: String) {
    guard let minutes = GameMoment(text)?.utcMinutes else { return nil }
    self.minutes = minutes
  }

  /// The day by which the league dates a game that begins now: an evening game of 22 October in Los Angeles begins on
  /// 23 October in UTC.
  public var easternDay: GameDay { GameMoment.easternDay(utcMinutes: minutes) }

  public static func < (left: QuoteTime, right: QuoteTime) -> Bool { left.minutes < right.minutes }

  /// `2024-10-23T02:00Z`.
  public var description: String {
    let day = GameDay(number: Int32((Double(minutes) / 1440).rounded(.down)))
    let rest = minutes - Int(day.number) * 1440
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return "\(day)T\(two(rest / 60)):\(two(rest % 60))Z"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let time = QuoteTime(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "a time in UTC, 2024-10-23T02:00Z")
    }
    self = time
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
