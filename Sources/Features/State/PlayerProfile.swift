/// A player in a few numbers, as of a date.
struct PlayerProfile {
  /// ewma6 of minutes, points, rebounds, assists, threes, shots (the order of `LineupDefinitions.summed`).
  var recent: SIMD8<Float>
  /// ewma12 of points, rebounds, assists and threes over ewma12 of minutes.
  var rates: SIMD4<Float>

  var minutes: Float { recent[0] }

  /// Someone his team counts on: ten minutes a game, or any history before minutes were recorded.
  var isRotation: Bool { minutes == minutes ? minutes >= 10 : recent[1] == recent[1] }

  static let unknown = PlayerProfile(recent: .init(repeating: .nan), rates: .init(repeating: .nan))
}
