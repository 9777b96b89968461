/// What shapes the player embeddings beside the configuration.
public struct EmbeddingSettings: Sendable, Codable, Hashable {
  /// Seasons the first snapshot learns from, and those that each later one goes on with.
  public var firstSeasons = 12
  public var laterSeasons = 3
  /// Epochs of the first snapshot, and of each later one.
  public var firstEpochs = 8
  public var laterEpochs = 4
  /// A player's season is cut into blocks of so many games: each is forecast from what was known before it.
  public var gamesPerBlock = 8
  /// Numbers between the two layers that make a vector of a player's past.
  public var hidden = 32
  /// Learning rate of the first snapshot at its peak; later ones have half of it.
  public var rate = 5e-3
  /// Blocks of games that a step learns from.
  public var batch = 256
  /// Games that the deviation of a player is shrunk by: n / (n + this).
  public var shrinkage: Float = 30
  /// Share of the blocks of training, 0...1, that are told without the player's own deviation.
  public var idDropout = 0.15
  /// How strongly deviations are drawn to zero, and every number to the snapshot before.
  public var deviationPenalty = 0.02
  public var anchor = 0.5
  public var seed = 5

  public init() {}
}
