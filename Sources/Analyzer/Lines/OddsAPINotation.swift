/// Tells how the prices of a downloaded file are written: the API's answer does not say which `oddsFormat` was asked for.
///
/// American odds are at least 100 away from zero; decimal prices of props are below 100. So a file is American where every
/// price is, decimal where every price lies in (1, 100), and a file of both kinds is not guessed at.
enum OddsAPINotation {
  /// Nil when there is no price at all.
  /// - Throws: With up to three examples.
  static func tell(_ prices: [String], file: String) throws(LinesError) -> Odds.Notation? {
    var american: [String] = []
    var decimal: [String] = []
    for price in prices {
      guard let value = StrictNumber.read(price, sign: true) else { continue }
      if abs(value) >= 100 {
        if american.count < 2 { american.append(price) }
      } else if value > 1 {
        if decimal.count < 2 { decimal.append(price) }
      }
    }
    if american.isEmpty { return decimal.isEmpty ? nil : .decimal }
    guard decimal.isEmpty else { throw .notation(file: file, examples: [american[0], decimal[0]]) }
    return .american
  }
}
