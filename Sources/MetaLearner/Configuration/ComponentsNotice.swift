extension ExperimentConfiguration {
  /// What a person must be told when a configuration asks for components that this version does not build; nil when it
  /// asks for none.
  public var componentsNotice: String? {
    let asked = [
      (featureFlags.residualCorrection, "residual_correction"), (featureFlags.playerEmbeddings, "player_embeddings"),
      (featureFlags.temporalMemory, "temporal_memory"),
    ].filter(\.0).map(\.1)
    guard !asked.isEmpty else { return nil }
    return
      "\(asked.joined(separator: ", ")): not part of this version; trained without: the stack of windows and league "
      + "model that they correct. The configuration is kept as written."
  }
}
