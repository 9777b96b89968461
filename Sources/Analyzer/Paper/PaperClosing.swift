/// What the market said last about a bet.
public struct PaperClosing: Sendable, Hashable, Codable {
  /// The last margin-free probability of the bet's side at the bet's line, mean of the books that still quoted it; nil where
  /// none did.
  public var probability: Double?
  /// Books in that mean.
  public var books: Int
  /// The line nearest to even of the bet's own book in the end.
  public var line: LineValue?

  public init(probability: Double?, books: Int, line: LineValue?) {
    self.probability = probability
    self.books = books
    self.line = line
  }
}
