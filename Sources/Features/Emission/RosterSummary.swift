/// A team's roster on a day, in sums.
struct RosterSummary {
  /// Sums of the means of `PlayerProfile.recent`, each weighted by the share of the last games its player was in.
  var usual = SIMD8<Float>(repeating: .nan)
  /// The same over those who missed the last game.
  var absent = SIMD8<Float>(repeating: .nan)
  var entries: [Roster.Entry] = []
  private var games: Float = 0

  static let none = RosterSummary()

  private init() {}

  init(_ roster: Roster, only isIncluded: (Int32) -> Bool = { _ in true }) {
    guard roster.games > 0 else { return }
    games = Float(roster.games)
    entries = roster.entries.filter { isIncluded($0.player) }
    var all = ProfileSum()
    var missing = ProfileSum()
    for entry in entries {
      let weighted = entry.profile.recent * (entry.share / games)
      all.add(weighted)
      missing.add(entry.missedLast ? weighted : weighted * 0)
    }
    usual = all.value
    absent = missing.value
  }

  /// Those the team counts on: in at least half of its last games.
  func isUsual(_ entry: Roster.Entry) -> Bool { entry.share * 2 >= games && entry.profile.isRotation }

  func rank(of player: Int32?, minutes: Float) -> Double {
    guard minutes == minutes else { return .nan }
    var rank = 1
    for entry in entries where entry.profile.minutes > minutes && entry.player != player { rank += 1 }
    return Double(rank)
  }
}
