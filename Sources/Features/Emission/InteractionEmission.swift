/// Multiplies columns of the row that are already written, in the order of `InteractionDefinitions`.
struct InteractionEmission: Sendable {
  private let rateMinutes: [Int]
  private let ratios: [Int]
  private let minutes: Int
  private let expectedPace: Int
  private let teamPace: Int
  private let teamMargin: Int
  private let opponentMargin: Int

  init() {
    func column(_ name: String) -> Int { FeatureCatalogue.index(of: name)! }
    let stats = PlayerDefinitions.main.prefix(4).map(\.featureName)
    rateMinutes = stats.map { column("\($0)_rate_minutes") }
    ratios = stats.map { column("allowed_\($0)_ratio") }
    minutes = column("minutes_ewma6")
    expectedPace = column("expected_pace")
    teamPace = column("team_pace")
    teamMargin = column("team_margin")
    opponentMargin = column("opponent_margin")
  }

  func emit(from row: UnsafePointer<Float>, into place: UnsafeMutablePointer<Float>) {
    var cursor = Cursor(next: place)
    func value(_ column: Int) -> Double { Double(row[column]) }
    for stat in 0..<4 { cursor.put(value(rateMinutes[stat]) * value(ratios[stat])) }
    cursor.put(value(rateMinutes[0]) * value(expectedPace) / value(teamPace))
    cursor.put(value(minutes) * abs(value(teamMargin) - value(opponentMargin)))
  }
}
