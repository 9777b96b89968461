/// The whole help of the commands about models.
enum ModelHelp {
  static let texts: [String: String] = [
    "windows": """
    OVERVIEW: The 27 window models: their state, and their training.

    USAGE: fullcourt windows <subcommand>

    OPTIONS:
      --version               Show the version.
      -h, --help              Show help information.

    SUBCOMMANDS:
      list                    Show the 27 windows: state, rows, features, time, size, errors.
      train                   Train windows: those named, those missing, or all.

      See 'fullcourt help windows <subcommand>' for detailed help.
    """,
    "windows list": """
    OVERVIEW: Show the 27 windows: state, rows, features, time, size, errors.

    A window is missing, trained, stale (its own games, the features or the settings
    changed) or corrupt (its files are not what was committed; every hash is
    checked). A window abstains on a stat that its era did not record.

    Ends with 0 only if all 27 are trained, with 76 if any is corrupt, else with 77.

    Examples:
      fullcourt windows list
      fullcourt windows list --json

    USAGE: fullcourt windows list [--workspace <dir>] [--json]

    OPTIONS:
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
      --version               Show the version.
      -h, --help              Show help information.

    """,
    "windows train": """
    OVERVIEW: Train windows: those named, those missing, or all.

    Every finished booster is kept: a run that was stopped, however, goes on where
    it stood and ends in the same bytes. One training runs at a time in a workspace.

    Networks (TabNet encoders and small heads) are tried beside the trees of every
    window and kept where they forecast unseen rows better; 'windows list --json' has
    the verdicts. --networks off trains trees only. A window of either kind counts as
    trained unless --networks names the other.

    With --as-of the vintages are trained that a forecast of that day may see: each
    window from its seasons before the one that the day belongs to.

    Examples:
      fullcourt windows train --missing
      fullcourt windows train --only 2022-2024 --only 2025-2026
      fullcourt windows train --all --as-of 2024-10-22
      fullcourt windows train --all --networks off

    USAGE: fullcourt windows train [--only <window> ...] [--missing] [--all] [--except <window> ...] [--as-of <date>] [--networks <use>] [--workspace <dir>] [--json] [--threads <n>]

    OPTIONS:
      --only <window>         Train this window; may be repeated.
      --missing               Train every window that is missing, stale or corrupt.
      --all                   Train all windows again.
      --except <window>       Leave this window out; may be repeated.
      --as-of <date>          Train as of this day.
      --networks <use>        Try networks beside the trees. (values: auto, off)
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
      --threads <n>           Threads to use (default: all cores). Results do not depend on it.
      --version               Show the version.
      -h, --help              Show help information.

    """,
    "meta": """
    OVERVIEW: The meta-learner that stacks the windows.

    USAGE: fullcourt meta <subcommand>

    OPTIONS:
      --version               Show the version.
      -h, --help              Show help information.

    SUBCOMMANDS:
      train                   Train the meta-learner on all 27 windows.

      See 'fullcourt help meta <subcommand>' for detailed help.
    """,
    "meta train": """
    OVERVIEW: Train the meta-learner on all 27 windows.

    Refused (77) unless all 27 windows are trained: a missing window is named, with
    the command that trains it, and never filled with zeros.

    Examples:
      fullcourt meta train
      fullcourt meta train --config experiments/v4_full.yaml

    USAGE: fullcourt meta train [--config <file>] [--workspace <dir>] [--json] [--threads <n>]

    OPTIONS:
      --config <file>         The experiment's YAML file (default: v4_full).
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
      --threads <n>           Threads to use (default: all cores). Results do not depend on it.
      --version               Show the version.
      -h, --help              Show help information.

    """,
    "backtest": """
    OVERVIEW: Score the models on whole seasons they could not know.

    Every model is as of the day before the season's first game. The backtest itself
    trains nothing: what is missing is refused (77) and named, or trained first with
    --prepare. Every look at a season is counted and printed.

    Examples:
      fullcourt backtest --seasons 2024-2025 --prepare
      fullcourt backtest --seasons 2025 --by month --json

    USAGE: fullcourt backtest --seasons <a-b> [--variant <blind|lineup>] [--by <season|month>] [--prepare] [--confirm-suspicious] [--workspace <dir>] [--json] [--threads <n>]

    OPTIONS:
      --seasons <a-b>         Seasons by their end years.
      --variant <blind|lineup>
                              What is known of tonight: nothing, or who of both teams plays. (values:
                              blind, lineup; default: blind)
      --by <season|month>     Add figures by month. (values: season, month; default: season)
      --prepare               First train what is missing for these cut-offs.
      --confirm-suspicious    Go on although a stat is more than 8 % under the rate-times-minutes
                              baseline.
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
      --threads <n>           Threads to use (default: all cores). Results do not depend on it.
      --version               Show the version.
      -h, --help              Show help information.

    """,
    "predict": """
    OVERVIEW: Forecast every player of a day, with intervals.

    For a day that was played: the players who played, forecast from what was known
    before. For a day to come: the rosters of the games in the schedule. The newest
    models with a cut-off not after the day are used; the features know every game
    before it.

    Examples:
      fullcourt predict --date 2025-03-14
      fullcourt predict --date 2026-01-05 --format csv > tonight.csv

    USAGE: fullcourt predict --date <date> [--variant <blind|lineup>] [--format <format>] [--workspace <dir>] [--json] [--threads <n>]

    OPTIONS:
      --date <date>           The day, as YYYY-MM-DD.
      --variant <blind|lineup>
                              What is known of tonight: nothing, or who of both teams plays. (values:
                              blind, lineup; default: blind)
      --format <format>       How to print the forecasts. (values: table, csv; default: table)
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
      --threads <n>           Threads to use (default: all cores). Results do not depend on it.
      --version               Show the version.
      -h, --help              Show help information.

    """,
    "audit": """
    OVERVIEW: Proofs on your own data.

    USAGE: fullcourt audit <subcommand>

    OPTIONS:
      --version               Show the version.
      -h, --help              Show help information.

    SUBCOMMANDS:
      leakage                 Run the leak sentinels on your data: nothing may know of the game it is
                              asked about.

      See 'fullcourt help audit <subcommand>' for detailed help.
    """,
    "audit leakage": """
    OVERVIEW: Run the leak sentinels on your data: nothing may know of the game it is asked about.

    Each sentinel changes what a forecast must not know, or looks for a signature
    that only a leak leaves. With --demonstrate the same trees are trained with
    leaks put in, and the errors they would claim are printed beside the honest one.

    Ends with 65 if a sentinel fails.

    Examples:
      fullcourt audit leakage
      fullcourt audit leakage --demonstrate

    USAGE: fullcourt audit leakage [--demonstrate] [--workspace <dir>] [--json] [--threads <n>]

    OPTIONS:
      --demonstrate           Show what leaks would have claimed on your data.
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
      --threads <n>           Threads to use (default: all cores). Results do not depend on it.
      --version               Show the version.
      -h, --help              Show help information.

    """,
    "registry": """
    OVERVIEW: The store of trained artifacts.

    USAGE: fullcourt registry <subcommand>

    OPTIONS:
      --version               Show the version.
      -h, --help              Show help information.

    SUBCOMMANDS:
      verify                  Check the size and SHA-256 of every committed file.

      See 'fullcourt help registry <subcommand>' for detailed help.
    """,
    "registry verify": """
    OVERVIEW: Check the size and SHA-256 of every committed file.

    Ends with 76 if any artifact is corrupt.

    Example:
      fullcourt registry verify

    USAGE: fullcourt registry verify [--workspace <dir>] [--json]

    OPTIONS:
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
      --version               Show the version.
      -h, --help              Show help information.

    """,
  ]
}
