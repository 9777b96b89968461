import BoxScores

/// One of V4's networks as the manifest names it: what it is, what it learned from, how its inputs are made.
public struct V4NetworkDescription: Sendable, Codable, Hashable {
  /// Whose corrections it makes: player embeddings, or the temporal memory.
  public var component: V4Component
  var shape: NetworkShape
  var scaling: FeatureScaling
  var settings: V4NetworkSettings
  /// Of the networks, in order.
  public var seeds: [Int]
  /// All seasons any of its numbers come from.
  public var seasons: [Season]

  func fileName(seed: Int) -> String { "\(component.rawValue).seed\(seed).safetensors" }
}
