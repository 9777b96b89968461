/// The whole help of the commands about the meta-learner.
enum MetaHelp {
  static let texts: [String: String] = [
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
  ]
}
