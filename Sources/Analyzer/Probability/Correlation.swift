/// Correlations of the three normal scores under a Gaussian copula of points, rebounds and assists.
public struct Correlation: Sendable, Hashable, Codable {
  /// Inside (-1, 1), as the other two.
  public let pointsRebounds: Double
  public let pointsAssists: Double
  public let reboundsAssists: Double

  /// No correlation at all.
  public static let independent = Correlation(0, 0, 0)!

  /// Nil where the matrix is not positive definite: where its determinant is below 1e-9, or a correlation is not inside
  /// (-1, 1).
  public init?(_ pointsRebounds: Double, _ pointsAssists: Double, _ reboundsAssists: Double) {
    let all = [pointsRebounds, pointsAssists, reboundsAssists]
    guard all.allSatisfy({ abs($0) < 1 }) else { return nil }
    let squares = all.reduce(0) { $0 + $1 * $1 }
    guard 1 + 2 * all[0] * all[1] * all[2] - squares >= 1e-9 else { return nil }
    self.pointsRebounds = pointsRebounds
    self.pointsAssists = pointsAssists
    self.reboundsAssists = reboundsAssists
  }

  private enum Key: String, CodingKey { case pointsRebounds, pointsAssists, reboundsAssists }

  /// Refuses what is no correlation matrix.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let known = Correlation(
      try container.decode(Double.self, forKey: .pointsRebounds),
      try container.decode(Double.self, forKey: .pointsAssists),
      try container.decode(Double.self, forKey: .reboundsAssists))
    guard let known else {
      throw DecodingError.dataCorruptedError(
        forKey: .pointsRebounds, in: container, debugDescription: "a positive definite correlation matrix")
    }
    self = known
  }

  /// A matrix between this and another, weight 0 to 1 of the other; positive definite as both are.
  func mixed(with other: Correlation, weight: Double) -> Correlation {
    func mix(_ one: Double, _ two: Double) -> Double { one * (1 - weight) + two * weight }
    return Correlation(
      mix(pointsRebounds, other.pointsRebounds), mix(pointsAssists, other.pointsAssists),
      mix(reboundsAssists, other.reboundsAssists)) ?? other
  }
}
