import BoxScores
import Windows

/// Snapshots of the player embeddings, one as of each season: rows of a season see the one that knows only what came before.
struct PlayerEmbeddings: Sendable {
  let snapshots: [EmbeddingSnapshot]

  func snapshot(of season: Season) -> EmbeddingSnapshot? { snapshots.first { $0.season == season } }

  var hash: String { StableJSON.hash(snapshots.map(\.hash)) }
}
