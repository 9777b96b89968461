import BoxScores
import Foundation
import Testing

@testable import Features

/// A state that was kept answers like one that was walked to, bit for bit; a file that is not whole answers nothing.
@Suite struct SnapshotTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("asof-\(UUID().uuidString)")
  private var league: SimulatedLeague { AsOfTests.league }
  private var cache: AsOfCache { AsOfCache(folder: folder) }

  private struct Walked: Error {}

  private func kept(_ day: GameDay, content: String = "games", players: PlayerDirectory? = nil) throws -> AsOfSession {
    try cache.session(
      through: day, kind: league.table.kind, content: content, players: players ?? league.players
    ) { throw Walked() }
  }

  private func made(_ day: GameDay, in cache: AsOfCache? = nil, content: String = "games") -> AsOfSession {
    (cache ?? self.cache).session(
      through: day, kind: league.table.kind, content: content, players: league.players
    ) { league.table }
  }

  /// Everything that a session tells about a day, as bits.
  private func bits(_ session: AsOfSession, on day: GameDay) -> [UInt32] {
    var slate = league.table.rows(on: day).map { row in
      SlateEntry(
        personId: league.table.personId[row], team: league.table.team[row], opponent: league.table.opponent[row],
        home: league.table.home[row], gameId: league.table.gameId[row],
        gameType: GameType(rawValue: league.table.gameType[row])!)
    }
    // Somebody who never played is answered too.
    slate.append(SlateEntry(personId: 9_999_999_999, team: slate[0].team, opponent: slate[0].opponent, home: 1))
    return FeatureVariant.allCases.flatMap { variant in
      session.features(for: slate, on: day, variant: variant).values.map(\.bitPattern)
    }
      + slate.flatMap { entry in
        session.past(of: entry.personId).map { [UInt32($0.games), UInt32($0.lastDay.number)] } ?? [0]
      }
  }

  @Test(arguments: AsOfTests.days) func whatWasKeptAnswersLikeWhatWasWalkedTo(day: GameDay) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let before = day.advanced(by: -1)
    let plain = bits(AsOfSession(history: league.table, players: league.players, through: before), on: day)
    #expect(throws: Walked.self) { try kept(before) }
    #expect(bits(made(before), on: day) == plain)
    #expect(bits(try kept(before), on: day) == plain)
  }

  @Test func aFileThatIsNotWholeIsMadeAnew() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let day = AsOfTests.days[1]
    let plain = bits(made(day.advanced(by: -1)), on: day)
    let file = try #require(cache.files().first)
    let whole = try Data(contentsOf: file)
    func refused(_ data: Data) throws {
      try data.write(to: file)
      #expect(throws: Walked.self) { try kept(day.advanced(by: -1)) }
    }
    for length in [0, 1, 95, 4095, 4096, whole.count / 2, whole.count - 1] { try refused(whole.prefix(length)) }
    try refused(whole + Data([0]))
    // Sizes, key, checksum, states, teams: one bit of each.
    var generator = SplitMix(seed: 7)
    let places =
      [0, 9, 16, 23, 24, 31, 40, 70, 200, 4096, whole.count - 100]
      + (0..<20).map { _ in
        4096 + Int(generator.next() % UInt64(whole.count - 4096))
      }
    for place in places {
      var broken = whole
      broken[place] ^= UInt8(1) << UInt8(place & 7)
      try refused(broken)
    }
    // A checksum that fits does not make sizes true.
    #expect(bits(made(day.advanced(by: -1)), on: day) == plain)
    #expect(try Data(contentsOf: file).count == whole.count)
    #expect(bits(try kept(day.advanced(by: -1)), on: day) == plain)
  }

  @Test func otherGamesDaysAndPlayersHaveOtherStates() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let day = AsOfTests.days[1]
    _ = made(day)
    _ = try kept(day)
    #expect(throws: Walked.self) { try kept(day, content: "other games") }
    #expect(throws: Walked.self) { try kept(day.advanced(by: 1)) }
    var others = league.players
    let person = league.table.personId[0]
    let position = PlayerFacts(others[person]).position
    others[person]?.isCenter = position != .center
    others[person]?.isGuard = position == .center
    #expect(throws: Walked.self) { try kept(day, players: others) }
    // A name is no part of the state.
    var renamed = league.players
    renamed[person]?.lastName += " II"
    _ = try kept(day, players: renamed)
    let known = [(kind: league.table.kind, content: "games", players: league.players)]
    let file = try #require(cache.files().first)
    #expect(!cache.isStale(file, known))
    #expect(cache.isStale(file, [(league.table.kind, "other games", league.players)]))
    #expect(cache.isStale(file, []))
  }

  @Test func fewFilesAreKeptAndNoneWhereNothingMayBeWritten() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let day = AsOfTests.days[0]
    _ = made(day, in: AsOfCache(folder: folder, isReadOnly: true))
    #expect(cache.files().isEmpty)
    for step in 0..<5 { _ = made(day.advanced(by: step)) }
    #expect(cache.files().count == AsOfCache.most)
    _ = try kept(day.advanced(by: 4))
    // A folder that cannot be made only costs time.
    try FileManager.default.removeItem(at: folder)
    try Data().write(to: folder)
    #expect(bits(made(day.advanced(by: -1)), on: day).isEmpty == false)
  }
}

/// Sebastiano Vigna's SplitMix64.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }
}
