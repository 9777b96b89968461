/// The whole help of the commands about money.
enum BudgetHelp {
  static let texts: [String: String] = [
    "budget": """
    OVERVIEW: What may be spent in a billing cycle, and what was.

    USAGE: fullcourt budget <subcommand>

    OPTIONS:
      --version               Show the version.
      -h, --help              Show help information.

    SUBCOMMANDS:
      set                     Set the budget of a cycle, and the machines with their prices.
      show                    Show what was spent in this cycle, what is set aside, and what is left.
      ledger                  List every line of the ledger, and check that it is what was written.

      See 'fullcourt help budget <subcommand>' for detailed help.
    """,
    "budget set": """
    OVERVIEW: Set the budget of a cycle, and the machines with their prices.

    What is not named stays as it is. A cycle is a month from the given day on, in
    UTC; where a month is too short it begins on its last day. Unless a first
    budget names a day, cycles are calendar months. Money is for machines with a
    price, hours are for those without: 'local', where everything runs unless
    --machine names another, costs nothing.

    Every step puts aside the most it is expected to take before it begins, and is
    charged what it used. What does not fit is refused (79) with the amount short
    and the day the budget resets; a running step that uses up what was put aside
    stops at its next checkpoint, and can be resumed.

    Examples:
      fullcourt budget set --cycle-start 2026-12-01 --limit 8 --machine "A10G=1.10"
      fullcourt budget set --hours 20
      fullcourt budget set --machine "box=0.40:cpu" --machine "H100=2.50:gpu"

    USAGE: fullcourt budget set [--cycle-start <date>] [--limit <amount>] [--hours <hours>] [--machine <name=price> ...] [--workspace <dir>] [--json]

    OPTIONS:
      --cycle-start <date>    A day on which a cycle begins, past or to come.
      --limit <amount>        Money for a cycle, such as 8 or 12.50; 'none' for no limit.
      --hours <hours>         Hours for a cycle, of machines without a price; 'none' for no limit.
      --machine <name=price>  A machine and its price per hour; ':gpu' or ':cpu' behind it says what is
                              paid for; name=none takes it away. May be repeated.
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
      --version               Show the version.
      -h, --help              Show help information.

    """,
    "budget show": """
    OVERVIEW: Show what was spent in this cycle, what is set aside, and what is left.

    Example:
      fullcourt budget show

    USAGE: fullcourt budget show [--workspace <dir>] [--json]

    OPTIONS:
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
      --version               Show the version.
      -h, --help              Show help information.

    """,
    "budget ledger": """
    OVERVIEW: List every line of the ledger, and check that it is what was written.

    Lines are added and never changed; each holds the hash of the line before. What
    was changed, taken out or cut off is named, and the command ends with 76. On a
    damaged ledger nothing is spent until a person has looked at it:
    --accept-damage writes the damage down and goes on from the lines as they
    stand.

    Examples:
      fullcourt budget ledger
      fullcourt budget ledger --json

    USAGE: fullcourt budget ledger [--accept-damage] [--workspace <dir>] [--json]

    OPTIONS:
      --accept-damage         Go on from the lines as they stand; the damage stays on record.
      --workspace <dir>       The folder that holds data, models and the registry (default:
                              $FULLCOURT_WORKSPACE, else ./workspace).
      --json                  Print the result as JSON, with stable keys, on stdout.
      --version               Show the version.
      -h, --help              Show help information.

    """,
  ]
}
