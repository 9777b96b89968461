import ArgumentParser
import Foundation
import Pipeline

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Show what is done, what is missing, and what comes next, with time and money.",
    discussion: """
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
      """)

  @Option(
    help: ArgumentHelp("What-if figures in the place of estimates.", valueName: "step=amount,..."),
    transform: ArgumentValues.assumptions)
  var assume: PlanAssumptions?

  @OptionGroup var common: CommonOptions
  @OptionGroup var machine: MachineOptions

  func run() throws {
    let session = try common.session(
      threads: ProcessInfo.processInfo.activeProcessorCount, machine: machine.machine, looks: true)
    let report = try Plan(session, assumptions: assume ?? PlanAssumptions()).report()
    if common.json {
      try JSONOutput.print(report)
    } else {
      Console.result(PlanTable.text(report, tool: common.spelled))
    }
  }
}
