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
      list                    Show the 27 windows: state, rows, features, time, cost, size, errors.
      train                   Train windows: those named, those missing, or all.

      See 'fullcourt help windows <subcommand>' for detailed help.
    """,
    "windows list": """
    OVERVIEW: Show the 27 windows: state, rows, features, time, cost, size, errors.

    A window is missing, trained, stale (its own games, the features or the
    settings changed) or corrupt (its files are not what was committed; every hash
    is checked). A window abstains on a stat that its era did not record. Under
    networks stands what blending its neural half in changed of the trees' error,
    mean over all it forecasts; --json has the verdict on each.

    Ends with 0 only if all 27 are trained, with 76 if any is corrupt, else with
    77.

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
    it stood and ends in the same bytes. One training runs at a time in a
    workspace.

    Networks (TabNet encoders and small heads) are tried beside the trees of every
    window and kept where they forecast unseen rows better; 'windows list --json'
    has the verdicts. --networks off trains trees only, --networks always tries
    them in small leagues too and is refused (69) without torch. A window of any
    kind counts as trained unless --networks names another.

    Everything that can be known to fail is checked first, and all of it reported
    at once, each with the command that mends it.

    With --as-of the vintages are trained that a forecast of that day may see: each
    window from its seasons before the one that the day belongs to.

    Examples:
      fullcourt windows train --missing
      fullcourt windows train --only 2022-2024 --only 2025-2026
      fullcourt windows train --all --as-of 2024-10-22
      fullcourt windows train --all --networks off

    USAGE: fullcourt windows train [--only <window> ...] [--missing] [--all] [--except <window> ...] [--as-of <date>] [--networks <use>] [--workspace <dir>] [--json] [--threads <n>] [--machine <name>] [--jobs <n>]

    OPTIONS:
      --only <window>         Train this window; may be repeated.
      --missing               Train every window that is missing, stale or corrupt.
      --all                   Train all windows again.
      --except <window>       Leave this window out; may be repeated.
      --as-of <date>          Train as of this day.
      --networks <use>        Try networks beside the trees. (values: auto, always, off)
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
      --threads <n>           Threads to use (default: all cores). Results do not depend on it.
      --machine <name>        The machine this runs on, as 'budget set' names it: its hours are
                              charged. (default: local)
      --jobs <n>              Windows to train side by side (default: one a thread). Results do not
                              depend on it.
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
      ablate                  Score every combination of V4's components: what each is worth.
      promote                 Make a meta-learner the champion, if a backtest proved it.
      rollback                Put the champion before this one in force again.

      See 'fullcourt help meta <subcommand>' for detailed help.
    """,
    "meta train": """
    OVERVIEW: Train the meta-learner on all 27 windows.

    Refused (77) unless all 27 windows are trained: a missing window is named, with
    the command that trains it, and never filled with zeros; with 76 if one is
    corrupt. Player embeddings and temporal memory are networks: refused (69) where
    torch is not installed. All checks run before any work and are reported at
    once, each with the command that mends it.

    What each component is worth is measured on seasons it had not seen; one that
    brings nothing is left off, and the report says so. What is trained forecasts
    at once where no champion was promoted; else 'meta promote' decides.

    Examples:
      fullcourt meta train
      fullcourt meta train --config experiments/v4_full.yaml
      fullcourt meta train --variant lineup

    USAGE: fullcourt meta train [--config <file>] [--variant <blind|lineup>] [--workspace <dir>] [--json] [--threads <n>] [--device <device>] [--machine <name>]

    OPTIONS:
      --config <file>         The experiment's YAML file (default: the champion's, else v4_full).
      --variant <blind|lineup>
                              What is known of tonight: nothing, or who of both teams plays. (values:
                              blind, lineup; default: blind)
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
      --threads <n>           Threads to use (default: all cores). Results do not depend on it.
      --device <device>       Where networks are trained: auto takes a GPU where there is one. (values:
                              auto, cpu, cuda; default: auto)
      --machine <name>        The machine this runs on, as 'budget set' names it: its hours are
                              charged. (default: local)
      --version               Show the version.
      -h, --help              Show help information.

    """,
    "meta ablate": """
    OVERVIEW: Score every combination of V4's components: what each is worth.

    All eight on/off combinations, and all three without the windows and without
    the league model, on one cube, as of each season's cut-off. The settings are
    those of the file, whatever its flags. Each combination and seed is kept when
    it is finished: a run that was stopped goes on where it stood.

    Each report is a look at the seasons and counted. 2023 is the last season that
    choices are made on; 2024 and 2025 are for the final word.

    Examples:
      fullcourt meta ablate --config experiments/v4_full.yaml
      fullcourt meta ablate --seasons 2022-2023 --seeds 3 --html ablation.html

    USAGE: fullcourt meta ablate [--config <file>] [--seasons <a-b>] [--seeds <n>] [--variant <blind|lineup>] [--html <file>] [--workspace <dir>] [--json] [--threads <n>] [--device <device>] [--machine <name>]

    OPTIONS:
      --config <file>         The experiment's YAML file (default: v4_full).
      --seasons <a-b>         Seasons by their end years (default: 2023, else the last whole one).
      --seeds <n>             How often each combination is trained. (default: 2)
      --variant <blind|lineup>
                              What is known of tonight: nothing, or who of both teams plays. (values:
                              blind, lineup; default: blind)
      --html <file>           Write a report with plots, in one file.
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
      --threads <n>           Threads to use (default: all cores). Results do not depend on it.
      --device <device>       Where networks are trained: auto takes a GPU where there is one. (values:
                              auto, cpu, cuda; default: auto)
      --machine <name>        The machine this runs on, as 'budget set' names it: its hours are
                              charged. (default: local)
      --version               Show the version.
      -h, --help              Show help information.

    """,
    "meta promote": """
    OVERVIEW: Make a meta-learner the champion, if a backtest proved it.

    Decided on the losses that backtests kept: nothing is trained, no season is
    looked at again. The first champion must beat equalWindows by
    min_mae_improvement_pct. A challenger must beat the champion beyond chance on
    the same rows, corrected for all configurations that were backtested on them,
    with no stat worse by more than max_regression_pct. Otherwise nothing changes,
    and the command ends with 77 and the figures. There is no way to force it. The
    champion's own files are checked first, byte by byte: only a whole champion is
    replaced, for only he can come back.

    Examples:
      fullcourt meta promote
      fullcourt meta promote --config experiments/v4_full.yaml --seasons 2024-2025

    USAGE: fullcourt meta promote [--config <file>] [--seasons <a-b>] [--variant <blind|lineup>] [--workspace <dir>] [--json]

    OPTIONS:
      --config <file>         The experiment to promote (default: the best that passes).
      --seasons <a-b>         Decide on these seasons (default: all that were backtested).
      --variant <blind|lineup>
                              Blind and lineup have a champion each. (values: blind, lineup; default:
                              blind)
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
      --version               Show the version.
      -h, --help              Show help information.

    """,
    "meta rollback": """
    OVERVIEW: Put the champion before this one in force again.

    At once, without training: the models of both stay where they are. Refused (77)
    where there is no champion, or none before him.

    Example:
      fullcourt meta rollback

    USAGE: fullcourt meta rollback [--variant <blind|lineup>] [--workspace <dir>] [--json]

    OPTIONS:
      --variant <blind|lineup>
                              Blind and lineup have a champion each. (values: blind, lineup; default:
                              blind)
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
      --version               Show the version.
      -h, --help              Show help information.

    """,
    "backtest": """
    OVERVIEW: Score the models on whole seasons they could not know.

    Every model is as of the day before the season's first game. The backtest
    itself trains nothing: what is missing is refused (77) and named, or trained
    first with --prepare. Every look at a season is counted and printed. The
    meta-learner is the champion's; where none was promoted, the newest one, or
    that of --config.

    With --lines our probabilities at bookmakers' lines are scored beside the
    market's instead: Brier score, log loss, error, side, return. That is a look as
    well, and it is what proves to 'analyze' that a market is calibrated.

    Examples:
      fullcourt backtest --seasons 2024-2025 --prepare
      fullcourt backtest --seasons 2025 --by month --json
      fullcourt backtest --seasons 2025 --html report.html
      fullcourt backtest --seasons 2025 --predictions rows.parquet
      fullcourt backtest --seasons 2025 --lines lines_2025.csv.gz

    USAGE: fullcourt backtest [<options>] --seasons <a-b>

    OPTIONS:
      --seasons <a-b>         Seasons by their end years.
      --variant <blind|lineup>
                              What is known of tonight: nothing, or who of both teams plays. (values:
                              blind, lineup; default: blind)
      --by <season|month>     Add figures by month. (values: season, month; default: season)
      --config <file>         Score the meta-learner of this experiment.
      --html <file>           Write a report with plots, in one file.
      --predictions <file>    Write every scored row, what came and what each model had said: .csv or
                              .parquet.
      --lines <file>          Bookmakers' lines to score the probabilities at, as 'analyze' reads them.
      --odds <american|decimal>
                              With --lines: how prices are written (default: a CSV is American, a JSON
                              file's prices tell). (values: american, decimal)
      --prepare               First train what is missing for these cut-offs.
      --confirm-suspicious    Go on although a stat is more than 8 % under the rate-times-minutes
                              baseline.
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
      --threads <n>           Threads to use (default: all cores). Results do not depend on it.
      --device <device>       Where networks are trained: auto takes a GPU where there is one. (values:
                              auto, cpu, cuda; default: auto)
      --machine <name>        The machine this runs on, as 'budget set' names it: its hours are
                              charged. (default: local)
      --version               Show the version.
      -h, --help              Show help information.

    """,
    "predict": """
    OVERVIEW: Forecast every player of a day, or of a slate, with intervals.

    For a day that was played: the players who played, forecast from what was known
    before. For a day to come: the rosters of the games in the schedule, or the
    players of a slate: a CSV file with player or personId, team, opponent, home
    (1 or 0) and date. Names are read without accents and suffixes; a name that
    several players share is refused with its candidates. The newest models with a
    cut-off not after the day are used, the champion's where one was promoted
    ('meta promote'); the features know every game before it.

    With --bundle no workspace is needed: models and games are those of the file
    that 'bundle export' made, and --games lays newer ones over them.

    Examples:
      fullcourt predict --date 2025-03-14
      fullcourt predict --date 2026-01-05 --out "Nikola Jokic" --at-least points=25
      fullcourt predict --slate tonight.csv --to forecasts.parquet
      fullcourt predict --date 2026-01-05 --bundle season.tar --games new.csv

    USAGE: fullcourt predict [--date <date>] [--slate <file>] [--out <player> ...] [--at-least <stat=k> ...] [--variant <blind|lineup>] [--bundle <file>] [--games <path> ...] [--format <format>] [--to <file>] [--workspace <dir>] [--json] [--threads <n>]

    OPTIONS:
      --date <date>           The day, as YYYY-MM-DD.
      --slate <file>          The players of a day, in a CSV file.
      --out <player>          Somebody who will not play, by name or id; may be repeated.
      --at-least <stat=k>     Add the probability of so many or more of a stat, or of 'pra', points +
                              rebounds + assists; may be repeated.
      --variant <blind|lineup>
                              What is known of tonight: nothing, or who of both teams plays (default:
                              blind, or the bundle's). (values: blind, lineup)
      --bundle <file>         Ask the models of this bundle instead of a workspace's.
      --games <path>          With --bundle: files or folders of box scores newer than the bundle's.
      --format <format>       How to print the forecasts. (values: table, csv; default: table)
      --to <file>             Also write them to a .csv, .json or .parquet file.
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
      --threads <n>           Threads to use (default: all cores). Results do not depend on it.
      --version               Show the version.
      -h, --help              Show help information.

    """,
    "explain": """
    OVERVIEW: Say why a player's forecast is what it is.

    For each stat: what each feature added to the blend of windows and league
    model, beside the player's value and that of a typical player of the day; what
    each window said, and its share; what V4's components added, step by step, to
    the median and the mean that 'predict' prints, digit for digit; and who is
    most like him. Players are those that 'predict --date' forecasts. A name that
    several of them share is refused (64) with its candidates: ask again by id.

    Examples:
      fullcourt explain --player "Nikola Jokic" --date 2025-03-14
      fullcourt explain --player 203999 --date 2025-03-14 --stat assists --all
      fullcourt explain --player 203999 --date 2025-03-14 --html why.html
      fullcourt explain --player 203999 --date 2026-01-05 --bundle season.tar

    USAGE: fullcourt explain --player <player> --date <date> [--stat <stat> ...] [--out <player> ...] [--variant <blind|lineup>] [--bundle <file>] [--games <path> ...] [--all] [--html <file>] [--workspace <dir>] [--json] [--threads <n>]

    OPTIONS:
      --player <player>       The player's full name, or his id.
      --date <date>           The day, as YYYY-MM-DD.
      --stat <stat>           This stat; may be repeated (default: all four).
      --out <player>          Somebody who will not play, by name or id; may be repeated.
      --variant <blind|lineup>
                              What is known of tonight: nothing, or who of both teams plays (default:
                              blind, or the bundle's). (values: blind, lineup)
      --bundle <file>         Ask the models of this bundle instead of a workspace's.
      --games <path>          With --bundle: files or folders of box scores newer than the bundle's.
      --all                   Print every feature and window, not only those that matter most.
      --html <file>           Also write it as a page to this file.
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
      --threads <n>           Threads to use (default: all cores). Results do not depend on it.
      --version               Show the version.
      -h, --help              Show help information.

    """,
    "players": """
    OVERVIEW: Questions about players.

    USAGE: fullcourt players <subcommand>

    OPTIONS:
      --version               Show the version.
      -h, --help              Show help information.

    SUBCOMMANDS:
      similar                 Show the players who are most like one, by V4's embeddings.

      See 'fullcourt help players <subcommand>' for detailed help.
    """,
    "players similar": """
    OVERVIEW: Show the players who are most like one, by V4's embeddings.

    As of the cut-off of the newest meta-learner: nothing later is known. Names are
    read without accents and case. A name that several players share is refused
    (64) and the candidates are listed with their years: ask again by id.

    Examples:
      fullcourt players similar "Nikola Jokic"
      fullcourt players similar 203999 --top 20 --json

    USAGE: fullcourt players similar <name> [--top <n>] [--min-games <n>] [--workspace <dir>] [--json]

    ARGUMENTS:
      <name>                  The player's full name, or his id.

    OPTIONS:
      --top <n>               So many players. (default: 10)
      --min-games <n>         Leave out players of fewer games. (default: 50)
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
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
    leaks put in, and the errors they would claim are printed beside the honest
    one.

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
      verify                  Check the size and SHA-256 of every committed file, and the registry
                              itself.
      gc                      Free what nothing committed needs.
      history                 List what was tried: experiments, champions, looks at seasons.

      See 'fullcourt help registry <subcommand>' for detailed help.
    """,
    "registry history": """
    OVERVIEW: List what was tried: experiments, champions, looks at seasons.

    Every 'meta train', 'meta ablate', 'backtest', 'meta promote' and 'meta
    rollback', the newest first. With --json each has its resolved configuration,
    seeds, hashes of data and features, and its figures.

    Example:
      fullcourt registry history --limit 20

    USAGE: fullcourt registry history [--limit <n>] [--workspace <dir>] [--json]

    OPTIONS:
      --limit <n>             So many of the newest. (default: 50)
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
      --version               Show the version.
      -h, --help              Show help information.

    """,
    "registry verify": """
    OVERVIEW: Check the size and SHA-256 of every committed file, and the registry itself.

    Reads every byte. Ends with 76 if an artifact or the registry is corrupt, and
    names what is.

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
