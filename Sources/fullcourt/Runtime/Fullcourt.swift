import ArgumentParser
import Pipeline

/// The root command. It does nothing itself.
struct Fullcourt: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fullcourt",
    abstract: "Forecasts what each NBA player will do in his next game.",
    usage: "fullcourt [--workspace <dir>] [--json] <command>",
    discussion: """
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
      """,
    version: Release.version,
    subcommands: [
      DemoCommand.self, DoctorCommand.self, PlanCommand.self, DataCommand.self, FeaturesCommand.self,
      WindowsCommand.self, MetaCommand.self, BacktestCommand.self, PredictCommand.self, ExplainCommand.self,
      AnalyzeCommand.self, PaperCommand.self, PlayersCommand.self, AuditCommand.self, BundleCommand.self,
      RegistryCommand.self, BudgetCommand.self, ServeCommand.self,
    ])
}
