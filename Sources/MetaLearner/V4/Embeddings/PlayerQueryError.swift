import BoxScores
import NativeLibraries

/// Why a question about players has no answer.
public enum PlayerQueryError: FullcourtError, Equatable {
  /// Somebody who had not played by then.
  case unknown(player: String, season: Season)
  /// A name or an id that nobody has: with the players whose names are most like it, each with his id and, where known, his
  /// seasons.
  case nobody(name: String, nearest: [String])
  /// Several players have the name: each with his id and, where known, his seasons.
  case ambiguous(name: String, candidates: [String])
  case noEmbeddings(configuration: String)
  /// A player who is said to be out and does not play that day anyway.
  case notPlaying(player: String, day: GameDay)

  public var exitCode: ExitCode {
    switch self {
    case .unknown, .nobody, .notPlaying: .inputMissing
    case .ambiguous: .usage
    case .noEmbeddings: .preflightRefused
    }
  }

  public var message: String {
    switch self {
    case .unknown(let player, let season):
      "\(player) has no games before season \(season); expected a player who has"
    case .nobody(let name, let nearest):
      (Int64(name) == nil ? "nobody is called '\(name)'" : "nobody has the id \(name)")
        + "; expected a player's full name or his id"
        + (nearest.isEmpty ? "" : ". Like it: \(nearest.joined(separator: ", "))")
    case .ambiguous(let name, let candidates):
      "\(candidates.count) players are called '\(name)': \(candidates.joined(separator: ", ")). Ask by id."
    case .notPlaying(let player, let day):
      "\(player) is not among the players of \(day); expected one of them"
    case .noEmbeddings(let configuration):
      "the meta-learner was trained without player embeddings (configuration '\(configuration)'); train one with them: "
        + "fullcourt meta train --config experiments/v4_full.yaml"
    }
  }
}
