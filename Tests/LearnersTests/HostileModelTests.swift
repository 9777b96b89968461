import Foundation
import Testing

@testable import Learners

/// Model texts that somebody, or a failing disk, changed. Each must be refused, or be a model that still answers.
@Suite(.enabled(if: LightGBMPresence.isPresent, "\(LightGBMPresence.absence)"))
struct HostileModelTests {
  private static let booster: Result<Booster, any Error> = Result {
    let parameters = BoosterParameters.reference()
    return try Booster.train(
      dataset: try FormulaData.training.dataset(parameters), parameters: parameters, rounds: 3)
  }

  /// `make hostile` asks for more.
  private static let rounds = ProcessInfo.processInfo.environment["FULLCOURT_FUZZ_ROUNDS"].flatMap(Int.init) ?? 1_500

  private let text: String
  private let lines: [String]

  init() throws {
    text = try Self.booster.get().text
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// Reads the text and, if it is taken, makes the booster do all it can.
  private func exercise(_ text: String) throws -> Bool {
    let booster: Booster
    do {
      booster = try Booster(text: text)
    } catch {
      guard case .model = error else { throw error }
      return false
    }
    let rows = Array(FormulaData.validation.features.prefix(4 * FormulaData.columns))
    if booster.featureCount == FormulaData.columns {
      #expect(try booster.predict(rows, rows: 4, columns: FormulaData.columns).count == 4)
      _ = try booster.contributions(rows, rows: 4, columns: FormulaData.columns)
    }
    _ = try booster.importance(.gain)
    return true
  }

  private func replacing(_ prefix: String, with line: String) -> String {
    var lines = lines
    let index = lines.firstIndex { $0.hasPrefix(prefix) }!
    lines[index] = line
    return lines.joined(separator: "\n")
  }

  private func message(_ text: String) -> String? {
    do {
      _ = try Booster(text: text)
      return nil
    } catch {
      return error.message
    }
  }

  @Test func everyTruncationIsRefused() throws {
    let bytes = Array(text.utf8)
    for length in stride(from: 0, to: bytes.count, by: 7) {
      #expect(try !exercise(String(decoding: bytes[..<length], as: UTF8.self)), "cut to \(length) bytes")
    }
  }

  @Test func flippedBitsNeverHarm() throws {
    let bytes = Array(text.utf8)
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    var refused = 0
    for _ in 0..<Self.rounds {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var changed = bytes
      changed[Int(state >> 33) % bytes.count] ^= 1 << UInt8(state >> 29 & 7)
      if try !exercise(String(decoding: changed, as: UTF8.self)) { refused += 1 }
    }
    // What is not refused changed a digit of a number for another, which no reader can tell.
    #expect(refused > Self.rounds / 2)
  }

  @Test func linesMovedOrLostAreRefused() throws {
    for index in lines.indices.dropLast(2) {
      var lost = lines
      lost.remove(at: index)
      #expect(try !exercise(lost.joined(separator: "\n")), "without line \(index + 1)")
      var doubled = lines
      doubled.insert(lines[index], at: index)
      #expect(try !exercise(doubled.joined(separator: "\n")), "line \(index + 1) twice")
    }
  }

  @Test func numbersThatWouldLeadTheLibraryAstrayAreRefused() throws {
    let attacks: [(String, String)] = [
      ("num_leaves=", "num_leaves=2000000000"), ("num_leaves=", "num_leaves=-1"), ("num_leaves=", "num_leaves=0"),
      ("num_leaves=", "num_leaves=99999999999999999999"), ("num_cat=", "num_cat=1"), ("num_class=", "num_class=0"),
      ("num_tree_per_iteration=", "num_tree_per_iteration=0"), ("max_feature_idx=", "max_feature_idx=-2"),
      ("max_feature_idx=", "max_feature_idx=5000000"), ("tree_sizes=", "tree_sizes=18446744073709551615 1 1"),
      ("tree_sizes=", "tree_sizes="), ("objective=", "objective=custom"), ("is_linear=", "is_linear=1"),
      ("objective=", "objective=quantile\u{0}"), ("feature_names=", "feature_names=a b c"), ("version=", "version=v3"),
    ]
    for (prefix, line) in attacks {
      #expect(try !exercise(replacing(prefix, with: line)), "\(line)")
    }
  }

  @Test func treesThatAreNoTreesAreRefused() throws {
    for key in ["left_child=", "right_child=", "split_feature=", "decision_type=", "leaf_value=", "threshold="] {
      let line = lines.first { $0.hasPrefix(key) }!
      let values = line.dropFirst(key.count).split(separator: " ").map(String.init)
      var bad = ["nan", "1e999", "", " ", "0x10", "1000000", "-1000000"]
      if key == "leaf_value=" || key == "threshold=" { bad.removeLast(2) }
      if key.hasSuffix("child=") { bad.append("0") }
      for value in bad {
        for place in [0, values.count / 2, values.count - 1] {
          var changed = values
          changed[place] = value
          let text = replacing(key, with: key + changed.joined(separator: " "))
          #expect(try !exercise(text), "\(key) \(value) at \(place)")
        }
      }
    }
  }

  @Test func refusalsSayWhereAndWhat() {
    #expect(
      message(replacing("version=", with: "version=v3")) == """
        The model text is not sound at line 2: found `version=v3`, expected `version=v4`. Restore the file from its \
        previous generation, or train the model again.
        """)
    #expect(
      message(replacing("split_feature=", with: "split_feature=0 1")) == """
        The model text is not sound at line 15: found 2 values of split_feature, expected 14. Restore the file from its \
        previous generation, or train the model again.
        """)
    #expect(
      message("") == """
        The model text is not sound at line 1: found the end of the text, expected another line. Restore the file from \
        its previous generation, or train the model again.
        """)
    #expect(
      message(replacing("tree_sizes=", with: "tree_sizes=10 20 30"))?.contains("expected 10, as in tree_sizes") == true)
  }

  @Test func whatFollowsTheTreesIsDropped() throws {
    let extended = text + "\nfeature_importances:\nColumn_0=3\n\nparameters:\n[num_threads: 12]\nend of parameters\n"
    #expect(try Booster(text: extended).text == text)
  }
}
