import ArgumentParser
import Foundation

/// For commands whose work is heavy.
struct ThreadOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Threads to use (default: all cores). Results do not depend on it.", valueName: "n"))
  var threads: Int?

  var count: Int { threads ?? max(1, ProcessInfo.processInfo.activeProcessorCount) }

  mutating func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads \(threads): expected a number from 1 to 1024.")
    }
  }
}
