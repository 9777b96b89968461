import Foundation
import NativeLibraries
import Synchronization

/// Results go to stdout, everything else to stderr: `fullcourt ... > file` holds the result and nothing else.
enum Console {
  static let isTerminal = isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"

  private static let results = Mutex(true)

  /// Whether results go to stdout. Where a command runs others and has a result of its own, theirs go to stderr.
  static var keepsResults: Bool {
    get { results.withLock { $0 } }
    set { results.withLock { $0 = newValue } }
  }

  /// Prints a line of the result.
  static func result(_ text: String) {
    write(text + "\n", to: keepsResults ? STDOUT_FILENO : STDERR_FILENO)
  }

  /// Prints a piece of the result as it is.
  static func result(_ piece: Data) {
    piece.withUnsafeBytes { write($0, to: keepsResults ? STDOUT_FILENO : STDERR_FILENO) }
  }

  /// Prints a line for the person who watches.
  static func note(_ text: String) {
    write(text + "\n", to: STDERR_FILENO)
  }

  static func raw(_ text: String) {
    write(text, to: STDERR_FILENO)
  }

  /// - Parameter tool: How the program was called, for the commands that the error advises.
  static func fail(_ error: any FullcourtError, tool: String) -> Never {
    note("error: " + Advice.naming(tool, in: error.message))
    exit(error.exitCode.rawValue)
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { write(UnsafeRawBufferPointer($0), to: descriptor) }
  }

  private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) {
    var rest = bytes
    while !rest.isEmpty {
      let written = Foundation.write(descriptor, rest.baseAddress, rest.count)
      if written <= 0 {
        if written < 0, errno == EINTR { continue }
        return
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[written...])
    }
  }
}
