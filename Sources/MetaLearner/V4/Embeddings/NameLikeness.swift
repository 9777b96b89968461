import BoxScores

/// How a name that nobody has is like a player's.
struct NameLikeness: Sendable, Hashable {
  /// The likest first.
  enum Kind: Int, Comparable, Sendable {
    /// The same but for few letters; of a single word, that is the last name.
    case spelling
    /// Each of its words is a word of the other's, or begins one.
    case words
    /// The last names are the same.
    case lastName

    static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }
  }

  let kind: Kind
  /// Letters that differ; 0 where that is not what makes them alike.
  let distance: Int

  /// Nil where the two are not alike.
  init?(_ wanted: PersonName, _ other: PersonName) {
    let words = wanted.short.split(separator: " ")
    let others = other.short.split(separator: " ")
    guard let last = words.last, let otherLast = others.last else { return nil }
    let limit = max(1, min(3, wanted.short.count / 4))
    let far =
      words.count == 1
      ? Self.distance(String(last), String(otherLast), atMost: limit)
      : Self.distance(wanted.short, other.short, atMost: limit)
    let areWords = words.allSatisfy { word in others.contains { $0.hasPrefix(word) } }
    guard far != nil || areWords || last == otherLast else { return nil }
    kind = far != nil ? .spelling : areWords ? .words : .lastName
    distance = far ?? 0
  }

  private static func distance(_ left: String, _ right: String, atMost limit: Int) -> Int? {
    guard abs(left.count - right.count) <= limit else { return nil }
    let distance = NearestName.distance(left, right)
    return distance <= limit ? distance : nil
  }
}
