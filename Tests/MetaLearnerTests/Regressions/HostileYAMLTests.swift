import Testing

@testable import MetaLearner

/// Configurations that are meant to do harm, as they were found to.
@Suite("Hostile configurations", .timeLimit(.minutes(1)))
struct HostileYAMLTests {
  private static func refusal(_ text: String) -> ConfigurationError? {
    do {
      _ = try ConfigurationFile(text, file: "hostile.yaml")
      return nil
    } catch {
      return error
    }
  }

  /// Twelve lines that stand for 9^12 values. As a key it never ended: a key is written out where it is not known.
  @Test("Aliases of aliases are refused", arguments: ["? *a11\n: 1\n", "experiment: {name: *a11}\n", ""])
  func aliasBomb(_ end: String) {
    var text = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
    for level in 1..<12 {
      text += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ",") + "]\n"
    }
    #expect(Self.refusal(text + end)?.message.contains(end.isEmpty ? "99 aliases" : "100 aliases") == true)
    #expect(Self.refusal(text + end)?.exitCode == .configurationInvalid)
  }

  @Test("Depth is refused", arguments: ["[", "{a: "])
  func depth(_ opening: String) {
    #expect(Self.refusal("experiment: " + String(repeating: opening, count: 100_000)) != nil)
  }

  @Test func aFewAliasesAreRead() throws {
    let text = "experiment: {name: &n x, description: *n}\nacceptance_criteria: {min_mae_improvement_pct: 2.0}\n"
    let read = try ConfigurationFile(text, file: "friendly.yaml")
    #expect(read.configuration.experiment.name == "x")
  }
}
