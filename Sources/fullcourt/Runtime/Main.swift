import ArgumentParser
import Foundation
import NativeLibraries
import Pipeline

/// The entry. Everything that has to happen before a library is loaded happens here.
@main
enum Main {
  static func main() async {
    Console.takeClosedDescriptors()
    // Before any OpenMP runtime is loaded: threads that spin while they wait make two jobs on one machine ten times slower.
    setenv("OMP_WAIT_POLICY", "passive", 0)
    // Progress and results may be read by a pipe that closes early (`| head`): that is no reason to die in the middle.
    signal(SIGPIPE, SIG_IGN)
    let arguments = CommandLineArguments.normalised(Array(CommandLine.arguments.dropFirst()))
    let tool = Advice.tool(workspace: CommandLineArguments.workspace(in: arguments))
    do {
      var command = try Fullcourt.parseAsRoot(arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      Console.finish()
    } catch let error as PreflightRefused {
      if arguments.contains("--json") { try? JSONOutput.print(error.report) }
      Console.fail(error, tool: tool)
    } catch let error as any FullcourtError {
      Console.fail(error, tool: tool)
    } catch let error as Finished {
      Console.finish()
      exit(error.code.rawValue)
    } catch {
      finish(parsing: error)
    }
  }

  /// Help and version go to stdout with 0; what cannot be parsed goes to stderr with 64.
  private static func finish(parsing error: any Error) -> Never {
    let code = Fullcourt.exitCode(for: error)
    let text = Fullcourt.fullMessage(for: error)
    if code.isSuccess {
      Console.result(text)
      Console.finish()
      exit(0)
    }
    if code == .validationFailure {
      Console.note(text.hasPrefix("Error: ") ? "error: " + text.dropFirst("Error: ".count) : text)
      exit(NativeLibraries.ExitCode.usage.rawValue)
    }
    Console.note("error: \(error)")
    exit(NativeLibraries.ExitCode.internal.rawValue)
  }
}
