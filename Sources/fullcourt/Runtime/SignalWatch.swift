import Foundation
import NativeLibraries
import Pipeline

/// Turns SIGINT and SIGTERM into a wish to stop. The work finishes its current unit, commits, and ends with 130; a second
/// signal ends the process at once, and the next run resumes from the last commit all the same.
final class SignalWatch: Sendable {
  let interruption = Interruption()
  private nonisolated(unsafe) let sources: [any DispatchSourceSignal]

  init() {
    let interruption = interruption
    let queue = DispatchQueue(label: "fullcourt.signals")
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        if interruption.isRequested { _exit(ExitCode.interrupted.rawValue) }
        interruption.request()
        Console.note("stopping after the current unit of work (once more to stop at once) ...")
      }
      source.resume()
      return source
    }
  }
}
