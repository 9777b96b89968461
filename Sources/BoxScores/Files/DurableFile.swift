import Foundation

/// Files that survive: written whole or not at all, and forced to disk. The modules above turn a failure into their own
/// error.
package enum DurableFile {
  /// Temporary files carry this prefix; whoever finds one knows that its write did not end.
  package static let temporaryPrefix = ".writing-"

  /// What the operating system refused, and where.
  package struct Failure: Error {
    package let path: String
    package let reason: String

    init(path: String, reason: String) {
      self.path = path
      self.reason = reason
    }

    /// Of the call that just failed.
    init(_ url: URL) {
      path = url.path
      reason = String(cString: strerror(errno))
    }
  }

  /// Puts data at a place: the bytes go to a temporary file beside it, are forced to disk, and take the name in one step;
  /// then the folder is forced to disk, so that the name survives too. A failure leaves the place as it was.
  package static func replace(_ goal: URL, with data: Data) throws(Failure) {
    let temporary = goal.deletingLastPathComponent().appendingPathComponent(
      "\(temporaryPrefix)\(UUID().uuidString)-\(goal.lastPathComponent)")
    do {
      try create(temporary, data)
      try move(temporary, to: goal)
    } catch {
      unlink(temporary.path)
      throw error
    }
    try synchronise(goal.deletingLastPathComponent())
  }

  /// Renames; a file at the goal is replaced.
  package static func move(_ source: URL, to goal: URL) throws(Failure) {
    guard Disk.rename(source.path, to: goal.path) == 0 else { throw Failure(goal) }
  }

  /// Forces a file or a folder to disk.
  package static func synchronise(_ url: URL) throws(Failure) {
    let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(url) }
    defer { close(descriptor) }
    guard Disk.synchronise(descriptor, path: url.path) == 0 else { throw Failure(url) }
  }

  private static func create(_ file: URL, _ data: Data) throws(Failure) {
    let output = try DurableOutput(file)
    try output.write(data)
    try output.synchronise()
  }
}
