/// What the neural half of a window is and brought.
///
/// A window is a hybrid by design: trees, beside them networks on a frozen representation or on the inputs alone, blended by
/// a share learned on out-of-fold rows. Where that is no better than the trees it is left out, and the verdict says so.
public struct NetworkHalf: Sendable, Codable, Hashable {
  /// The file that describes the networks inside the window's folder; nil without one.
  public var representation: String?
  /// How many numbers frozen representations add to the inputs of the heads that serve, all heads together.
  public var width: Int
  /// The share of the network in the blend with the trees, by target; a target that is not there has trees only.
  public var blendWeights: [String: Double]
  /// Why there is no network; nil when there is one.
  public var reason: String?
  /// What was measured, by target; nil where nothing was tried.
  public var verdicts: [NetworkVerdict]?

  /// Trees alone, for this reason; with verdicts where networks were tried and brought nothing.
  public static func absent(_ reason: String, verdicts: [NetworkVerdict]? = nil) -> NetworkHalf {
    NetworkHalf(representation: nil, width: 0, blendWeights: [:], reason: reason, verdicts: verdicts)
  }
}
