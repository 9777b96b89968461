/// A side of a line.
public enum Side: String, Sendable, Codable, CaseIterable, Comparable {
  case over, under

  public var other: Side { self == .over ? .under : .over }

  public static func < (left: Side, right: Side) -> Bool { left == .over && right == .under }
}
