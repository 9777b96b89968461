import BoxScores
import Foundation

/// Who everybody is, as one text file beside the other caches: the store works it out of every season's file, which takes longer
/// than a night's forecasts.
///
/// Derived: a file that is damaged, or made of another state of the store, is never an error, only made anew. First a line
/// that says what it is, then one a player, its fields between tabs.
struct PlayersCache {
  private let file: URL
  private let key: String

  /// - Parameter data: The store's folder: its manifest names everything the players are worked out of.
  /// - Returns: Nil where there is no store.
  init?(data: URL, caches: URL, kind: DataKind) {
    guard let manifest = try? RegularFile.data(data.appendingPathComponent("manifest.json")) else { return nil }
    file = caches.appendingPathComponent(Self.name(kind))
    key = ContentDigest.hex(of: Data("\(Self.version) \(Release.version) \(kind.rawValue)\n".utf8) + manifest)
  }

  private static let version = 1

  static func name(_ kind: DataKind) -> String { "players-\(kind.rawValue).tsv" }

  /// Whether the file is there and not what would be read.
  var isStale: Bool { FileManager.default.fileExists(atPath: file.path) && read() == nil }

  /// The players, read or made.
  func players(isReadOnly: Bool, make: () throws -> PlayerDirectory) rethrows -> PlayerDirectory {
    if let known = read() { return known }
    let made = try make()
    if !isReadOnly, let body = Self.encoded(made) {
      let head = "fullcourt-players \(key) \(ContentDigest.hex(of: body)) \(made.count)\n"
      try? FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      // Without it everything works, only slower.
      try? DurableFile.replace(file, with: Data(head.utf8) + body)
    }
    return made
  }

  private func read() -> PlayerDirectory? {
    guard let data = try? RegularFile.data(file), let end = data.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    let head = String(decoding: data[..<end], as: UTF8.self).split(separator: " ")
    let body = Data(data[(end + 1)...])
    guard head.count == 4, head[0] == "fullcourt-players", head[1] == key, head[2] == ContentDigest.hex(of: body),
      let count = Int(head[3])
    else { return nil }
    var players: [Player] = []
    players.reserveCapacity(min(count, body.count))
    for line in body.split(separator: UInt8(ascii: "\n")) {
      guard let player = Self.player(line) else { return nil }
      players.append(player)
    }
    let directory = PlayerDirectory(players)
    return players.count == count && directory.count == count ? directory : nil
  }

  /// Nil for a name that would break a line.
  private static func encoded(_ directory: PlayerDirectory) -> Data? {
    var text = ""
    for id in directory.byId.keys.sorted() {
      guard let player = directory[id] else { continue }
      let names = [player.firstName, player.lastName]
      guard !names.contains(where: { $0.utf8.contains { $0 == 9 || $0 == 10 } }) else { return nil }
      func bits(_ value: Float?) -> String { value.map { String($0.bitPattern) } ?? "" }
      func flag(_ value: Bool?) -> String { value.map { $0 ? "1" : "0" } ?? "" }
      let fields =
        [String(id)] + names
        + [
          player.birthDay.map { String($0.number) } ?? "", bits(player.height), bits(player.weight),
          flag(player.isGuard),
          flag(player.isForward), flag(player.isCenter), player.draftYear.map(String.init) ?? "",
          player.draftNumber.map(String.init) ?? "",
        ]
      text += fields.joined(separator: "\t") + "\n"
    }
    return Data(text.utf8)
  }

  private static func player(_ line: Data) -> Player? {
    let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard fields.count == 11, let id = Int64(fields[0]) else { return nil }
    func bits(_ field: String) -> Float? { UInt32(field).map(Float.init(bitPattern:)) }
    func flag(_ field: String) -> Bool? { field.isEmpty ? nil : field == "1" }
    var player = Player(personId: id, firstName: fields[1], lastName: fields[2])
    player.birthDay = Int32(fields[3]).map(GameDay.init(number:))
    player.height = bits(fields[4])
    player.weight = bits(fields[5])
    player.isGuard = flag(fields[6])
    player.isForward = flag(fields[7])
    player.isCenter = flag(fields[8])
    player.draftYear = Int(fields[9])
    player.draftNumber = Int(fields[10])
    return player
  }
}
