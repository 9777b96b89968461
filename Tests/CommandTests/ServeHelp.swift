/// The whole help of the server.
enum ServeHelp {
  static let texts: [String: String] = [
    "serve": """
    OVERVIEW: Serve forecasts over HTTP, with a dashboard in the browser.

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

    USAGE: fullcourt serve [--host <address>] [--port <n>] [--bundle <file>] [--variant <blind|lineup>] [--rate <n>] [--workspace <dir>] [--json] [--threads <n>]

    OPTIONS:
      --host <address>        The address to listen on. (default: 127.0.0.1)
      --port <n>              The port to listen on; 0 takes a free one. (default: 8080)
      --bundle <file>         Serve this bundle instead of a workspace.
      --variant <blind|lineup>
                              What is known of tonight: nothing, or who of both teams plays (default:
                              blind, or the bundle's). (values: blind, lineup)
      --rate <n>              Requests a second that one client may send; 0 for any number. (default:
                              500)
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
      --threads <n>           Threads to use (default: all cores). Results do not depend on it.
      --version               Show the version.
      -h, --help              Show help information.

    """
  ]
}
