import Foundation

/// Where the dashboard's files are.
public enum DashboardPlace: Sendable, Hashable {
  /// Built in, or installed.
  case resources(URL)
  /// A folder that somebody works on: read anew for each request.
  case live(URL)
  case missing(looked: [URL])

  static let variable = "FULLCOURT_DASHBOARD"

  /// 1. The folder that `FULLCOURT_DASHBOARD` names; 2. the resources that the build puts beside the program;
  /// 3. `../share/fullcourt/dashboard`: an installed copy.
  public static func find(
    environment: [String: String] = ProcessInfo.processInfo.environment,
    executable: URL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
  ) -> DashboardPlace {
    if let named = environment[variable], !named.isEmpty {
      return .live(URL(filePath: named, directoryHint: .isDirectory).standardizedFileURL)
    }
    let folder = executable.deletingLastPathComponent()
    // Tests run in a program of the toolchain: the build's folder is the one their bundle lies in.
    let bundles = Bundle.allBundles.map(\.bundleURL).map { $0.deletingLastPathComponent() }
    let places =
      ([folder] + bundles).map { $0.appending(path: "fullcourt_Server.resources/Dashboard").standardizedFileURL }
      + [folder.appending(path: "../share/fullcourt/dashboard").standardizedFileURL]
    let found = places.first { FileManager.default.fileExists(atPath: $0.appending(path: "index.html").path) }
    return found.map(DashboardPlace.resources) ?? .missing(looked: places)
  }

  /// The charting library that the set-up fetched; nil where it did not.
  public static func library() -> URL? {
    let inside = "packages/plotly/plotly/package_data/plotly.min.js"
    let executable = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    let working = URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory)
    for start in [executable, working] {
      var folder = start.standardizedFileURL
      while folder.path != "/" {
        let file = folder.appending(path: ".deps").appending(path: inside)
        // Both signs, as with the libraries: a stray .deps is not ours to serve from.
        if FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path),
          FileManager.default.fileExists(atPath: file.path)
        {
          return file
        }
        folder = folder.deletingLastPathComponent().standardizedFileURL
      }
    }
    let installed = executable.appending(path: "../share/fullcourt/plotly.min.js").standardizedFileURL
    return FileManager.default.fileExists(atPath: installed.path) ? installed : nil
  }
}
