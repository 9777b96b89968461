import BoxScores
import Features
import Foundation
import Registry
import Synchronization

/// The games of one kind in a workspace, with the features of every row.
public final class History: Sendable {
  public let table: PlayerGameTable
  public let players: PlayerDirectory
  /// Hash of each season's rows: what makes a model of them stale.
  public let seasonHashes: [Season: String]
  private let workspace: Workspace
  private let file: URL
  private let threads: Int
  private let opened = Mutex<FeatureMatrix?>(nil)

  init(
    table: PlayerGameTable, players: PlayerDirectory, seasonHashes: [Season: String], workspace: Workspace, threads: Int
  ) {
    self.table = table
    self.players = players
    self.seasonHashes = seasonHashes
    self.threads = threads
    self.workspace = workspace
    file = workspace.features.appendingPathComponent("\(table.kind.rawValue).f32")
  }

  public var kind: DataKind { table.kind }
  public var seasons: [Season] { table.seasons }

  /// Whether the matrix on disk is that of these games and this catalogue.
  public var hasFreshMatrix: Bool {
    (try? FeatureBuilder.open(file, expecting: table, players: players)) != nil
  }

  /// The features of the table's rows, from the workspace where they are up to date, else built now.
  ///
  /// - Returns: `seconds` is what building took, nil when nothing had to be built.
  public func matrix(rebuild: Bool = false) throws -> (matrix: FeatureMatrix, seconds: Double?) {
    try opened.withLock { opened in
      if !rebuild {
        if let opened { return (opened, nil) }
        do {
          let found = try FeatureBuilder.open(file, expecting: table, players: players)
          opened = found
          return (found, nil)
        } catch {
          // Missing, of other games, of another catalogue, damaged: in each case it is built again from the games.
        }
      }
      let start = ContinuousClock.now
      try workspace.prepare()
      let built = try FeatureBuilder.build(table: table, players: players, to: file, threads: threads)
      opened = built
      return (built, (ContinuousClock.now - start) / .seconds(1))
    }
  }

  /// One hash for the rows of some seasons.
  public func hash(of seasons: some Sequence<Season>) -> String {
    seasons.sorted().map { "\($0):\(seasonHashes[$0] ?? "none")" }.joined(separator: " ")
  }
}
