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
}
