/// Who plays for a team: those who appeared in its last ten games and have not appeared elsewhere since.
struct Roster {
  /// How many of the team's games the roster looks back over.
  static let depth = 10

  struct Entry {
    var player: Int32
    /// Bit k: he was in the team's game k games ago.
    var appearances: UInt32
    var profile: PlayerProfile
    var position: PlayerFacts.Position

    var share: Float { Float(appearances.nonzeroBitCount) }
    var missedLast: Bool { appearances & 1 == 0 }
  }

  private(set) var entries: [Entry] = []
  /// Games the roster has seen, at most `depth`.
  private(set) var games = 0

  private static let mask: UInt32 = (1 << UInt32(depth)) - 1

  /// Opens the team's next game: everyone is out of it until `appear`.
  mutating func beginGame() {
    games = min(games + 1, Self.depth)
    var kept = 0
    for index in entries.indices {
      let moved = entries[index].appearances << 1 & Self.mask
      guard moved != 0 else { continue }
      entries[kept] = entries[index]
      entries[kept].appearances = moved
      kept += 1
    }
    entries.removeLast(entries.count - kept)
  }

  mutating func appear(_ player: Int32, profile: PlayerProfile, position: PlayerFacts.Position) {
    if let index = entries.firstIndex(where: { $0.player == player }) {
      entries[index].appearances |= 1
      entries[index].profile = profile
    } else {
      entries.append(Entry(player: player, appearances: 1, profile: profile, position: position))
    }
  }

  mutating func leave(_ player: Int32) { entries.removeAll { $0.player == player } }
}

extension Roster: StateCoded {
  func write(to writer: inout StateWriter) {
    writer.put(Int64(games))
    writer.put(Int64(entries.count))
    for entry in entries {
      writer.put(entry.player)
      writer.put(entry.appearances)
      writer.put(entry.profile.recent)
      writer.put(entry.profile.rates)
      writer.put(UInt8(entry.position.rawValue))
    }
  }

  init(from reader: inout StateReader) throws(StateReader.Fault) {
    let games: Int64 = try reader.take()
    let count: Int64 = try reader.take()
    try reader.require((0...Int64(Self.depth)).contains(games) && (0...10_000).contains(count))
    self.games = Int(games)
    for _ in 0..<count {
      let player: Int32 = try reader.take()
      let appearances: UInt32 = try reader.take()
      let profile = PlayerProfile(recent: try reader.take(), rates: try reader.take())
      guard let position = PlayerFacts.Position(rawValue: Int(try reader.take(UInt8.self))) else {
        throw StateReader.Fault()
      }
      entries.append(Entry(player: player, appearances: appearances, profile: profile, position: position))
    }
  }
}
