/// The known name that a mistyped one most likely meant.
enum NearestName {
  /// The name with the smallest edit distance; nil when even that one shares too little with what was written.
  static func of(_ name: String, among known: some Sequence<String>) -> String? {
    let scored = known.map { (name: $0, distance: distance(name, $0)) }
    guard let best = scored.min(by: { ($0.distance, $0.name) < ($1.distance, $1.name) }) else { return nil }
    return best.distance <= max(2, max(name.count, best.name.count) / 2) ? best.name : nil
  }

  /// Levenshtein's edit distance.
  /// - Complexity: O(n m)
  static func distance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left.unicodeScalars), Array(right.unicodeScalars))
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in right.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (a == b ? 0 : 1))
        diagonal = above
      }
    }
    return row[right.count]
  }
}
