import Foundation
import Testing

/// The module table of docs/architecture.md against what the sources import. A package manager that builds all modules into one
/// folder lets a module import whatever happens to be built before it.
@Suite struct ArrowTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let sources = root.appendingPathComponent("Sources")

  private static var modules: Set<String> {
    get throws { Set(try FileManager.default.contentsOfDirectory(atPath: sources.path)) }
  }

  /// The table: module, and what may stand in its imports.
  private static func table() throws -> [String: Set<String>] {
    let text = try String(contentsOf: root.appendingPathComponent("docs/architecture.md"), encoding: .utf8)
    let modules = try modules
    var table: [String: Set<String>] = [:]
    for match in text.matches(of: /(?m)^\| `(\w+)` \|.*\| ([^|\n]*) \|$/) {
      let words = match.2.split { !$0.isLetter }.map(String.init)
      table[String(match.1)] = words == ["all"] ? modules : modules.intersection(words)
    }
    return table
  }

  private static func everythingUnder(_ module: String, _ table: [String: Set<String>]) -> Set<String> {
    var seen: Set<String> = []
    var open = [module]
    while let next = open.popLast() {
      for other in table[next] ?? [] where other != module && seen.insert(other).inserted { open.append(other) }
    }
    return seen
  }

  @Test func theTableNamesEveryModuleAndNoCircle() throws {
    let table = try Self.table()
    #expect(try Set(table.keys) == Self.modules)
    for (module, direct) in table where module != "fullcourt" {
      for under in direct { #expect(!Self.everythingUnder(under, table).contains(module), "\(under) -> \(module)") }
    }
  }

  @Test func whatAModuleImportsStandsUnderItInTheTable() throws {
    let table = try Self.table()
    let modules = try Self.modules
    for module in modules.sorted() {
      let allowed = Self.everythingUnder(module, table)
      let folder = Self.sources.appendingPathComponent(module)
      let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
      #expect(names.contains { $0.hasSuffix(".swift") })
      for name in names where name.hasSuffix(".swift") {
        let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        for match in text.matches(of: /(?m)^(?:@\w+ |public |package |internal )*import (?:\w+ )?(\w+)/) {
          let imported = String(match.1)
          guard modules.contains(imported) else { continue }
          #expect(allowed.contains(imported), "\(module)/\(name) imports \(imported)")
        }
      }
    }
  }
}
