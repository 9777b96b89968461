import Foundation

/// One change of a store: new files beside the old ones, then one rename that makes them the store.
///
/// Whoever stops before `commit`, by an error or by being killed, leaves the old state and some files that the next
/// change removes. One writer at a time: the lock is the system's and ends with the process.
final class StoreTransaction {
  let folder: URL
  let before: StoreManifest
  /// For what is needed only during the change.
  let scratch: URL
  var generation: Int { before.generation + 1 }

  private let lock: Int32

  init(_ folder: URL) throws {
    self.folder = folder
    scratch = folder.appendingPathComponent(".incoming")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw StoreError.cannotWrite(path: folder.path, reason: "the folder cannot be made")
    }
    let path = folder.appendingPathComponent(".lock").path
    lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard lock >= 0 else { throw StoreError.cannotWrite(path: path, reason: String(cString: strerror(errno))) }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      close(lock)
      throw StoreError.busy(path: folder.path)
    }
    do {
      before = try StoreManifest.load(from: folder)
      try? FileManager.default.removeItem(at: scratch)
      for name in [".incoming", "real", "simulated"] {
        try FileManager.default.createDirectory(
          at: folder.appendingPathComponent(name), withIntermediateDirectories: true)
      }
    } catch {
      close(lock)
      throw error
    }
  }

  deinit {
    try? FileManager.default.removeItem(at: scratch)
    close(lock)
  }

  /// The name of a file of the new generation inside the store: `real/2024-g7.parquet`.
  func newName(_ kind: DataKind?, _ name: String, _ suffix: String) -> String {
    (kind.map { $0.rawValue + "/" } ?? "") + "\(name)-g\(generation).\(suffix)"
  }

  func url(_ name: String) -> URL { folder.appendingPathComponent(name) }

  /// Syncs a new file and describes it for the manifest.
  func seal(_ name: String, rows: Int) throws -> StoreManifest.File {
    let path = url(name).path
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw StoreError.cannotWrite(path: path, reason: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    guard Disk.synchronise(descriptor, path: path) == 0 else {
      throw StoreError.cannotWrite(path: path, reason: String(cString: strerror(errno)))
    }
    let mapped = try MappedFile(url(name))
    return StoreManifest.File(
      file: name, bytes: mapped.count, sha256: mapped.read { ContentDigest.hex(of: $0) }, rows: rows)
  }

  /// Makes `manifest` the store's, if it differs from what is there.
  /// - Returns: whether anything changed.
  @discardableResult
  func commit(_ manifest: StoreManifest) throws -> Bool {
    var next = manifest
    next.generation = before.generation
    next.previousFiles = before.previousFiles
    guard next != before else { return false }
    next.generation = generation
    let current = Set(next.files.map(\.file))
    next.previousFiles = before.files.map(\.file).filter { !current.contains($0) }.sorted()
    let output = try BufferedOutput(url(StoreManifest.fileName + ".new"))
    output.write(String(decoding: try next.encoded(), as: UTF8.self))
    try output.close(synced: true)
    for name in ["real", "simulated", "."] { try syncFolder(url(name)) }
    let target = url(StoreManifest.fileName).path
    guard Disk.rename(target + ".new", to: target) == 0 else {
      throw StoreError.cannotWrite(path: target, reason: String(cString: strerror(errno)))
    }
    try syncFolder(folder)
    collect(keeping: current.union(next.previousFiles))
    return true
  }

  /// Removes what no generation names any more: files of older generations and of changes that did not end.
  private func collect(keeping names: Set<String>) {
    for kind in [DataKind.real, .simulated] {
      let inside = (try? FileManager.default.contentsOfDirectory(atPath: url(kind.rawValue).path)) ?? []
      for name in inside where !names.contains("\(kind.rawValue)/\(name)") {
        try? FileManager.default.removeItem(at: url("\(kind.rawValue)/\(name)"))
      }
    }
    let top = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in top where name.hasPrefix("quarantine-g") && !names.contains(name) {
      try? FileManager.default.removeItem(at: url(name))
    }
  }

  private func syncFolder(_ folder: URL) throws(StoreError) {
    do { try DurableFile.synchronise(folder) } catch { throw .cannotWrite(path: error.path, reason: error.reason) }
  }
}
