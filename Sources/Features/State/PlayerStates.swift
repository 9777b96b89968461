/// The states of all players, in three flat blocks of memory.
final class PlayerStates: @unchecked Sendable {
  private let sums: UnsafeMutablePointer<Double>
  private let rings: UnsafeMutablePointer<Float>
  private let past: UnsafeMutablePointer<PlayerState.Appearance>
  private let facts: UnsafeMutablePointer<PlayerState.Progress>
  static let ringStride = PlayerState.ringSize * GameFrame.width
  let count: Int
  /// Whose memory it is, if not one's own.
  private let owner: AnyObject?

  /// One slot more than there are players: the last one stays empty, for whoever has never played.
  init(count players: Int) {
    count = players
    owner = nil
    let slots = players + 1
    sums = .allocate(capacity: slots * PlayerState.size)
    sums.initialize(repeating: 0, count: slots * PlayerState.size)
    rings = .allocate(capacity: slots * Self.ringStride)
    rings.initialize(repeating: .nan, count: slots * Self.ringStride)
    past = .allocate(capacity: slots * PlayerState.ringSize)
    past.initialize(repeating: .init(), count: slots * PlayerState.ringSize)
    facts = .allocate(capacity: slots)
    facts.initialize(repeating: .init(), count: slots)
  }

  /// States in memory that somebody else holds, and that nobody changes.
  init(
    count players: Int, sums: UnsafeMutableRawPointer, rings: UnsafeMutableRawPointer, past: UnsafeMutableRawPointer,
    facts: UnsafeMutableRawPointer, owner: AnyObject
  ) {
    count = players
    self.sums = sums.assumingMemoryBound(to: Double.self)
    self.rings = rings.assumingMemoryBound(to: Float.self)
    self.past = past.assumingMemoryBound(to: PlayerState.Appearance.self)
    self.facts = facts.assumingMemoryBound(to: PlayerState.Progress.self)
    self.owner = owner
  }

  /// The four blocks as bytes: sums, rings, appearances, facts.
  var blocks: [UnsafeRawBufferPointer] {
    let slots = count + 1
    return [
      UnsafeRawBufferPointer(UnsafeBufferPointer(start: sums, count: slots * PlayerState.size)),
      UnsafeRawBufferPointer(UnsafeBufferPointer(start: rings, count: slots * Self.ringStride)),
      UnsafeRawBufferPointer(UnsafeBufferPointer(start: past, count: slots * PlayerState.ringSize)),
      UnsafeRawBufferPointer(UnsafeBufferPointer(start: facts, count: slots)),
    ]
  }

  /// No number that is counted with is impossible.
  var isSound: Bool {
    (0...count).allSatisfy { slot in
      let facts = facts[slot]
      return facts.games >= 0 && facts.seasonGames >= 0 && facts.previousGames >= 0 && facts.gamesWithTeam >= 0
    }
  }

  deinit {
    guard owner == nil else { return }
    sums.deallocate()
    rings.deallocate()
    past.deallocate()
    facts.deallocate()
  }

  /// `nil` is a player without history.
  @inline(__always) subscript(_ player: Int32?) -> PlayerState {
    let slot = player.map(Int.init) ?? count
    return PlayerState(
      sums: sums + slot * PlayerState.size, ring: rings + slot * Self.ringStride,
      past: past + slot * PlayerState.ringSize, facts: facts + slot)
  }
}
