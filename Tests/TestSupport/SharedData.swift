import Foundation

/// Where the real games are that some tests read. They are never part of the repository: a test that needs them is
/// skipped, with a message, where they are absent.
public enum SharedData {
  /// The `shared/data` folder beside the checkout; nil where there is none. `FULLCOURT_TEST_DATA` names another place.
  public static let folder: URL? = {
    let named = ProcessInfo.processInfo.environment["FULLCOURT_TEST_DATA"].map { URL(fileURLWithPath: $0) }
    let beside = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("shared/data")
    let folder = named ?? beside
    return FileManager.default.fileExists(atPath: folder.appendingPathComponent("player_games").path) ? folder : nil
  }()

  public static var isPresent: Bool { folder != nil }

  /// For `.enabled(if:)`.
  public static let absence = "the real games of shared/data are not beside this checkout"
}
