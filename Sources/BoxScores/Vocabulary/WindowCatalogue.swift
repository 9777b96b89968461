/// One of the 27 fixed blocks of seasons, such as 2022-2024.
public struct WindowID: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  public let first: Season
  public let last: Season

  init(first: Season, last: Season) {
    self.first = first
    self.last = last
  }

  /// Reads `2022-2024`; nil for anything that is not one of the 27.
  public init?(_ text: String) {
    guard let match = WindowCatalogue.all.first(where: { $0.description == text }) else { return nil }
    self = match
  }

  public var seasons: ClosedRange<Season> { first...last }

  public static func < (left: WindowID, right: WindowID) -> Bool { left.first < right.first }

  public var description: String { "\(first)-\(last)" }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let id = WindowID(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is not one of the 27 windows (1947-1949 ... 2025-2026)")
    }
    self = id
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// The fixed manifest of windows. It is never derived from the data: a missing season leaves a window missing, and
/// moves no other window's name.
public enum WindowCatalogue {
  /// 1947-1949, 1950-1952, ... 2022-2024, 2025-2026, in order.
  public static let all: [WindowID] = stride(from: 1947, through: 2025, by: 3).map { year in
    WindowID(first: Season(year), last: min(Season(year + 2), Season.last))
  }

  /// The window that a season belongs to; nil outside 1947-2026.
  public static func window(of season: Season) -> WindowID? {
    all.first { $0.seasons.contains(season) }
  }
}
