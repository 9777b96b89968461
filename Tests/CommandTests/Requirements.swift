import Foundation
import Testing

/// What the commands that train need of the machine.
enum Requirements {
  static let areMet: Bool = {
    let tool = Tool(workspace: FileManager.default.temporaryDirectory)
    return (try? tool.run("doctor").code) == 0
  }()

  /// Networks are optional.
  static let hasTorch: Bool = {
    let tool = Tool(workspace: FileManager.default.temporaryDirectory)
    let libraries = (try? tool.run("doctor", "--json").json()["libraries"]) as? [[String: Any]]
    return libraries?.contains { $0["library"] as? String == "torch" && $0["path"] is String } ?? false
  }()

  static let absence: Comment = "a library that training needs is missing: see 'fullcourt doctor'"
}
