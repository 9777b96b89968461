import BoxScores

extension PersonName {
  /// The words of three letters and more.
  var tokens: Set<String> { Set(short.split(separator: " ").map(String.init).filter { $0.count >= 3 }) }

  /// The last word of the short form.
  var surname: String { short.split(separator: " ").last.map(String.init) ?? "" }

  /// Whether two names may be one person's: they share a word of three letters, in the same spelling.
  func mayBe(_ other: PersonName) -> Bool { !tokens.isDisjoint(with: other.tokens) }
}
