/// How a mask turns scores into shares that sum to one.
public enum MaskKind: String, Sendable, Codable, Hashable, CaseIterable {
  /// The Euclidean projection onto the simplex: most shares are exactly zero. Martins and Astudillo, arXiv:1602.02068.
  case sparsemax
  /// Between softmax and sparsemax. Peters, Niculae and Martins, arXiv:1905.05702, alpha = 1.5.
  case entmax15
}
