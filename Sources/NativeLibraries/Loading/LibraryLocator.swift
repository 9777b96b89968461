import Foundation

/// Where a native library may lie, in the order in which the places are tried.
///
/// 1. The file named by the library's environment variable (`FULLCOURT_LIGHTGBM_LIBRARY`, ...). When it is set nothing
///    else is tried: a wrong path must not be papered over by another library. For torch, `TORCH_HOME` names the folder of
///    its package in the same way, where it is one: torch itself gives that name to a folder of downloads too.
/// 2. For DuckDB and zlib, whatever the system's loader finds.
/// 3. `.deps/lib` of the package in or under which the process was started, then of the package in whose build folder
///    the executable lies.
/// 4. `../lib/fullcourt` beside the executable: an installed copy.
/// 5. The active Python environment (`VIRTUAL_ENV`, `CONDA_PREFIX`).
/// 6. Whatever the system's loader finds.
public struct LibraryLocator: Sendable {
  /// One place: a file, or a bare name for the system's loader.
  public enum Candidate: Sendable, Hashable {
    case file(URL)
    case systemName(String)
  }

  private let environment: [String: String]
  private let workingFolder: URL
  private let executable: URL

  /// - Parameters: what the process was started with; the defaults are this process's own.
  public init(
    environment: [String: String] = ProcessInfo.processInfo.environment,
    workingFolder: URL = URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory),
    executable: URL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
  ) {
    self.environment = environment
    self.workingFolder = URL(filePath: workingFolder.path, directoryHint: .isDirectory)
    self.executable = executable
  }

  /// The files that exist, best first. Libraries known only to the system's loader are not among them.
  public static func locate(_ library: NativeLibrary) -> [URL] {
    LibraryLocator().candidates(library).compactMap { candidate in
      guard case .file(let url) = candidate, FileManager.default.fileExists(atPath: url.path) else { return nil }
      return url
    }
  }

  /// Every place to try, in order and without repetition, whether or not something lies there.
  public func candidates(_ library: NativeLibrary) -> [Candidate] {
    if let named = environment[library.variable], !named.isEmpty {
      return [.file(URL(filePath: named, relativeTo: workingFolder).absoluteURL.standardizedFileURL)]
    }
    if library == .torch, let home = environment["TORCH_HOME"], !home.isEmpty {
      let file = URL(filePath: "\(home)/lib/libtorch_cpu.so", relativeTo: workingFolder).absoluteURL.standardizedFileURL
      if FileManager.default.fileExists(atPath: file.path) { return [.file(file)] }
    }
    let system = library.systemNames.map(Candidate.systemName)
    var folders = [workingFolder, executable.deletingLastPathComponent()].compactMap(Self.packageFolder(above:))
      .map { $0.appending(path: ".deps/lib") }
    folders.append(executable.deletingLastPathComponent().appending(path: "../lib/fullcourt").standardizedFileURL)
    var files = folders.map { Candidate.file($0.appending(path: library.bundledName)) }
    if let inside = library.sitePackagesName {
      files += sitePackages().map { .file($0.appending(path: inside)) }
    }
    var seen: Set<Candidate> = []
    return (library.prefersSystem ? system + files : files + system).filter { seen.insert($0).inserted }
  }

  /// The nearest folder, from `folder` upwards, that is a package with libraries set up.
  ///
  /// Both signs are asked for: a stray `.deps` above somebody's data folder is not ours to load code from.
  private static func packageFolder(above folder: URL) -> URL? {
    var folder = folder.standardizedFileURL
    while true {
      if FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path),
        FileManager.default.fileExists(atPath: folder.appending(path: ".deps/lib").path)
      {
        return folder
      }
      let parent = folder.deletingLastPathComponent().standardizedFileURL
      if parent.path == folder.path || folder.path == "/" { return nil }
      folder = parent
    }
  }

  private func sitePackages() -> [URL] {
    ["VIRTUAL_ENV", "CONDA_PREFIX"].compactMap { environment[$0] }.filter { !$0.isEmpty }.flatMap { root in
      let lib = URL(filePath: root, directoryHint: .isDirectory).appending(path: "lib")
      let pythons = (try? FileManager.default.contentsOfDirectory(atPath: lib.path)) ?? []
      return pythons.filter { $0.hasPrefix("python3") }.sorted().map { lib.appending(path: "\($0)/site-packages") }
    }
  }
}
