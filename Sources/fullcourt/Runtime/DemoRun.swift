import NativeLibraries
import Pipeline

/// The steps of a demo: each is a command, printed and then run as if it had been typed.
struct DemoRun {
  private let folder: String
  private let threads: Int
  private(set) var steps: [DemoReport.Step] = []

  init(folder: String, threads: Int, redirects: Bool) {
    self.folder = folder
    self.threads = threads
    Console.keepsResults = !redirects
  }

  var seconds: Double { steps.map(\.seconds).reduce(0, +) }

  /// - Parameter expecting: How the command has to end; any other end stops the demo.
  mutating func step(_ caption: String, _ arguments: [String], expecting: ExitCode = .done) throws {
    let command = (["fullcourt", "--workspace", folder] + arguments).map(ShellWord.quoted).joined(separator: " ")
    Console.note("\n\(steps.count + 1). \(caption)\n$ \(command)")
    let start = ContinuousClock.now
    let code = try run(arguments, expecting: expecting)
    steps.append(
      DemoReport.Step(
        command: command, exitCode: code.rawValue, seconds: (ContinuousClock.now - start) / .seconds(1)))
  }

  private func run(_ arguments: [String], expecting: ExitCode) throws -> ExitCode {
    do {
      var command = try Fullcourt.parseAsRoot(arguments + ["--workspace", folder])
      try command.run()
      guard expecting == .done else { throw DemoError(command: arguments, found: .done, expected: expecting) }
      return .done
    } catch let error as any FullcourtError where error.exitCode == expecting {
      Console.note("error: \(error.message)\n(exit code \(error.exitCode.rawValue))")
      return expecting
    } catch let error as Finished where error.code == expecting {
      return expecting
    } catch let error as Finished {
      throw DemoError(command: arguments, found: error.code, expected: expecting)
    }
  }
}
