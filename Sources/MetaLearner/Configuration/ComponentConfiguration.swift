extension ExperimentConfiguration {
  /// The three components of V4, with their settings.
  public struct Components: Sendable, Codable, Hashable {
    public var residualCorrection = ResidualCorrection()
    public var playerEmbeddings = PlayerEmbeddings()
    public var temporalMemory = TemporalMemory()

    enum CodingKeys: String, CodingKey {
      case residualCorrection = "residual_correction"
      case playerEmbeddings = "player_embeddings"
      case temporalMemory = "temporal_memory"
    }
  }

  public struct ResidualCorrection: Sendable, Codable, Hashable {
    public enum Method: String, Sendable, Codable, CaseIterable {
      case gradientBoosting = "gradient_boosting"
      case linear
    }

    public var enabled = true
    public var method = Method.gradientBoosting
    public var trees = 50
    public var maxDepth = 3

    enum CodingKeys: String, CodingKey {
      case enabled, method
      case trees = "n_estimators"
      case maxDepth = "max_depth"
    }
  }

  public struct PlayerEmbeddings: Sendable, Codable, Hashable {
    public var enabled = true
    public var dimension = 16
    /// Games a player needs before his own deviation is learned.
    public var minimumGames = 50
    /// `personId`, or `playerName`, which resolves to it.
    public var playerColumn = PlayerColumn.personId

    public enum PlayerColumn: String, Sendable, Codable, CaseIterable {
      case personId, playerName
    }

    enum CodingKeys: String, CodingKey {
      case enabled
      case dimension = "embedding_dim"
      case minimumGames = "min_games_for_embedding"
      case playerColumn = "player_id_col"
    }
  }

  public struct TemporalMemory: Sendable, Codable, Hashable {
    public enum Method: String, Sendable, Codable, CaseIterable {
      case transformer, rnn, cnn
    }

    public var enabled = true
    public var method = Method.transformer
    public var sequenceLength = 27
    public var hiddenDimension = 32

    enum CodingKeys: String, CodingKey {
      case enabled, method
      case sequenceLength = "sequence_length"
      case hiddenDimension = "hidden_dim"
    }
  }
}
