/// The whole help of the commands that bring data in and look at it.
enum DataHelp {
  static let texts: [String: String] = [
    "data": """
    OVERVIEW: Bring games in, simulate a league, check what is there.

    USAGE: fullcourt data <subcommand>

    OPTIONS:
      --version               Show the version.
      -h, --help              Show help information.

    SUBCOMMANDS:
      import                  Read Kaggle PlayerStatistics files, validate them, and add them to the
                              store.
      simulate                Make a synthetic league with the rules of each era, marked as simulated.
      check                   Report the integrity of the store: coverage by season, and what each era
                              lacks.

      See 'fullcourt help data <subcommand>' for detailed help.
    """,
    "data import": """
    OVERVIEW: Read Kaggle PlayerStatistics files, validate them, and add them to the store.

    Reads .csv, .csv.gz, .zip and Parquet files, and folders of them. The import is
    atomic: a file that cannot be read leaves the store as it was. Rows that break
    a rule are quarantined, with file and line, and counted in the report.
    Importing the same file again changes nothing; a later file adds and corrects.
    Ends with 65 where there were rows and every one was quarantined.

    A schedule has gameId, date (or gameDate), home and away; status takes a game
    out that is Cancelled or Postponed. A team is Denver Nuggets, DEN, or Denver.

      gameId,date,home,away,status
      22500001,2025-10-21,Oklahoma City Thunder,Houston Rockets,
      22500002,2025-10-21,LAL,Warriors,
      22500003,,,,Postponed

    A roster replaces those of the teams that it names: player or personId, team,
    and where somebody is missing out (1) or status (Out, Questionable).

      player,personId,team,status
      Nikola Jokic,203999,Denver Nuggets,
      Jamal Murray,,DEN,Questionable
      Jayson Tatum,,Boston,Out

    All spellings of columns: docs/tutorial.md, section 6.

    Examples:
      fullcourt data import PlayerStatistics.csv
      fullcourt data import games/ --players Players.csv
      fullcourt data import --schedule schedule.csv --roster rosters.csv

    USAGE: fullcourt data import [<path> ...] [--schedule <file>] [--roster <file>] [--players <file>] [--workspace <dir>] [--json] [--threads <n>]

    ARGUMENTS:
      <path>                  Files and folders with player statistics.

    OPTIONS:
      --schedule <file>       Games still to be played, or cancelled.
      --roster <file>         Who is on which team, for the games still to be played.
      --players <file>        Who the players are: birthdate, height, position, draft.
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
      --threads <n>           Threads to use (default: all cores). Results do not depend on it.
      --version               Show the version.
      -h, --help              Show help information.

    """,
    "data simulate": """
    OVERVIEW: Make a synthetic league with the rules of each era, marked as simulated.

    Stands in for seasons whose box scores could not be had. Simulated games are
    kept apart from real ones, never mix with them in a model or a figure, and give
    way to real games of the same season. The same seed gives the same league.

    A workspace has one simulated league: a new one takes the place of the one
    before. Refused (77) where that had seasons outside of --seasons, unless
    --replace lets them go. The same league again changes nothing.

    Examples:
      fullcourt data simulate --seasons 1947-1979 --seed 7
      fullcourt data simulate --seasons 1947-2026 --scale small

    USAGE: fullcourt data simulate --seasons <a-b> [--seed <n>] [--scale <size>] [--replace] [--workspace <dir>] [--json]

    OPTIONS:
      --seasons <a-b>         Seasons by their end years.
      --seed <n>              What the league is drawn from. (default: 1)
      --scale <size>          How large: as large as each season was, or a small or tiny league.
                              (values: full, small, tiny; default: full)
      --replace               Let simulated seasons outside of --seasons go.
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
      --version               Show the version.
      -h, --help              Show help information.

    """,
    "data check": """
    OVERVIEW: Report the integrity of the store: coverage by season, and what each era lacks.

    Ends with 76 when a file is damaged or missing, with 65 when a rule is broken,
    with 66 when there are no games at all.

    Example:
      fullcourt data check

    USAGE: fullcourt data check [--workspace <dir>] [--json]

    OPTIONS:
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
      --version               Show the version.
      -h, --help              Show help information.

    """,
    "features": """
    OVERVIEW: The catalogue of features, and the matrix built from the games.

    USAGE: fullcourt features <subcommand>

    OPTIONS:
      --version               Show the version.
      -h, --help              Show help information.

    SUBCOMMANDS:
      list                    Print the catalogue: name, group, formula, unit, first season, source.
      build                   Build the as-of matrix of all games, and export it if asked.

      See 'fullcourt help features <subcommand>' for detailed help.
    """,
    "features list": """
    OVERVIEW: Print the catalogue: name, group, formula, unit, first season, source.

    Needs no data. The lineup group is used by the lineup variant only.

    Examples:
      fullcourt features list
      fullcourt features list --json

    USAGE: fullcourt features list [--workspace <dir>] [--json]

    OPTIONS:
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
      --version               Show the version.
      -h, --help              Show help information.

    """,
    "features build": """
    OVERVIEW: Build the as-of matrix of all games, and export it if asked.

    The matrix is kept in the workspace and built again only when the games or the
    catalogue changed, or with --rebuild. An export holds gameId, personId,
    gameDate, season, the features, then the targets as target_points ...
    target_minutes. Refused (77) on a machine that is paid for its GPU: it needs
    none.

    Examples:
      fullcourt features build
      fullcourt features build --seasons 2020-2025 --out f.parquet

    USAGE: fullcourt features build [--seasons <a-b>] [--format <format>] [--out <file>] [--rebuild] [--workspace <dir>] [--json] [--threads <n>] [--machine <name>]

    OPTIONS:
      --seasons <a-b>         Export only these seasons, by their end years.
      --format <format>       Export as parquet or csv (default: what the file's name ends in).
                              (values: parquet, csv)
      --out <file>            The file to export to.
      --rebuild               Build the matrix even if it is up to date.
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
      --threads <n>           Threads to use (default: all cores). Results do not depend on it.
      --machine <name>        The machine this runs on, as 'budget set' names it: its hours are
                              charged. (default: local)
      --version               Show the version.
      -h, --help              Show help information.

    """,
  ]
}
