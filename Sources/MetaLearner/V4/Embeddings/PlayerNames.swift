import BoxScores
import Foundation

/// Players by name. Names are compared without accents, case and marks; a suffix (Jr., III) that is not written may stand in
/// the name all the same. A name that several players share is never guessed.
public struct PlayerNames: Sendable {
  /// Who is meant where a name fits several.
  public enum Preference: Sendable {
    /// All are as likely: the players of one day, or of the league's whole history.
    case none
    /// Whoever played in the season asked about or the two before it: a list of tonight's players that leaves the suffix out
    /// means the son, not the father of the same name, and nobody who never played a game. Where none of them did, all are
    /// as likely.
    case recent
  }

  private let ids: [String: [Int64]]
  /// The same without suffixes.
  private let bare: [String: [Int64]]
  private let known: [Int64: PersonName]
  private let names: [Int64: String]
  private let seasons: [Int64: ClosedRange<Season>]
  private let preference: Preference

  /// - Parameters:
  ///   - people: Who may be meant: 281 names of the league's history are shared, most of them by men who never met.
  ///   - seasons: First and last season of a player, for telling namesakes apart.
  public init(
    _ people: some Sequence<Int64>, players: PlayerDirectory, seasons: [Int64: ClosedRange<Season>] = [:],
    preferring preference: Preference = .none
  ) {
    var ids: [String: [Int64]] = [:]
    var bare = ids
    var known: [Int64: PersonName] = [:]
    var names: [Int64: String] = [:]
    for person in people where known[person] == nil {
      let text = players[person]?.fullName ?? ""
      let name = PersonName(text)
      known[person] = name
      guard players[person] != nil else { continue }
      names[person] = text
      ids[name.full, default: []].append(person)
      bare[name.short, default: []].append(person)
    }
    self.ids = ids
    self.bare = bare
    self.known = known
    self.names = names
    self.seasons = seasons
    self.preference = preference
  }

  /// The id a name or a written id stands for.
  ///
  /// - Parameter season: The season asked about.
  /// - Throws: `.ambiguous` with all who have the name; `.nobody` when nobody has, with the names most like it.
  public func resolve(_ text: String, season: Season) throws(PlayerQueryError) -> Int64 {
    if let id = Int64(text), known[id] != nil { return id }
    let name = PersonName(text)
    let found = people(named: name, season)
    guard found.count <= 1 else { throw .ambiguous(name: text, candidates: found.sorted().map(describe)) }
    guard let id = found.first else { throw .nobody(name: text, nearest: nearest(to: name, season)) }
    return id
  }

  /// As it is written where it is somebody's whole name, else without suffixes. Where recent players are preferred and the
  /// name is written without a suffix, those of the other form count beside them.
  private func people(named name: PersonName, _ season: Season) -> [Int64] {
    let exact = ids[name.full] ?? []
    let loose = bare[name.short] ?? []
    let written = exact.isEmpty ? loose : exact
    guard preference == .recent else { return written }
    let now = written.filter { isRecent($0, season) }
    if !now.isEmpty { return now }
    // Written with a suffix it is the name of whoever has that suffix, and of nobody else.
    guard exact.isEmpty || name.full == name.short else { return written }
    let others = loose.filter { isRecent($0, season) }
    return others.isEmpty ? written : others
  }

  /// He has games in the season or the two before it, or is between games of earlier and later ones.
  private func isRecent(_ person: Int64, _ season: Season) -> Bool {
    seasons[person].map { $0.overlaps(season.advanced(by: -2)...season) } ?? false
  }

  private func describe(_ person: Int64) -> String {
    let years = seasons[person].map { " (\($0.lowerBound)-\($0.upperBound))" } ?? ""
    return "\(person)\(years)"
  }

  /// At most three players whose names are like this one: alike but for few letters, with the same words or beginnings of
  /// them, or with the same last name. Whoever plays these years stands first.
  ///
  /// - Complexity: O(players); only asked when a name was not found.
  private func nearest(to name: PersonName, _ season: Season) -> [String] {
    guard name.full.count > 2 else { return [] }
    let found = names.keys.compactMap { id in
      known[id].flatMap { NameLikeness(name, $0) }.map { likeness in
        (id: id, likeness: likeness, isRecent: isRecent(id, season), career: seasons[id])
      }
    }
    return found.sorted { left, right in
      if left.likeness.kind != right.likeness.kind { return left.likeness.kind < right.likeness.kind }
      if left.isRecent != right.isRecent { return left.isRecent }
      if left.likeness.distance != right.likeness.distance { return left.likeness.distance < right.likeness.distance }
      let (last, otherLast) = (left.career?.upperBound ?? .first, right.career?.upperBound ?? .first)
      if last != otherLast { return last > otherLast }
      let (first, otherFirst) = (left.career?.lowerBound ?? last, right.career?.lowerBound ?? last)
      return first == otherFirst ? left.id < right.id : first < otherFirst
    }.prefix(3).map { "\(names[$0.id] ?? "") \(describe($0.id))" }
  }
}
