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

  /// What is wrong with it; nil when its networks can be made and asked.
  ///
  /// - Parameter vectors: Numbers of a player's embedding that its inputs end with; 0 without.
  func fault(vectors: Int) -> NetworkShape.Fault? {
    guard component != .residualCorrection else {
      return ("a network of the \(component.title)", "one of the player embeddings or the temporal memory")
    }
    guard (1...1000).contains(seeds.count), Set(seeds).count == seeds.count else {
      return ("seeds \(seeds.prefix(8))", "one to 1000, none twice")
    }
    guard shape.inputs == scaling.width + vectors else {
      return ("\(shape.inputs) inputs", "\(scaling.width) of the features and \(vectors) of the player")
    }
    return shape.fault(batch: settings.forecastBatch)
  }

  func fileName(seed: Int) -> String { "\(component.rawValue).seed\(seed).safetensors" }
}
