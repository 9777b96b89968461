import Testing

/// The help is the manual that everybody reads: it is under test word for word.
@Suite struct HelpTests {
  private static let all = RootHelp.texts.merging(DataHelp.texts) { first, _ in first }
    .merging(ModelHelp.texts) { first, _ in first }.merging(BundleHelp.texts) { first, _ in first }
    .merging(BudgetHelp.texts) { first, _ in first }

  @Test(arguments: all.keys.sorted())
  func theHelpOfEveryCommandReadsAsItShould(command: String) throws {
    let folder = try TemporaryFolder()
    let arguments = command.split(separator: " ").map(String.init) + ["--help"]
    let outcome = try Tool(workspace: folder.url).run(arguments)
    #expect(outcome.code == 0)
    #expect(outcome.log == "")
    #expect(outcome.output == Self.all[command]! + "\n")
  }

  @Test func withoutACommandTheHelpIsPrinted() throws {
    let folder = try TemporaryFolder()
    let tool = Tool(workspace: folder.url)
    #expect(try tool.run().output == Self.all[""]! + "\n")
    #expect(try tool.run("--workspace", folder.url.path).output == Self.all[""]! + "\n")
  }

  @Test func theVersionIsThatOfTheChangeLog() throws {
    let folder = try TemporaryFolder()
    let outcome = try Tool(workspace: folder.url).run("--version")
    #expect(outcome.output == "0.1.0\n" && outcome.code == 0)
  }
}
