import BoxScores

/// Every choice that shapes a meta-learner beside its configuration, in one place.
public struct MetaSettings: Sendable, Codable, Hashable {
  /// Seasons before the cut-off whose walk-forward forecasts the meta-learner learns from.
  public var metaSeasons = 8
  /// The last so many of them are forecast by residual corrections that have not seen them: for shares and distributions.
  public var heldOutSeasons = 6
  /// Window medians that are inputs of the residual correction by themselves, newest first. None: the statistics of their
  /// agreement, which hold all of them, do better alone.
  public var slots = 0
  /// A window's weight in the weighted mean falls by e for so much relative excess of its error over the best one's.
  public var errorTemperature = 0.01
  /// Meta seasons that the league model's share is fitted on, the last before a season.
  public var blendSeasons = 8
  /// How far the league model's share is drawn towards one half: 0 not at all, 1 all the way.
  public var blendShrinkage = 0.25
  /// The same for the shares of the components.
  public var shareShrinkage = 0.25
  public var correction = CorrectionSettings()
  public var embeddings = EmbeddingSettings()
  public var network = V4NetworkSettings()
  /// Under this many meta rows (a simulated league) models are smaller.
  public var fullRows = 60_000
  /// Fewer meta rows than this train no meta-learner.
  public var minimumRows = 1_000
  /// Off in an ablation only: the windows, or the league model, say nothing.
  public var usesWindows = true
  public var usesLeague = true
  /// Off in an ablation only: the network of the embeddings is not told them.
  public var usesVectors = true

  /// There is no window beyond the catalogue's.
  private static let mostSlots = WindowCatalogue.all.count

  public init() {}

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func value<Value: Decodable>(_ key: CodingKeys) throws -> Value { try container.decode(Value.self, forKey: key) }
    metaSeasons = try value(.metaSeasons)
    heldOutSeasons = try value(.heldOutSeasons)
    slots = try value(.slots)
    errorTemperature = try value(.errorTemperature)
    blendSeasons = try value(.blendSeasons)
    blendShrinkage = try value(.blendShrinkage)
    shareShrinkage = try value(.shareShrinkage)
    correction = try value(.correction)
    embeddings = try value(.embeddings)
    network = try value(.network)
    fullRows = try value(.fullRows)
    minimumRows = try value(.minimumRows)
    usesWindows = try value(.usesWindows)
    usesLeague = try value(.usesLeague)
    // Models from before an ablation could turn it off all had it on.
    usesVectors = try container.decodeIfPresent(Bool.self, forKey: .usesVectors) ?? true
    guard (0...Self.mostSlots).contains(slots) else {
      throw DecodingError.dataCorruptedError(
        forKey: .slots, in: container, debugDescription: "\(slots) slots, expected 0 to \(Self.mostSlots)")
    }
    let counts = [metaSeasons, heldOutSeasons, blendSeasons, fullRows, minimumRows]
    guard counts.allSatisfy({ (0...1_000_000_000).contains($0) }) else {
      throw DecodingError.dataCorruptedError(
        forKey: .metaSeasons, in: container,
        debugDescription: "seasons and rows \(counts), expected none below 0 or above 1000000000")
    }
  }

  /// The settings without what a component does not read: two trainings that differ in nothing else share it.
  func seen(by component: V4Component) -> MetaSettings {
    var seen = self
    switch component {
    case .residualCorrection:
      seen.usesVectors = true
    case .playerEmbeddings:
      seen.usesWindows = true
      seen.usesLeague = true
    case .temporalMemory:
      seen.usesLeague = true
      seen.usesVectors = true
    }
    return seen
  }
}
