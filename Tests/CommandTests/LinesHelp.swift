/// The whole help of the commands about bookmakers' lines.
enum LinesHelp {
  static let texts: [String: String] = [
    "analyze": """
    OVERVIEW: Judge bookmakers' lines: probabilities, edge, stakes, and what is refused.

    Lines are a CSV file with gameDate or tipoffUtc, homeTeam, awayTeam, player or
    personId, market (points, rebounds, assists, threes, pra), book, line, overOdds
    and underOdds, or event odds of The Odds API v4 as downloaded; packed with gzip
    or not. Every row is read or listed, and every line is tied to one player in
    one game or listed with the reason: nothing is guessed.

    Nothing is recommended on a market until a backtest against lines has shown
    that probabilities are calibrated there ('backtest --lines'), on a season
    before that of the game. Fixed-payout books get no stake. The market is hard:
    see docs/analyzer.md.

    Examples:
      fullcourt analyze --lines tonight.csv --bankroll 1000
      fullcourt analyze --lines odds.json --date 2026-01-05 --safe --to bets.json
      fullcourt analyze --lines odds.json --bundle season.tar --odds decimal

    USAGE: fullcourt analyze [<options>] --lines <file>

    OPTIONS:
      --lines <file>          The lines.
      --bankroll <amount>     What there is to stake, in any currency; without it stakes are fractions.
      --date <date>           Only games of this day, as YYYY-MM-DD.
      --odds <american|decimal>
                              How prices are written (default: a CSV is American, a JSON file's prices
                              tell). (values: american, decimal)
      --kelly <fraction>      Share of the full Kelly stake, from 0 to 1 (default: 0.25).
      --safe                  Refuse more: a bet also has to be worth its price with the line 1 against
                              it.
      --alias <name=id>       Whom a name in the lines means; may be repeated.
      --variant <blind|lineup>
                              What is known of tonight: nothing, or who of both teams plays (default:
                              blind, or the bundle's). (values: blind, lineup)
      --bundle <file>         Forecast from this bundle instead of the workspace's models.
      --to <file>             Also write the analysis to a .json or .csv file.
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
      --threads <n>           Threads to use (default: all cores). Results do not depend on it.
      --version               Show the version.
      -h, --help              Show help information.

    """,
    "paper": """
    OVERVIEW: A ledger of bets on paper: no money, no book, the same arithmetic.

    USAGE: fullcourt paper <subcommand>

    OPTIONS:
      --version               Show the version.
      -h, --help              Show help information.

    SUBCOMMANDS:
      place                   Place what an analysis recommends, on paper.
      settle                  Settle paper bets from the box scores of the workspace.
      list                    List every paper bet: price, stake, state, outcome and profit.
      report                  How the paper bets did: return, closing-line value, calibration, drawdown.

      See 'fullcourt help paper <subcommand>' for detailed help.
    """,
    "paper place": """
    OVERVIEW: Place what an analysis recommends, on paper.

    From lines, analysed with the ledger's bankroll and its open bets, or from a
    file that 'analyze --to FILE.json' wrote. The first placing opens the ledger
    with --bankroll; from then on the bankroll follows from the bets. A number has
    at most one bet: placing twice changes nothing. Nothing is placed from tip-off
    on; --at replays another moment than now.

    Nothing is recommended on a market until it is proven. --unproven waives that
    refusal and no other: it is play money, such bets are marked in the ledger, and
    'paper report' counts them apart as well.

    Examples:
      fullcourt paper place --lines tonight.csv --bankroll 1000
      fullcourt paper place --lines tonight.csv --unproven
      fullcourt paper place --analysis bets.json

    USAGE: fullcourt paper place <options>

    OPTIONS:
      --lines <file>          The lines.
      --analysis <file>       An analysis, as 'analyze --to FILE.json' wrote it.
      --bankroll <amount>     What the ledger is opened with.
      --at <time>             The moment of placing (default: now).
      --unproven              Place also on markets that are not proven, and mark these bets.
      --date <date>           Only games of this day, as YYYY-MM-DD.
      --odds <american|decimal>
                              How prices are written (default: a CSV is American, a JSON file's prices
                              tell). (values: american, decimal)
      --kelly <fraction>      Share of the full Kelly stake, from 0 to 1 (default: 0.25).
      --safe                  Refuse more: a bet also has to be worth its price with the line 1 against
                              it.
      --alias <name=id>       Whom a name in the lines means; may be repeated.
      --variant <blind|lineup>
                              What is known of tonight: nothing, or who of both teams plays. (values:
                              blind, lineup; default: blind)
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
      --threads <n>           Threads to use (default: all cores). Results do not depend on it.
      --version               Show the version.
      -h, --help              Show help information.

    """,
    "paper settle": """
    OVERVIEW: Settle paper bets from the box scores of the workspace.

    Over or under by the count, a push on the line, void when he did not play or
    the game was moved to another day. A bet is settled once: corrections of the
    box score afterwards are shown and change nothing. Lines taken later than the
    bets give the closing prices that they are measured by.

    Examples:
      fullcourt paper settle
      fullcourt paper settle --lines closing.csv

    USAGE: fullcourt paper settle [--lines <file> ...] [--odds <american|decimal>] [--workspace <dir>] [--json]

    OPTIONS:
      --lines <file>          Later quotes of the same numbers: closing prices.
      --odds <american|decimal>
                              How prices are written (default: a CSV is American, a JSON file's prices
                              tell). (values: american, decimal)
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
      --version               Show the version.
      -h, --help              Show help information.

    """,
    "paper list": """
    OVERVIEW: List every paper bet: price, stake, state, outcome and profit.

    In the order in which they were placed.

    Examples:
      fullcourt paper list
      fullcourt paper list --to bets.csv

    USAGE: fullcourt paper list [--to <file>] [--workspace <dir>] [--json]

    OPTIONS:
      --to <file>             Also write them to a .csv file.
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
      --version               Show the version.
      -h, --help              Show help information.

    """,
    "paper report": """
    OVERVIEW: How the paper bets did: return, closing-line value, calibration, drawdown.

    Examples:
      fullcourt paper report
      fullcourt paper report --json

    USAGE: fullcourt paper report [--workspace <dir>] [--json]

    OPTIONS:
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
      --version               Show the version.
      -h, --help              Show help information.

    """,
  ]
}
