import Testing

/// The help is the manual that everybody reads: it is under test word for word.
@Suite struct HelpTests {
  private static let all = RootHelp.texts.merging(DataHelp.texts) { first, _ in first }
    .merging(ModelHelp.texts) { first, _ in first }.merging(BundleHelp.texts) { first, _ in first }
    .merging(BudgetHelp.texts) { first, _ in first }.merging(LinesHelp.texts) { first, _ in first }
    .merging(ServeHelp.texts) { first, _ in first }.merging(MetaHelp.texts) { first, _ in first }

  @Test(arguments: all.keys.sorted())
  func theHelpOfEveryCommandReadsAsItShould(command: String) throws {
    let folder = try TemporaryFolder()
    let arguments = command.split(separator: " ").map(String.init) + ["--help"]
    let outcome = try Tool(workspace: folder.url).run(arguments)
    #expect(outcome.code == 0)
    #expect(outcome.log == "")
    #expect(outcome.output == Self.all[command]! + "\n")
  }

  /// A line that is wider than a terminal is broken by the library in the middle of a paragraph.
  @Test(arguments: all.keys.sorted())
  func whatWeWroteFitsATerminal(command: String) {
    let lines = Self.all[command]!.split(separator: "\n").prefix { !$0.hasPrefix("USAGE:") }
    #expect(lines.dropFirst().filter { $0.count > 79 } == [])
  }

  @Test func everyCommandHasItsHelpUnderTest() throws {
    let folder = try TemporaryFolder()
    let dump = try Tool(workspace: folder.url).run("--experimental-dump-help").json()
    let root = try #require(dump["command"] as? [String: Any])
    #expect(Self.names(root).sorted() == Self.all.keys.filter { !$0.isEmpty }.sorted())
  }

  /// The commands under one, with their groups, as a user types them.
  private static func names(_ command: [String: Any]) -> [String] {
    let children = command["subcommands"] as? [[String: Any]] ?? []
    return children.flatMap { child -> [String] in
      guard let name = child["commandName"] as? String, name != "help" else { return [] }
      return [name] + names(child).map { "\(name) \($0)" }
    }
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
