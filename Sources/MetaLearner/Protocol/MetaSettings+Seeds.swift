extension MetaSettings {
  /// The same settings with other seeds, for repetitions that differ in nothing else; 0 keeps them.
  public func reseeded(_ repetition: Int) -> MetaSettings {
    var result = self
    result.correction.seeds = correction.seeds.map { $0 + 1000 * repetition }
    result.network.seeds = network.seeds.map { $0 + 1000 * repetition }
    result.embeddings.seed += 1000 * repetition
    return result
  }
}
