import BoxScores
import NativeLibraries

/// Why a question about players has no answer.
public enum PlayerQueryError: FullcourtError, Equatable {
  case unknown(player: String, season: Season)
  /// Several players have the name: each with his id and, where known, his seasons.
  case ambiguous(name: String, candidates: [String])
  case noEmbeddings(configuration: String)

  public var exitCode: ExitCode {
    switch self {
    case .unknown: .inputMissing
    case .ambiguous: .usage
    case .noEmbeddings: .preflightRefused
    }
  }

  public var message: String {
    switch self {
    case .unknown(let player, let season):
      "\(player) has no games before season \(season); expected a player's full name or his id"
    case .ambiguous(let name, let candidates):
      "\(candidates.count) players are called '\(name)': \(candidates.joined(separator: ", ")). Ask by id."
    case .noEmbeddings(let configuration):
      "the meta-learner was trained without player embeddings (configuration '\(configuration)'); train one with them: "
        + "fullcourt meta train --config experiments/v4_full.yaml"
    }
  }
}
