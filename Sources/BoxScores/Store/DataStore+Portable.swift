import Foundation

extension DataStore {
  /// What has to be carried elsewhere so that forecasts come out the same there: all seasons of a kind, its players, the
  /// games to come and the rosters. Quarantined rows stay.
  ///
  /// - Throws: `StoreError.corrupt` when a file is not there; whether its bytes are what was written is for whoever reads
  ///   them to check, by `sha256`.
  public func portable(_ kind: DataKind) throws -> PortableStore {
    let present = try StoreManifest.load(from: folder)[kind]
    try self.present(present.files)
    var files: [PortableStore.File] = []
    func carried(_ file: StoreManifest.File, as name: String) -> StoreManifest.File {
      var moved = file
      moved.file = "\(kind.rawValue)/\(name).parquet"
      files.append(
        PortableStore.File(path: moved.file, source: url(file), bytes: file.bytes, sha256: file.sha256))
      return moved
    }
    var portable = StoreManifest.Kind()
    portable.seasons = present.seasons.map { season in
      var season = season
      season.file = carried(season.file, as: season.season.description)
      return season
    }
    portable.players = present.players.map { carried($0, as: "players") }
    portable.schedule = present.schedule.map { carried($0, as: "schedule") }
    portable.roster = present.roster.map { carried($0, as: "roster") }
    var manifest = StoreManifest()
    manifest.generation = 1
    manifest[kind] = portable
    return PortableStore(manifest: try manifest.encoded(), files: files)
  }

  /// Makes a portable store this one's content, whole or not at all.
  ///
  /// - Parameter source: A folder with a portable store; it stays as it is.
  /// - Throws: `StoreError.notEmpty` when this store has games or companions of any kind; `StoreError.corrupt` when a file
  ///   is not what the portable store's manifest says.
  public func install(from source: URL) throws {
    let carried = try StoreManifest.load(from: source)
    let transaction = try StoreTransaction(folder)
    guard transaction.before.files.isEmpty else { throw StoreError.notEmpty(path: folder.path) }
    func installed(_ file: StoreManifest.File, _ kind: DataKind, as name: String) throws -> StoreManifest.File {
      let from = source.appendingPathComponent(file.file)
      let name = transaction.newName(kind, name, "parquet")
      do {
        try? FileManager.default.removeItem(at: transaction.url(name))
        try FileManager.default.copyItem(at: from, to: transaction.url(name))
      } catch {
        throw StoreError.cannotWrite(path: transaction.url(name).path, reason: error.localizedDescription)
      }
      let sealed = try transaction.seal(name, rows: file.rows)
      guard sealed.sha256 == file.sha256 else {
        throw StoreError.corrupt(file: from.path, reason: "its checksum is not the one that the manifest names")
      }
      return sealed
    }
    var manifest = transaction.before
    for kind in DataKind.allCases {
      var taken = carried[kind]
      taken.seasons = try carried[kind].seasons.map { season in
        var season = season
        season.file = try installed(season.file, kind, as: season.season.description)
        return season
      }
      taken.players = try carried[kind].players.map { try installed($0, kind, as: "players") }
      taken.schedule = try carried[kind].schedule.map { try installed($0, kind, as: "schedule") }
      taken.roster = try carried[kind].roster.map { try installed($0, kind, as: "roster") }
      manifest[kind] = taken
    }
    try beforeCommit?()
    try transaction.commit(manifest)
  }
}
