import BoxScores
import Foundation

/// States of the league at the ends of days, kept in files so that a forecast need not walk through the history again.
///
/// A cache: what it gives is, bit for bit, what the walk would have given. Files that are missing, damaged or of other games are
/// made anew; a folder that cannot be written to only makes it slower.
public struct AsOfCache: Sendable {
  /// Files kept of a kind of games; the oldest go.
  static let most = 3

  /// Where the files are; it is made when the first one is kept.
  public let folder: URL
  /// Nothing is written.
  public let isReadOnly: Bool

  public init(folder: URL, isReadOnly: Bool = false) {
    self.folder = folder
    self.isReadOnly = isReadOnly
  }

  /// The state at the end of `day`.
  ///
  /// - Parameters:
  ///   - content: Names the games, whatever walks through them: other games, another name.
  ///   - history: The games; asked for when there is no file.
  /// - Complexity: O(players) from a file, else as `AsOfSession.init`
  public func session(
    through day: GameDay, kind: DataKind, content: String, players: PlayerDirectory,
    history: () throws -> PlayerGameTable
  ) rethrows -> AsOfSession {
    let key = Self.key(content, kind, players, day)
    let file = folder.appendingPathComponent(Self.name(kind, day))
    if let engine = AsOfSnapshot.engine(file, key: key, kind: kind, players: players) {
      return AsOfSession(engine, players: players, through: day)
    }
    let session = AsOfSession(history: try history(), players: players, through: day)
    if !isReadOnly { keep(session, file, key, kind) }
    return session
  }

  private func keep(_ session: AsOfSession, _ file: URL, _ key: String, _ kind: DataKind) {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try DurableFile.replace(file, with: session.snapshot(key: key))
    } catch {
      return
    }
    let known = files().filter { $0.lastPathComponent.hasPrefix("\(Self.prefix)\(kind.rawValue)-") && $0 != file }
    func age(_ file: URL) -> Date {
      (try? file.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate) ?? .distantPast
    }
    for old in known.sorted(by: { age($0) > age($1) }).dropFirst(Self.most - 1) {
      try? FileManager.default.removeItem(at: old)
    }
  }

  /// All state files of the folder, by name.
  public func files() -> [URL] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasPrefix(Self.prefix) && $0.hasSuffix(Self.suffix) }.sorted().map {
      folder.appendingPathComponent($0)
    }
  }

  /// Whether nobody will read a file again: it is of other games or players, or of another form.
  public func isStale(_ file: URL, _ known: [(kind: DataKind, content: String, players: PlayerDirectory)]) -> Bool {
    guard let key = AsOfSnapshot.key(of: file) else { return true }
    let name = file.lastPathComponent
    guard
      let (kind, content, players) = known.first(where: { name.hasPrefix("\(Self.prefix)\($0.kind.rawValue)-") }),
      let day = GameDay(String(name.dropFirst("\(Self.prefix)\(kind.rawValue)-".count).dropLast(Self.suffix.count)))
    else { return true }
    return key != Self.key(content, kind, players, day)
  }

  private static let prefix = "asof-"
  private static let suffix = ".state"

  private static func name(_ kind: DataKind, _ day: GameDay) -> String { "\(prefix)\(kind.rawValue)-\(day)\(suffix)" }

  /// Everything the state depends on. Of the players it knows the positions; what else is known of them is asked of the
  /// directory when features are made.
  private static func key(_ content: String, _ kind: DataKind, _ players: PlayerDirectory, _ day: GameDay) -> String {
    var hash = ContentHash()
    hash.combine("\(AsOfSnapshot.version)|\(FeatureCatalogue.schemaHash)|\(kind.rawValue)|\(day)|\(content)")
    for id in players.byId.keys.sorted() {
      hash.combine(UInt64(bitPattern: id))
      hash.combine(UInt64(PlayerFacts(players[id]).position.rawValue))
    }
    return hash.hexadecimal
  }
}
