/// Writes what is known when it is known who plays, in the order of `LineupDefinitions`: sums of recent means over the
/// rotation, never a number of tonight.
enum LineupEmission {
  static func sum(_ side: some Sequence<Appearing>) -> SIMD8<Float> {
    var sum = ProfileSum()
    for one in side where one.profile.isRotation { sum.add(one.profile.recent) }
    return sum.value
  }

  /// Usual minutes of a roster's rotation players who do not play, and how many they are.
  static func absence(
    from roster: RosterSummary, side: [Appearing], position: PlayerFacts.Position? = nil
  ) -> (minutes: Double, count: Int) {
    // Where nobody's minutes are known, nobody's absence has any.
    var minutes = roster.usual[0] == roster.usual[0] ? 0.0 : .nan
    var count = 0
    for entry in roster.entries where roster.isUsual(entry) && (position == nil || entry.position == position) {
      if side.contains(where: { $0.player == entry.player }) { continue }
      minutes += Double(entry.profile.minutes)
      count += 1
    }
    return (minutes, count)
  }

  struct Side {
    var appearing: [Appearing]
    var roster: RosterSummary
    var sum: SIMD8<Float>
    var absent: (minutes: Double, count: Int)
    var absentByPosition: [Double]

    init(_ appearing: [Appearing], roster: RosterSummary) {
      self.appearing = appearing
      self.roster = roster
      sum = LineupEmission.sum(appearing)
      absent = LineupEmission.absence(from: roster, side: appearing)
      absentByPosition = (0..<PlayerFacts.Position.count).map {
        LineupEmission.absence(from: roster, side: appearing, position: .init(rawValue: $0)!).minutes
      }
    }
  }

  static func emit(
    _ index: Int, of own: Side, against: Side?, isCovered: Bool, into row: UnsafeMutablePointer<Float>
  ) {
    var cursor = Cursor(next: row)
    func put(_ value: Double) { cursor.put(isCovered ? value : .nan) }
    let one = own.appearing[index]
    let mine = one.profile.recent.replacing(with: 0, where: one.profile.recent .!= one.profile.recent)
    let others = one.profile.isRotation ? own.sum - mine : own.sum
    for lane in 0..<6 { put(Double(others[lane])) }
    for lane in 0..<6 { put(against.map { Double($0.sum[lane]) } ?? .nan) }
    for lane in 0..<6 { put(Double(one.profile.recent[lane] / (others[lane] + one.profile.recent[lane]))) }
    for lane in [0, 1, 5] { put(Double(own.sum[lane] / own.roster.usual[lane])) }
    put(own.absent.minutes)
    put(own.absentByPosition[one.position.rawValue])
    put(Double(own.absent.count))
    var rank = 1
    for other in own.appearing where other.profile.minutes > one.profile.minutes { rank += 1 }
    put(one.profile.minutes == one.profile.minutes ? Double(rank) : .nan)
    put(against?.absent.minutes ?? .nan)
  }
}
