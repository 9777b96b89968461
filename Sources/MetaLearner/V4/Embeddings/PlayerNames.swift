import BoxScores
import Foundation

/// Players by name. Names are compared without accents, case and marks; a name that several players share is never guessed.
public struct PlayerNames: Sendable {
  private let ids: [String: [Int64]]
  private let known: Set<Int64>
  private let describe: @Sendable (Int64) -> String

  /// - Parameters:
  ///   - people: Who may be meant: 281 names of the league's history are shared, most of them by men who never met.
  ///   - seasons: First and last season of a player, for telling namesakes apart.
  public init(
    _ people: some Sequence<Int64>, players: PlayerDirectory, seasons: [Int64: ClosedRange<Season>] = [:]
  ) {
    var ids: [String: [Int64]] = [:]
    var known: Set<Int64> = []
    for person in people where known.insert(person).inserted {
      guard let player = players[person] else { continue }
      ids[Self.folded(player.fullName), default: []].append(person)
    }
    self.ids = ids
    self.known = known
    describe = { person in
      let years = seasons[person].map { " (\($0.lowerBound)-\($0.upperBound))" } ?? ""
      return "\(person)\(years)"
    }
  }

  /// The id a name or a written id stands for.
  ///
  /// - Throws: `.ambiguous` with all who have the name; `.unknown` when nobody has.
  public func resolve(_ text: String, season: Season) throws(PlayerQueryError) -> Int64 {
    if let id = Int64(text), known.contains(id) { return id }
    let found = ids[Self.folded(text)] ?? []
    guard found.count <= 1 else { throw .ambiguous(name: text, candidates: found.sorted().map(describe)) }
    guard let id = found.first else { throw .unknown(player: "'\(text)'", season: season) }
    return id
  }

  static func folded(_ name: String) -> String {
    name.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
      .filter { $0.isLetter || $0.isNumber || $0 == " " }.split(separator: " ").joined(separator: " ")
  }
}
