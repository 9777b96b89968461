/// What the neural half of a window is and brought.
///
/// A window is a hybrid by design: trees beside a frozen representation, blended by a learned weight. A window that was
/// trained without the neural half says so, and why.
public struct NetworkHalf: Sendable, Codable, Hashable {
  /// The file of the representation inside the window's folder; nil without one.
  public var representation: String?
  /// How many numbers the representation adds to the trees' inputs.
  public var width: Int
  /// The share of the network in the blend with the trees, by target; empty without a network.
  public var blendWeights: [String: Double]
  /// Why there is no network; nil when there is one.
  public var reason: String?

  public static func absent(_ reason: String) -> NetworkHalf {
    NetworkHalf(representation: nil, width: 0, blendWeights: [:], reason: reason)
  }
}
