/// The whole help of the commands that pack models and clean up.
enum BundleHelp {
  static let texts: [String: String] = [
    "bundle": """
    OVERVIEW: A model for production, in one checksummed file.

    USAGE: fullcourt bundle <subcommand>

    OPTIONS:
      --version               Show the version.
      -h, --help              Show help information.

    SUBCOMMANDS:
      export                  Pack the champion and all that it needs into one file.
      verify                  Check every byte of a bundle.
      import                  Bring a bundle into a workspace.

      See 'fullcourt help bundle <subcommand>' for detailed help.
    """,
    "bundle export": """
    OVERVIEW: Pack the champion and all that it needs into one file.

    The champion's newest generation (the newest of any configuration where none
    was promoted), the windows and the league model under it, the games and
    players that features start from, the feature schema, and a model card. The
    same workspace makes the same bytes. The games inside are yours: keep the file
    as you keep them.

    Examples:
      fullcourt bundle export
      fullcourt bundle export --out season.tar

    USAGE: fullcourt bundle export [--out <file>] [--variant <blind|lineup>] [--workspace <dir>] [--json]

    OPTIONS:
      --out <file>            The file (default: fullcourt-KIND-VARIANT-SEASON.tar in the workspace's
                              folder bundles). It is replaced.
      --variant <blind|lineup>
                              What is known of tonight: nothing, or who of both teams plays. (values:
                              blind, lineup; default: blind)
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
      --version               Show the version.
      -h, --help              Show help information.

    """,
    "bundle import": """
    OVERVIEW: Bring a bundle into a workspace.

    Checks every byte first. The models become committed artifacts; the games come
    in where the workspace has none, and the champion where it has none. Then
    'predict', 'data import' and all other commands work as on the machine that
    exported it.

    Example:
      fullcourt --workspace production bundle import season.tar

    USAGE: fullcourt bundle import <file> [--replace] [--id <sha256>] [--workspace <dir>] [--json]

    ARGUMENTS:
      <file>                  The bundle.

    OPTIONS:
      --replace               Take the place of other models under the same names; one generation back
                              is kept.
      --id <sha256>           Refuse any other bundle than this one; its first 12 digits or more.
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
      --version               Show the version.
      -h, --help              Show help information.

    """,
    "bundle verify": """
    OVERVIEW: Check every byte of a bundle.

    Loads and runs nothing. A bundle that is damaged, cut short, of an older or
    newer format, or that holds what does not belong there, is refused by name,
    with 76; a file that is no bundle with 65. Checksums find damage, not forgery:
    --id compares the bundle with the name that its export printed.

    Examples:
      fullcourt bundle verify season.tar
      fullcourt bundle verify season.tar --id 3f9a1c20b7d4

    USAGE: fullcourt bundle verify <file> [--id <sha256>] [--workspace <dir>] [--json]

    ARGUMENTS:
      <file>                  The bundle.

    OPTIONS:
      --id <sha256>           Refuse any other bundle than this one; its first 12 digits or more.
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
      --version               Show the version.
      -h, --help              Show help information.

    """,
    "registry gc": """
    OVERVIEW: Free what nothing committed needs.

    Work that cannot be gone on with, generations before the one that is kept,
    writes that did not end, caches of inputs that have changed. Committed models
    stay, with one generation before each; so do champion and backup, and work that
    an interrupted training goes on with. Waits for nobody: while a training runs
    it ends with 75.

    Examples:
      fullcourt registry gc --dry-run
      fullcourt registry gc

    USAGE: fullcourt registry gc [--dry-run] [--abandon] [--workspace <dir>] [--json]

    OPTIONS:
      --dry-run               Only show what would be removed, and how many bytes.
      --abandon               Remove interrupted work too, which then begins again.
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
      --version               Show the version.
      -h, --help              Show help information.

    """,
  ]
}
