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

  /// Takes the standard descriptors that whoever started the command had closed, before any file is opened: a file that
  /// got such a number would have results or notes written among its bytes. What is written to a closed standard output
  /// fails as it did before.
  static func takeClosedDescriptors() {
    // The lowest first: `open` gives the lowest number that is free.
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", descriptor == STDERR_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// To be called before a command says that it is done: some disks (a network's, or one with a quota) refuse what was
  /// written only at the end.
  static func finish() {
    if fflush(nil) != 0 { resultIsLost(errno) }
    let copy = dup(STDOUT_FILENO)
    if copy >= 0, close(copy) != 0 { resultIsLost(errno) }
  }

  /// Ends the command with 73, unless the reader went away (`| head`): then nobody misses the rest.
  private static func resultIsLost(_ code: Int32) {
    guard code != EPIPE else { return }
    let error = StandardOutputError(reason: String(cString: strerror(code)))
    note("error: " + error.message)
    // Not `exit`: a server's threads are in the middle of libraries that it would take from under them.
    _exit(error.exitCode.rawValue)
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { write(UnsafeRawBufferPointer($0), to: descriptor) }
  }

  private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) {
    var rest = bytes
    while !rest.isEmpty {
      let written = Foundation.write(descriptor, rest.baseAddress, rest.count)
      let code = errno
      if written <= 0 {
        if written < 0, code == EINTR { continue }
        if written < 0, code == EAGAIN {
          // Somebody made the terminal or the pipe one that does not wait.
          var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          _ = poll(&ready, 1, -1)
          continue
        }
        // Where notes cannot be written there is nobody to tell.
        if descriptor == STDOUT_FILENO { resultIsLost(written < 0 ? code : EIO) }
        return
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[written...])
    }
  }
}
