import ArgumentParser
import Foundation
import Pipeline

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Show what is done, what is missing, and what comes next, with time and money.",
    discussion: """
      Changes nothing. Times are learned from runs in this workspace where there are
      any. With --json, `ready` says whether the next step can start now.

      Example:
        fullcourt plan
      """)

  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = try WorkspaceSession(folder: common.folder, threads: ProcessInfo.processInfo.activeProcessorCount)
    let report = try Plan(session).report()
    if common.json {
      try JSONOutput.print(report)
    } else {
      Console.result(PlanTable.text(report, tool: common.spelled))
    }
  }
}
