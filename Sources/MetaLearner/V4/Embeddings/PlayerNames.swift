import BoxScores
import Foundation

/// Players by name. Names are compared without accents, case and marks, and without suffixes (Jr., III) where nobody has the
/// name as it is written; a name that several players share is never guessed.
public struct PlayerNames: Sendable {
  private let ids: [String: [Int64]]
  /// The same without suffixes.
  private let bare: [String: [Int64]]
  private let known: Set<Int64>
  private let names: [Int64: String]
  private let describe: @Sendable (Int64) -> String

  /// - Parameters:
  ///   - people: Who may be meant: 281 names of the league's history are shared, most of them by men who never met.
  ///   - seasons: First and last season of a player, for telling namesakes apart.
  public init(
    _ people: some Sequence<Int64>, players: PlayerDirectory, seasons: [Int64: ClosedRange<Season>] = [:]
  ) {
    var ids: [String: [Int64]] = [:]
    var bare = ids
    var known: Set<Int64> = []
    for person in people where known.insert(person).inserted {
      guard let player = players[person] else { continue }
      let name = PersonName(player.fullName)
      ids[name.full, default: []].append(person)
      bare[name.short, default: []].append(person)
    }
    self.ids = ids
    self.bare = bare
    self.known = known
    names = Dictionary(uniqueKeysWithValues: known.compactMap { id in players[id].map { (id, $0.fullName) } })
    describe = { person in
      let years = seasons[person].map { " (\($0.lowerBound)-\($0.upperBound))" } ?? ""
      return "\(person)\(years)"
    }
  }

  /// The id a name or a written id stands for.
  ///
  /// - Throws: `.ambiguous` with all who have the name; `.unknown` when nobody has, with the names most like it.
  public func resolve(_ text: String, season: Season) throws(PlayerQueryError) -> Int64 {
    if let id = Int64(text), known.contains(id) { return id }
    let name = PersonName(text)
    let found = ids[name.full] ?? bare[name.short] ?? []
    guard found.count <= 1 else { throw .ambiguous(name: text, candidates: found.sorted().map(describe)) }
    guard let id = found.first else {
      throw .unknown(player: "'\(text)'", season: season, nearest: nearest(to: name.full))
    }
    return id
  }

  /// At most three names that differ from this one by few letters, or share its last word and first letter.
  ///
  /// - Complexity: O(players); only asked when a name was not found.
  private func nearest(to name: String) -> [String] {
    guard let last = name.split(separator: " ").last, name.count > 2 else { return [] }
    let most = max(1, min(3, name.count / 4))
    var found: [(distance: Int, id: Int64)] = []
    for (other, people) in ids {
      let sharesLast = other.split(separator: " ").last == last && other.first == name.first
      let distance = abs(other.count - name.count) > most ? most + 1 : NearestName.distance(name, other)
      guard distance <= most || sharesLast else { continue }
      found += people.map { (min(distance, most + 1), $0) }
    }
    return found.sorted { $0.distance == $1.distance ? $0.id < $1.id : $0.distance < $1.distance }.prefix(3).map {
      "\(names[$0.id] ?? "") \(describe($0.id))"
    }
  }
}
