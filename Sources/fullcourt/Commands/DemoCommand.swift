import ArgumentParser
import BoxScores
import Foundation
import NativeLibraries
import Pipeline

struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Go the whole way on a small simulated league, in minutes.",
    discussion: """
      Simulates a league from 1947 to today, builds the features, trains the windows,
      shows what happens while one is missing, stacks them, backtests a season that
      no model has seen, and predicts the next night. Every step is the command that
      is printed above it, run for real in a folder of its own: your data is not
      touched.

      Example:
        fullcourt demo
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var threads: ThreadOptions

  func run() throws {
    let started = ContinuousClock.now
    let folder = try DemoFolder.fresh(in: common.folder)
    var demo = DemoRun(folder: folder.path, threads: threads.count, redirects: common.json)
    Console.note("A small league in \(folder.path). Everything below is simulated, and says so.")
    let left = "2022-2024"

    try demo.step(
      "A league from 1947 to 2026: six teams, era-true rules.",
      [
        "data", "simulate", "--seasons", "1947-2026", "--seed", "7", "--scale", "small",
      ])
    try demo.step("What is known before each game, as numbers.", ["features", "build"])
    try demo.step(
      "26 of the 27 windows; \(left) is left out on purpose.",
      [
        "windows", "train", "--missing", "--except", left,
      ])
    try demo.step(
      "A meta-learner needs all 27. With one missing it refuses before any work is done.",
      [
        "meta", "train",
      ], expecting: .preflightRefused)
    try demo.step("So the missing one is trained; what is done stays done.", ["windows", "train", "--only", left])
    try demo.step("All 27, with what each knows.", ["windows", "list"])
    try demo.step(
      "V4: windows and league model blended, corrected by what proved its worth on seasons it had not seen.",
      ["meta", "train"])
    try demo.step(
      "A season that none of the models asked has seen, beside simple rules.",
      [
        "backtest", "--seasons", "2025", "--prepare",
      ])
    let night = try DataWork(WorkspaceSession(folder: folder, threads: 1)).nextGameDay()
    try demo.step("The next night.", ["predict", "--date", night.description])
    try demo.step("Every committed file, checked against its hash.", ["registry", "verify"])

    if common.json {
      Console.keepsResults = true
      try JSONOutput.print(DemoReport(workspace: folder.path, seconds: demo.seconds, steps: demo.steps))
    } else {
      Console.result(Self.farewell(seconds: (ContinuousClock.now - started) / .seconds(1), folder: folder.path))
    }
  }

  private static func farewell(seconds: Double, folder: String) -> String {
    """

    That was the whole way, in \(Format.duration(seconds)). The league stays in \(folder) until the next demo.

    With real games (the Kaggle PlayerStatistics file):
      fullcourt data simulate --seasons 1947-1979    only if your files lack the early seasons
      fullcourt data import PlayerStatistics.csv
      fullcourt plan                                 what comes next, and how long it takes
      fullcourt windows train --missing
      fullcourt meta train
      fullcourt backtest --seasons 2024-2025 --prepare
      fullcourt predict --date 2025-03-14
    """
  }
}
