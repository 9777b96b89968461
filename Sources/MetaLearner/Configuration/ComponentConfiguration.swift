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

  /// Trees or a linear model on what the blend misses.
  public struct ResidualCorrection: Sendable, Codable, Hashable {
    /// What learns the misses: boosted trees, or a ridge regression.
    public enum Method: String, Sendable, Codable, CaseIterable {
      case gradientBoosting = "gradient_boosting"
      case linear
    }

    /// In a file the component is on with this and its flag only; training goes by the flag.
    public var enabled = true
    public var method = Method.gradientBoosting
    /// Trees of each booster, always so many; the linear method has none.
    public var trees = 50
    /// Levels of a tree at most; the linear method has none.
    public var maxDepth = 3

    enum CodingKeys: String, CodingKey {
      case enabled, method
      case trees = "n_estimators"
      case maxDepth = "max_depth"
    }
  }

  /// A vector for each player, and the network that reads it beside the features.
  public struct PlayerEmbeddings: Sendable, Codable, Hashable {
    /// In a file the component is on with this and its flag only; training goes by the flag.
    public var enabled = true
    /// Numbers of a player's vector.
    public var dimension = 16
    /// Games a player needs before his own deviation is learned.
    public var minimumGames = 50
    /// `personId`, or `playerName`, which resolves to it.
    public var playerColumn = PlayerColumn.personId

    /// What a player is told by.
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

  /// The network that reads what the windows say and a player's last games, as tokens.
  public struct TemporalMemory: Sendable, Codable, Hashable {
    /// What reads the tokens: a Transformer, a gated recurrent unit, or causal convolutions.
    public enum Method: String, Sendable, Codable, CaseIterable {
      case transformer, rnn, cnn
    }

    /// In a file the component is on with this and its flag only; training goes by the flag.
    public var enabled = true
    public var method = Method.transformer
    /// Last games that are remembered, a token each; windows have tokens of their own beside them.
    public var sequenceLength = 27
    /// Numbers of a token between the layers, rounded up to a multiple of 16.
    public var hiddenDimension = 32

    enum CodingKeys: String, CodingKey {
      case enabled, method
      case sequenceLength = "sequence_length"
      case hiddenDimension = "hidden_dim"
    }
  }
}
