/// The whole help of the root command and of those that stand alone.
enum RootHelp {
  static let texts: [String: String] = [
    "": """
    OVERVIEW: Forecasts what each NBA player will do in his next game.

    From the box scores of the whole history of the league to 27 window models, a
    meta-learner, and an honest backtest.

    First steps:
      fullcourt doctor                    what is installed, what is not
      fullcourt demo                      the whole way on a small league
      fullcourt data import PATH...       your Kaggle PlayerStatistics files
      fullcourt windows train --missing   the 27 windows, resumable
      fullcourt plan                      what is done and what comes next

    Every command understands --workspace and --json, before or after its name.
    Results go to stdout, progress to stderr. Exit codes: 0 done, 64 usage,
    65 data invalid, 66 input missing, 69 library missing, 70 internal, 73 cannot
    write, 75 busy, 76 artifact corrupt, 77 refused before the start, 78
    configuration invalid, 79 the budget does not allow it, 130 interrupted (run
    again to go on).

    USAGE: fullcourt [--workspace <dir>] [--json] <command>

    OPTIONS:
      --version               Show the version.
      -h, --help              Show help information.

    SUBCOMMANDS:
      demo                    Go the whole way on a small simulated league, in minutes.
      doctor                  Show which libraries are found, and what to do about what is missing.
      plan                    Show what is done, what is missing, and what comes next, with time and
                              money.
      data                    Bring games in, simulate a league, check what is there.
      features                The catalogue of features, and the matrix built from the games.
      windows                 The 27 window models: their state, and their training.
      meta                    The meta-learner that stacks the windows.
      backtest                Score the models on whole seasons they could not know.
      predict                 Forecast every player of a day, or of a slate, with intervals.
      explain                 Say why a player's forecast is what it is.
      analyze                 Judge bookmakers' lines: probabilities, edge, stakes, and what is refused.
      paper                   A ledger of bets on paper: no money, no book, the same arithmetic.
      players                 Questions about players.
      audit                   Proofs on your own data.
      bundle                  A model for production, in one checksummed file.
      registry                The store of trained artifacts.
      budget                  What may be spent in a billing cycle, and what was.
      serve                   Serve forecasts over HTTP, with a dashboard in the browser.

      See 'fullcourt help <subcommand>' for detailed help.
    """,
    "doctor": """
    OVERVIEW: Show which libraries are found, and what to do about what is missing.

    Ends with 0 when everything that is needed is there, else with 69.

    Example:
      fullcourt doctor

    USAGE: fullcourt doctor [--workspace <dir>] [--json]

    OPTIONS:
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
      --version               Show the version.
      -h, --help              Show help information.

    """,
    "demo": """
    OVERVIEW: Go the whole way on a small simulated league, in minutes.

    Simulates a league from 1947 to today, builds the features, trains the windows,
    shows what happens while one is missing, stacks them, backtests a season that
    no model has seen, and predicts the next night. Every step is the command that
    is printed above it, run for real in a folder of its own: your data is not
    touched.

    Example:
      fullcourt demo

    USAGE: fullcourt demo [--workspace <dir>] [--json] [--threads <n>]

    OPTIONS:
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
      --threads <n>           Threads to use (default: all cores). Results do not depend on it.
      --version               Show the version.
      -h, --help              Show help information.

    """,
    "plan": """
    OVERVIEW: Show what is done, what is missing, and what comes next, with time and money.

    The steps in order: check, games, features, windows, verify, meta-learner,
    backtest, bundle. Changes nothing. Times are learned from runs in this
    workspace on the same machine where there are any; money is the time at the
    machine's price. A step that the budget does not allow after those before it
    are paid is refused with what is short and the day the budget resets.

    --assume puts figures in the place of estimates (features, window, meta,
    backtest): money where the machine has a price, or time such as 90min or 2h. It
    changes what is shown, not what a step puts aside.

    With --json, `ready` says whether the next step can start now.

    Examples:
      fullcourt plan
      fullcourt plan --machine A10G
      fullcourt plan --machine A10G --assume window=4.40,meta=2.20,backtest=1.50

    USAGE: fullcourt plan [--assume <step=amount,...>] [--workspace <dir>] [--json] [--machine <name>]

    OPTIONS:
      --assume <step=amount,...>
                              What-if figures in the place of estimates.
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
      --machine <name>        The machine this runs on, as 'budget set' names it: its hours are
                              charged. (default: local)
      --version               Show the version.
      -h, --help              Show help information.

    """,
  ]
}
