import BoxScores
import Features
import Foundation
import Registry
import Synchronization
import Windows

/// The games of one kind in a workspace, with the features of every row.
public final class History: Sendable {
  /// Games that were played; row i of the matrix is row i of it.
  public let table: PlayerGameTable
  public let players: PlayerDirectory
  /// Hash of each season's rows: what makes a model of them stale.
  public let seasonHashes: [Season: String]
  private let workspace: Workspace
  private let file: URL
  private let threads: Int
  private let isReadOnly: Bool
  private let opened = Mutex<FeatureMatrix?>(nil)
  private let facts = Mutex<[Season: String]?>(nil)

  init(
    table: PlayerGameTable, players: PlayerDirectory, seasonHashes: [Season: String], workspace: Workspace,
    threads: Int,
    isReadOnly: Bool = false
  ) {
    self.isReadOnly = isReadOnly
    self.table = table
    self.players = players
    self.seasonHashes = seasonHashes
    self.threads = threads
    self.workspace = workspace
    file = workspace.features.appendingPathComponent("\(table.kind.rawValue).f32")
  }

  public var kind: DataKind { table.kind }
  /// Seasons that have games, in order.
  public var seasons: [Season] { table.seasons }

  /// Whether the matrix on disk is that of these games and this catalogue, and whole. It is read once for that and kept open.
  public var hasFreshMatrix: Bool {
    opened.withLock { opened in
      if opened == nil { opened = fresh() }
      return opened != nil
    }
  }

  /// Nil when it is missing, of other games, of another catalogue or damaged: it is built from the games in each case.
  private func fresh() -> FeatureMatrix? { try? FeatureBuilder.open(file, expecting: table, players: players) }

  /// The features of the table's rows, from the workspace where they are up to date, else built now.
  ///
  /// - Returns: `seconds` is what building took, nil when nothing had to be built.
  public func matrix(rebuild: Bool = false) throws -> (matrix: FeatureMatrix, seconds: Double?) {
    try opened.withLock { opened in
      if !rebuild, let known = opened ?? fresh() {
        opened = known
        return (known, nil)
      }
      try workspace.prepare()
      // Two commands that need the same matrix: one builds it, the other waits and finds it.
      let lock = try lock()
      defer { withExtendedLifetime(lock) {} }
      if !rebuild, let known = fresh() {
        opened = known
        return (known, nil)
      }
      let start = ContinuousClock.now
      let built = try FeatureBuilder.build(table: table, players: players, to: file, threads: threads)
      opened = built
      return (built, (ContinuousClock.now - start) / .seconds(1))
    }
  }

  private func lock() throws(FeatureError) -> FileLock {
    do {
      return try FileLock(file.appendingPathExtension("lock"))
    } catch {
      throw .cannotWrite(path: error.path, reason: error.reason)
    }
  }

  /// The state of the league at the end of a day: kept in the workspace's caches.
  func session(through day: GameDay) throws -> AsOfSession {
    let cache = AsOfCache(folder: workspace.caches, isReadOnly: isReadOnly)
    return cache.session(through: day, kind: kind, content: stateContent, players: players) { table }
  }

  /// Names the games for states that are kept: the players are in their names already. Another version of the program may
  /// walk through the games in another way.
  var stateContent: String { "\(Release.version) \(names(of: seasonHashes.keys, facts: [:]))" }

  /// Names the rows of some seasons: their games, and what is known of those who played in them. Both are in the features, so
  /// that a model is stale when either changed; somebody who did not play in these seasons changes nothing.
  public func hash(of seasons: some Sequence<Season>) -> String { names(of: seasons, facts: factHashes) }

  /// Names the features of a season's rows: all they are made from, none of what came later.
  func rowsHash(through season: Season) -> String {
    StableJSON.hash([FeatureCatalogue.schemaHash, hash(of: seasons.filter { $0 <= season })])
  }

  private func names(of seasons: some Sequence<Season>, facts: [Season: String]) -> String {
    seasons.sorted().map { season in
      "\(season):\(seasonHashes[season] ?? "none")" + (facts[season].map { "+\($0)" } ?? "")
    }.joined(separator: " ")
  }

  /// Of each season in which the directory knows more of somebody than his name. A simulated league's people are made with
  /// its games, and the games' hash says it.
  private var factHashes: [Season: String] {
    facts.withLock { facts in
      if let facts { return facts }
      var made: [Season: String] = [:]
      if kind == .real {
        for season in seasons { made[season] = players.factsHash(of: Set(table.personId[table.rows(of: season)])) }
      }
      facts = made
      return made
    }
  }
}

extension Workspace {
  /// What can be made anew at any time.
  var caches: URL { root.appendingPathComponent("cache") }
}
