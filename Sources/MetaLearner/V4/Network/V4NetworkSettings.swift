/// What shapes V4's network beside the configuration.
public struct V4NetworkSettings: Sendable, Codable, Hashable {
  /// One network a seed; their forecasts are averaged.
  public var seeds = [1, 2, 3]
  /// So many of them for a small league.
  public var fewestSeeds = 1
  /// Seasons before the first meta season that the network begins with.
  public var firstSeasons = 10
  /// Epochs on those first seasons.
  public var firstEpochs = 6
  /// Learning rate on those first seasons at its peak.
  public var firstRate = 2e-3
  /// After each meta season it goes on with so many seasons, that one the last.
  public var laterSeasons = 6
  /// Epochs after each meta season.
  public var laterEpochs = 3
  /// Learning rate after each meta season at its peak.
  public var laterRate = 1e-3
  /// Numbers behind the first and the second layer, rounded up to multiples of 16; half as many in a small league.
  public var hidden = [128, 64]
  /// Probability that a number behind a layer is dropped while training, 0 or more and less than 1.
  public var dropout = 0.2
  /// Of parameters with two dimensions and more; see `AdamW`.
  public var weightDecay = 0.01
  /// Rows of a training step; 256 at most in a small league.
  public var batch = 1024
  /// Share of the steps in which the rate rises.
  public var warmUp = 0.1
  /// Inputs are drawn to so many standard deviations.
  public var clip: Float = 4
  /// Windows hidden in training, each on its own.
  public var windowDropout = 0.2
  /// Heads of a Transformer at most: as many as divide the numbers of a token.
  public var heads = 4
  /// Layers of a Transformer, the last one included, which only the row's own token asks.
  public var layers = 2
  /// Weights of the losses beside the medians' absolute error.
  public var minutesWeight = 0.25
  public var countsWeight = 0.25
  /// The temporal memory costs many times more a row: so many of the seeds, and its own epochs and seasons.
  public var memorySeeds = 2
  public var memoryFirstEpochs = 3
  public var memoryLaterSeasons = 4
  public var memoryLaterEpochs = 1
  /// At most so many game tokens, and so wide, whatever the configuration says; nil leaves it to the configuration.
  public var mostTokens: Int?
  public var mostWidth: Int?
  /// Rows of a batch when it forecasts: always so many, the last ones padded, so that a row alone is the row in a batch.
  public var forecastBatch = 256

  public init() {}

  /// The settings as they apply to a component and so many meta rows of `full`: a simulated league has one small network of
  /// few epochs.
  func scaled(rows: Int, full: Int, component: V4Component) -> V4NetworkSettings {
    var scaled = self
    if component == .temporalMemory {
      scaled.seeds = Array(seeds.prefix(memorySeeds))
      scaled.firstEpochs = memoryFirstEpochs
      scaled.laterSeasons = memoryLaterSeasons
      scaled.laterEpochs = memoryLaterEpochs
    }
    guard rows < full else { return scaled }
    scaled.seeds = Array(seeds.prefix(fewestSeeds))
    scaled.batch = min(batch, 256)
    scaled.hidden = hidden.map { max(16, $0 / 2) }
    scaled.firstEpochs = min(scaled.firstEpochs, 2)
    scaled.laterEpochs = 1
    scaled.laterSeasons = min(scaled.laterSeasons, 2)
    if rows < full / 10 {
      scaled.mostTokens = 8
      scaled.mostWidth = 16
    }
    return scaled
  }
}
