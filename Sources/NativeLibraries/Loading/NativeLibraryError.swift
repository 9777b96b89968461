/// A native library is missing, does not open, or is not the one that Fullcourt was written for.
public enum NativeLibraryError: FullcourtError, Equatable {
  /// One place that was tried and what came of it.
  public struct Attempt: Sendable, Hashable {
    /// A file's path, or the words for what the system's loader was asked for.
    public let place: String
    /// Why it did not open, in the loader's words where it gave any.
    public let reason: String

    public init(place: String, reason: String) {
      self.place = place
      self.reason = reason
    }
  }

  /// The library opened from none of the places.
  case unavailable(NativeLibrary, attempts: [Attempt])
  /// The library at `path` lacks a function: it is too old, too new, or something else under the same name.
  case missingFunction(NativeLibrary, path: String, name: String)

  /// The places tried, one a line; nil when there were none.
  var places: String? {
    guard case .unavailable(_, let attempts) = self, !attempts.isEmpty else { return nil }
    return attempts.map { "\($0.place): \($0.reason)" }.joined(separator: "\n")
  }

  public var exitCode: ExitCode { .unavailable }

  public var message: String {
    switch self {
    case .unavailable(let library, let attempts):
      let places = attempts.map { "\n  \($0.place): \($0.reason)" }.joined()
      return """
        \(library.title) is needed and could not be opened. Looked in:\(places)
        Run `make setup` in the folder of Fullcourt, or set \(library.variable) to the library's file.
        """
    case .missingFunction(let library, let path, let name):
      return """
        \(library.title) at \(path) has no function \(name): it is not the version that Fullcourt works with. \
        Run `make setup` in the folder of Fullcourt, or set \(library.variable) to the right library's file.
        """
    }
  }
}
