import Foundation

/// What a person needs to know of one native library: there or not, which, and what to do.
public struct LibraryStatus: Sendable, Codable, Hashable {
  public let library: NativeLibrary
  /// The name its makers give it.
  public let title: String
  /// The file that was opened; nil when none was.
  public let path: String?
  /// As the library tells it, or as its package is labelled; nil when neither does.
  public let version: String?
  /// What it can compute on: "cpu", "cuda". nil for a library that has no choice.
  public let devices: [String]?
  /// Whether only a part of Fullcourt needs it.
  public let isOptional: Bool
  /// Why it does not open, with every place tried; nil when all is well.
  public let problem: String?
  /// What brings it in; nil when nothing has to be done.
  public let remedy: String?

  /// Whether it opened and, for torch, has all functions that are needed.
  public var isFound: Bool { path != nil }

  /// Every library, in the order in which they are declared.
  public static func all() -> [LibraryStatus] { NativeLibrary.allCases.map(of) }

  /// Opens the library to see; torch also says what it can compute on.
  public static func of(_ library: NativeLibrary) -> LibraryStatus {
    do {
      let opened = try SharedLibrary.open(library)
      let version = reportedVersion(of: opened) ?? labelledVersion(of: URL(filePath: opened.path))
      let devices = library == .torch ? try TorchDevices.names() : nil
      return LibraryStatus(library, path: opened.path, version: version, devices: devices)
    } catch {
      let problem = error.places ?? error.message
      return LibraryStatus(library, problem: problem)
    }
  }

  private init(
    _ library: NativeLibrary, path: String? = nil, version: String? = nil, devices: [String]? = nil,
    problem: String? = nil
  ) {
    self.library = library
    self.title = library.title
    self.path = path
    self.version = version
    self.devices = devices
    self.isOptional = library.isOptional
    self.problem = problem
    self.remedy = path == nil ? library.remedy : nil
  }

  private static func reportedVersion(of opened: SharedLibrary) -> String? {
    let name: String
    switch opened.library {
    case .zlib: name = "zlibVersion"
    case .duckdb: name = "duckdb_library_version"
    case .torch: return (try? TorchFunctions.load())?.version
    case .lightgbm: return nil
    }
    let function = try? opened.function(name, as: (@convention(c) () -> UnsafePointer<CChar>?).self)
    guard let text = function?() else { return nil }
    let version = String(cString: text)
    return version.hasPrefix("v") ? String(version.dropFirst()) : version
  }

  /// The version a package is labelled with: the file VERSION that the set-up writes, or, in a Python environment, the
  /// name of the folder with the package's description. LightGBM has no function that tells.
  static func labelledVersion(of file: URL) -> String? {
    // PACKAGE/lightgbm/lib/lib_lightgbm.so, three folders deep in both cases.
    let package = file.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    if let text = try? String(contentsOf: package.appending(path: "VERSION"), encoding: .utf8) {
      return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
    let name = file.deletingLastPathComponent().deletingLastPathComponent().lastPathComponent
    let beside = (try? FileManager.default.contentsOfDirectory(atPath: package.path)) ?? []
    guard let described = beside.first(where: { $0.hasPrefix("\(name)-") && $0.hasSuffix(".dist-info") }) else {
      return nil
    }
    return String(described.dropFirst(name.count + 1).dropLast(".dist-info".count))
  }
}
