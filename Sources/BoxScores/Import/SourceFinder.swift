import Foundation

/// Turns the paths of an import into files of box scores.
///
/// What is named outright has to be box scores; of a folder or archive the other files are passed over and listed.
struct SourceFinder {
  struct Source: Sendable {
    enum Content: Sendable {
      case text(TextSource)
      case parquet(URL)
    }

    let content: Content
    /// Found in a folder or archive, so that it may be something else.
    let isFound: Bool

    var name: String {
      switch content {
      case .text(let text): text.name
      case .parquet(let url): url.path
      }
    }
  }

  private static let extensions = ["csv", "gz", "zip", "parquet", "txt"]

  /// In the order given; the files of a folder by name.
  static func sources(of paths: [URL]) throws -> [Source] {
    var sources: [Source] = []
    for path in paths {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path.path, isDirectory: &isFolder) else {
        throw ImportError.notFound(path: path.path)
      }
      if isFolder.boolValue {
        let files = try filesBelow(path)
        guard !files.isEmpty else { throw ImportError.nothingToImport(path: path.path) }
        for file in files { sources += try self.sources(ofFile: file, isFound: true) }
      } else {
        sources += try self.sources(ofFile: path, isFound: false)
      }
    }
    return sources
  }

  private static func filesBelow(_ folder: URL) throws -> [URL] {
    guard let walk = FileManager.default.enumerator(atPath: folder.path) else {
      throw ImportError.cannotRead(file: folder.path, reason: "the folder cannot be listed")
    }
    var names: [String] = []
    for case let name as String in walk {
      let url = URL(fileURLWithPath: name)
      guard extensions.contains(url.pathExtension.lowercased()), !url.lastPathComponent.hasPrefix(".") else { continue }
      names.append(name)
    }
    return names.sorted().map { folder.appendingPathComponent($0) }
  }

  private static func sources(ofFile file: URL, isFound: Bool) throws -> [Source] {
    let mapped: MappedFile
    do { mapped = try MappedFile(file) } catch .cannotOpen(let reason) {
      throw ImportError.cannotRead(file: file.path, reason: reason)
    }
    guard mapped.count > 0 else { throw ImportError.emptyFile(file: file.path) }
    let name = file.lastPathComponent.lowercased()
    if mapped.starts(with: [0x50, 0x4b, 0x03, 0x04]) || mapped.starts(with: [0x50, 0x4b, 0x05, 0x06])
      || name.hasSuffix(".zip")
    {
      return try entries(of: mapped, file)
    }
    if mapped.starts(with: [0x1f, 0x8b]) {
      return [Source(content: .text(TextSource(file: file, packing: .gzip)), isFound: isFound)]
    }
    if name.hasSuffix(".gz") { throw ImportError.wrongKind(file: file.path, expected: "a gzip file") }
    if mapped.starts(with: Array("PAR1".utf8)) { return [Source(content: .parquet(file), isFound: isFound)] }
    if name.hasSuffix(".parquet") { throw ImportError.wrongKind(file: file.path, expected: "a Parquet file") }
    return [Source(content: .text(TextSource(file: file, packing: .none)), isFound: isFound)]
  }

  private static func entries(of mapped: MappedFile, _ file: URL) throws -> [Source] {
    do {
      let entries = try mapped.read({ try ZipArchive($0).entries }).filter { entry in
        let name = entry.name.split(separator: "/").last ?? ""
        return name.lowercased().hasSuffix(".csv") && !name.hasPrefix(".") && !entry.name.hasPrefix("__MACOSX/")
      }
      guard !entries.isEmpty else { throw ImportError.nothingToImport(path: file.path) }
      return entries.map {
        Source(content: .text(TextSource(file: file, packing: .zipEntry($0.name))), isFound: entries.count > 1)
      }
    } catch let failure as ZipArchive.Failure {
      throw ImportError.archive(file.path, failure)
    }
  }
}
