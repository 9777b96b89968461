/// What a shooting share is drawn to while a player has taken few shots: `attempts` shots at `share`.
enum ShootingPrior {
  case fieldGoal, threePoint, freeThrow, trueShooting

  var share: Double {
    switch self {
    case .fieldGoal: 0.45
    case .threePoint: 0.33
    case .freeThrow: 0.74
    case .trueShooting: 0.53
    }
  }

  var attempts: Double {
    switch self {
    case .fieldGoal: 20
    case .threePoint: 25
    case .freeThrow: 15
    case .trueShooting: 15
    }
  }
}
