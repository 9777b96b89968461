/// A season of the league, named by the year it ends in: 2026 is 2025-26.
public struct Season: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  /// 2026 for 2025-26.
  public let endYear: Int

  public init(_ endYear: Int) { self.endYear = endYear }

  /// The first season of the league, 1946-47.
  public static let first = Season(1947)
  /// The last season the window manifest names, 2025-26.
  public static let last = Season(2026)

  public static func < (left: Season, right: Season) -> Bool { left.endYear < right.endYear }

  public var previous: Season { Season(endYear - 1) }
  public var next: Season { Season(endYear + 1) }

  /// The end year, `2026`.
  public var description: String { String(endYear) }

  /// End years that are read from files. There is arithmetic on seasons everywhere, and none of it overflows with these.
  public static let readable = 1900...2200

  /// Refuses a year in which no season ends that anybody could mean.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let year = try container.decode(Int.self)
    guard Self.readable.contains(year) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "season \(year), expected the year it ends in, "
          + "\(Self.readable.lowerBound) to \(Self.readable.upperBound)")
    }
    self.init(year)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(endYear)
  }
}

extension Season: Strideable {
  /// Seasons from this one to the other; negative when the other is earlier.
  public func distance(to other: Season) -> Int { other.endYear - endYear }
  /// The season so many seasons later, or earlier for a negative amount.
  public func advanced(by amount: Int) -> Season { Season(endYear + amount) }
}
