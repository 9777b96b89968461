import Foundation
import Testing

/// What a person reads who mistypes: on stderr, word for word, with 64.
@Suite struct UsageErrorTests {
  @Test func anUnknownCommandIsRefused() throws {
    try expect(
      ["predicted"], "Unexpected argument 'predicted'", usage: "fullcourt [--workspace <dir>] [--json] <command>")
  }

  @Test(arguments: [
    (["backtest", "--seasons", "2030"], "2030"), (["backtest", "--seasons", "2025-2024"], "2025-2024"),
    (["data", "simulate", "--seasons", "x"], "x"),
  ])
  func seasonsAreReadStrictly(arguments: [String], value: String) throws {
    let outcome = try run(arguments)
    #expect(outcome.code == 64)
    #expect(
      outcome.log.hasPrefix(
        "error: The value '\(value)' is invalid for '--seasons <a-b>': expected seasons by their end years, such as 2025 "
          + "or 2024-2025, from 1947 to 2026.\n"))
  }

  @Test func aDayMustExist() throws {
    let outcome = try run(["predict", "--date", "2024-02-30"])
    #expect(outcome.code == 64)
    #expect(
      outcome.log.hasPrefix(
        "error: The value '2024-02-30' is invalid for '--date <date>': expected a day of the calendar as YYYY-MM-DD, "
          + "today or tomorrow.\n")
    )
  }

  @Test func aWindowMustBeOneOfThe27() throws {
    let outcome = try run(["windows", "train", "--only", "2021-2023"])
    #expect(outcome.code == 64)
    #expect(outcome.log.contains("expected one of the 27 windows: 1947-1949, 1950-1952, ... 2022-2024, 2025-2026."))
  }

  @Test func whichWindowsToTrainMustBeSaid() throws {
    for arguments in [["windows", "train"], ["windows", "train", "--all", "--missing"]] {
      let outcome = try run(arguments)
      #expect(outcome.code == 64)
      #expect(outcome.log.hasPrefix("error: Which windows? Expected one of --only, --missing or --all.\n"))
    }
  }

  @Test(arguments: [
    (["meta", "ablate", "--seeds", "0"], "--seeds 0: expected a number from 1 to 9."),
    (["registry", "history", "--limit", "0"], "--limit 0: expected 1 or more."),
    (
      ["bundle", "verify", "x.tar", "--id", "3f9a"],
      "--id 3f9a: expected 12 to 64 hexadecimal digits, as 'bundle export' prints them."
    ),
    (
      ["predict", "--date", "2025-03-14", "--games", "x.csv"],
      "--games goes with --bundle; into a workspace they go by 'data import'."
    ),
    (
      ["predict", "--date", "2025-03-14", "--bundle", "x.tar", "--variant", "lineup"],
      "--variant: a bundle has one variant, and it is used."
    ),
    (["analyze", "--lines", "x.csv", "--kelly", "25"], "--kelly 25.0: expected a fraction from 0 to 1, such as 0.25."),
    (["analyze", "--lines", "x.csv", "--to", "x.txt"], "--to x.txt: expected a name that ends in .json or .csv."),
    (
      ["analyze", "--lines", "x.csv", "--to", "./x.csv"],
      "--to ./x.csv: that file is read by this command; expected another name."
    ),
    (
      ["predict", "--slate", "tonight.csv", "--to", "./tonight.csv"],
      "--to ./tonight.csv: that file is read by this command; expected another name."
    ),
    (
      ["analyze", "--lines", "x.csv", "--bundle", "x.tar", "--variant", "lineup"],
      "--variant: a bundle has one variant, and it is used."
    ),
    (
      ["predict", "--date", "today", "--slate", "tonight.csv"],
      "expected either --date with a day or --slate with a file, not both."
    ),
    (["paper", "place"], "expected either --lines or --analysis with a file."),
    (["paper", "place", "--lines", "x", "--analysis", "y"], "expected either --lines or --analysis with a file."),
    (
      ["paper", "place", "--analysis", "x", "--unproven"],
      "--unproven goes with --lines: what a written analysis refused has no stake."
    ),
    (["features", "build", "--format", "csv"], "--format is about an export: add --out."),
    (["features", "build", "--seasons", "2025"], "--seasons is about an export: add --out."),
    (
      ["features", "build", "--out", "x.txt"],
      "--out x.txt: expected a name that ends in .csv or .parquet, or --format."
    ),
    (["paper", "list", "--to", "x.txt"], "--to x.txt: expected a name that ends in .csv."),
    (["backtest", "--seasons", "2025", "--odds", "decimal"], "--odds goes with --lines."),
    (
      ["backtest", "--seasons", "2025", "--lines", "x.csv", "--html", "r.html"],
      "--html goes without --lines: there is no page of lines."
    ),
    (["players", "similar", "Nobody", "--top", "0"], "--top 0: expected a number from 1 to 1000."),
  ])
  func numbersHaveTheirRange(arguments: [String], message: String) throws {
    let outcome = try run(arguments)
    #expect(outcome.code == 64)
    #expect(outcome.log.hasPrefix("error: \(message)\n"))
  }

  @Test func nothingCanBeForced() throws {
    let outcome = try run(["meta", "promote", "--force"])
    #expect(outcome.code == 64)
    #expect(outcome.log.hasPrefix("error: Unknown option '--force'"))
  }

  @Test func anImportNeedsSomethingToImport() throws {
    let outcome = try run(["data", "import"])
    #expect(outcome.code == 64)
    #expect(
      outcome.log.hasPrefix(
        "error: Nothing to import: expected files or folders, or --schedule, --roster or --players.\n"))
  }

  private func run(_ arguments: [String]) throws -> Tool.Outcome {
    let folder = try TemporaryFolder()
    let outcome = try Tool(workspace: folder.url).run(arguments)
    #expect(outcome.output == "")
    return outcome
  }

  private func expect(_ arguments: [String], _ message: String, usage: String) throws {
    let outcome = try run(arguments)
    #expect(outcome.code == 64)
    #expect(outcome.log.hasPrefix("error: \(message)\nUsage: \(usage)\n"))
  }
}
