import ArgumentParser
import Features
import Foundation
import NativeLibraries
import Pipeline
import Server

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve forecasts over HTTP, with a dashboard in the browser.",
    discussion: """
      Reads the workspace, or a bundle, and writes nothing. The model stays in
      memory; a newly promoted champion takes its place while requests go on.
      /openapi.json describes the interface, /metrics counts, /readyz says what is
      missing.

      On another host than this machine's own (127.0.0.1) a token is needed:
      FULLCOURT_TOKEN in the environment, and 'Authorization: Bearer TOKEN' with
      each request. SIGINT and SIGTERM let requests under way end, for 20 s at most,
      and the command ends with 0; a second one ends it at once, with 130. A line a
      request goes to stderr.

      Examples:
        fullcourt serve
        fullcourt serve --port 9000 --variant lineup
        fullcourt serve --bundle season.tar
        FULLCOURT_TOKEN=$(openssl rand -hex 24) fullcourt serve --host 0.0.0.0
      """)

  @Option(help: ArgumentHelp("The address to listen on.", valueName: "address"))
  var host = "127.0.0.1"

  @Option(help: ArgumentHelp("The port to listen on; 0 takes a free one.", valueName: "n"))
  var port = 8080

  @Option(help: ArgumentHelp("Serve this bundle instead of a workspace.", valueName: "file"))
  var bundle: String?

  @Option(
    help: ArgumentHelp(
      "What is known of tonight: nothing, or who of both teams plays (default: blind, or the bundle's).",
      valueName: "blind|lineup"))
  var variant: FeatureVariant?

  @Option(help: ArgumentHelp("Requests a second that one client may send; 0 for any number.", valueName: "n"))
  var rate = 500

  @OptionGroup var common: CommonOptions
  @OptionGroup var threads: ThreadOptions

  func validate() throws {
    guard (0...65535).contains(port) else {
      throw ValidationError("--port \(port): expected a number from 0 to 65535.")
    }
    guard (0...1_000_000).contains(rate) else {
      throw ValidationError("--rate \(rate): expected a number from 0 to 1000000.")
    }
    if bundle != nil, variant != nil {
      throw ValidationError("--variant: a bundle has one variant, and it is used.")
    }
  }

  func run() async throws {
    var options = ServerOptions()
    options.host = host
    options.port = port
    options.bundle = bundle.map { URL(fileURLWithPath: $0) }
    options.variant = variant ?? .blind
    options.threads = threads.count
    options.rate = Double(rate)
    let environment = ProcessInfo.processInfo.environment
    options.token = ServerOptions.token(in: environment)
    try options.check(environment: environment)
    let (folder, tool, count) = (common.folder, common.spelled, threads.count)
    let server = FullcourtServer(options, log: StderrLog.logger()) {
      try WorkspaceSession(folder: folder, threads: count, tool: tool, isReadOnly: true)
    }
    let (address, isJSON) = (host.contains(":") ? "[\(host)]" : host, common.json)
    let ending = try await server.run { port in
      let url = "http://\(address):\(port)/"
      if isJSON {
        try? JSONOutput.print(Listening(url: url, port: port))
      } else {
        Console.result("Fullcourt listens on \(url) (Ctrl-C ends it)")
      }
    }
    guard case .cutOff(let atOnce) = ending else { return }
    // Not `exit`: threads are still in the middle of libraries that it would take from under them.
    _exit(atOnce ? NativeLibraries.ExitCode.interrupted.rawValue : NativeLibraries.ExitCode.done.rawValue)
  }

  /// What `--json` prints once connections are taken.
  private struct Listening: Encodable {
    let url: String
    let port: Int
  }
}
