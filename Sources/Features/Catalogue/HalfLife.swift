/// Half-lives of the exponentially weighted means, in games.
enum HalfLife: Int, CaseIterable {
  case fast, baseline, slow, slowest

  var games: Int {
    switch self {
    case .fast: 3
    case .baseline: 6
    case .slow: 12
    case .slowest: 20
    }
  }
}
