/// One of the 27 fixed blocks of seasons, such as 2022-2024.
public struct WindowID: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  /// The season the window begins with.
  public let first: Season
  /// The season the window ends with: two after the first, and one in 2025-2026.
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

  /// First to last, both included.
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
