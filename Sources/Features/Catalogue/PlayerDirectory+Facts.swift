import BoxScores

extension PlayerDirectory {
  /// Names what the features take of some players: day of birth, height, draft, position.
  ///
  /// - Returns: 32 hexadecimal digits; nil where nothing of it is known of any of them.
  public func factsHash(of ids: Set<Int64>) -> String? {
    let nothing = PlayerFacts(nil)
    let known = ids.sorted().compactMap { id -> String? in
      let facts = PlayerFacts(self[id]).fingerprint(id)
      return facts == nothing.fingerprint(id) ? nil : facts
    }
    guard !known.isEmpty else { return nil }
    var hash = ContentHash()
    for facts in known { hash.combine(facts) }
    return hash.hexadecimal
  }
}
