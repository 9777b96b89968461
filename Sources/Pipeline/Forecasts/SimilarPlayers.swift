import BoxScores
import Features
import Forecasting
import Foundation
import MetaLearner
import NativeLibraries

/// Players who are alike by the embeddings of a meta-learner: what `players similar` prints.
public struct SimilarPlayers: Sendable {
  /// A player, with what the embeddings know of his career.
  public struct Person: Sendable, Encodable {
    public let personId: Int64
    public let player: String
    /// First and last season before the cut-off; nil for a career that had not begun.
    public let firstSeason: Season?
    public let lastSeason: Season?
    /// Games before the cut-off.
    public let games: Int
    /// Cosine of the embeddings: 1 is the same; nil for the player who was asked about.
    public let similarity: Double?
  }

  /// What `players similar` prints.
  public struct Report: Sendable, Encodable {
    public let player: Person
    /// Most alike first.
    public let similar: [Person]
    /// The season whose first day the embeddings are as of.
    public let cutOff: Season
    /// Name of the experiment that the embeddings are of.
    public let configuration: String
    public let simulated: Bool
  }

  private let session: WorkspaceSession

  public init(_ session: WorkspaceSession) { self.session = session }

  /// - Parameter player: A name, without regard to accents and case, or an id.
  /// - Throws: `PlayerQueryError`; `SessionError.noMetaLearner` without a meta-learner.
  public func run(_ player: String, count: Int, minimumGames: Int) throws -> Report {
    guard let history = try session.histories().first else {
      throw SessionError.noGames(workspace: session.folder.path)
    }
    let registry = try session.registry()
    let shelf = ModelShelf(registry: registry, kind: history.kind)
    guard let cutoff = try shelf.metas(variant: .blind).last,
      let artifact = try shelf.metaArtifact(cutoff: cutoff, variant: .blind)
    else { throw SessionError.noMetaLearner(.blind) }
    let folder = try registry.folder(of: artifact)
    let manifest = try MetaManifest.read(folder: folder)
    let neighbours = try PlayerNeighbours(manifest: manifest, folder: folder)
    let seasons = history.table.playerSeasons
    let id = try Self.id(of: player, history, neighbours, seasons)
    let found = try neighbours.nearest(to: id, count: count, minimumGames: minimumGames)
    func person(_ id: Int64, _ games: Int, _ similarity: Double?) -> Person {
      let career = neighbours.known(of: seasons[id])
      return Person(
        personId: id, player: history.players[id]?.fullName ?? "player \(id)", firstSeason: career?.lowerBound,
        lastSeason: career?.upperBound, games: games, similarity: similarity)
    }
    let own = neighbours.people.firstIndex(of: id).map { neighbours.games[$0] } ?? 0
    return Report(
      player: person(id, own, nil), similar: found.map { person($0.personId, $0.games, $0.similarity) },
      cutOff: neighbours.season, configuration: manifest.configuration.experiment.name,
      simulated: history.kind == .simulated)
  }

  private static func id(
    of player: String, _ history: History, _ neighbours: PlayerNeighbours, _ seasons: [Int64: ClosedRange<Season>]
  ) throws(PlayerQueryError) -> Int64 {
    func names(_ people: some Sequence<Int64>) -> PlayerNames {
      PlayerNames(people, players: history.players, seasons: seasons)
    }
    do {
      return try names(neighbours.people).resolve(player, season: neighbours.season)
    } catch {
      // Somebody whose first game came later is known by name all the same.
      guard case .nobody = error,
        let later = try? names(history.players.byId.keys.sorted()).resolve(player, season: neighbours.season)
      else { throw error }
      throw .unknown(player: history.players[later]?.fullName ?? "player \(later)", season: neighbours.season)
    }
  }
}
