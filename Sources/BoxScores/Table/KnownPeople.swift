/// Who is known already, for files that name people.
public struct KnownPeople: Sendable {
  /// Whom a name means.
  public enum Answer: Sendable, Equatable {
    case person(Int64)
    /// Nobody, or several: why, in words for people.
    case unclear(reason: String)
  }

  let players: PlayerDirectory
  let find: @Sendable (String) -> Answer

  /// - Parameters:
  ///   - players: What ids are called.
  ///   - find: Whom a name means.
  public init(_ players: PlayerDirectory, find: @escaping @Sendable (String) -> Answer) {
    self.players = players
    self.find = find
  }
}

extension PlayerDirectory {
  /// Why an id and a name beside it cannot be one person's; nil where they can, and for an id that nobody here has.
  ///
  /// The same name without accents, case and suffixes is his. Feeds shorten first names, so that a word in common will do,
  /// unless the whole is the name of somebody else.
  /// - Complexity: O(1); O(players) for a name that is not his.
  public func contradiction(of id: Int64, named text: String) -> String? {
    guard let known = self[id]?.fullName, !known.isEmpty else { return nil }
    let (written, own) = (PersonName(text), PersonName(known))
    guard !written.short.isEmpty, written.short != own.short else { return nil }
    if written.sharesWord(with: own),
      !byId.values.contains(where: { $0.personId != id && PersonName($0.fullName).short == written.short })
    {
      return nil
    }
    return "personId \(id) is \(known), not '\(text)'"
  }
}

extension PersonName {
  /// Whether a word of three letters or more stands in both.
  fileprivate func sharesWord(with other: PersonName) -> Bool {
    let words = Set(other.short.split(separator: " "))
    return short.split(separator: " ").contains { $0.count >= 3 && words.contains($0) }
  }
}
