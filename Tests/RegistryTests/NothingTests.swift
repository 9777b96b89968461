import Foundation
import Testing

@testable import Registry

/// A workspace without a registry, for who only asks.
@Suite struct NothingTests {
  @Test func itHoldsNothingAndMakesNothing() throws {
    try withFolder { folder in
      let workspace = Workspace(folder.appendingPathComponent("mistyped"))
      let registry = try Registry(nothingIn: workspace)
      #expect(registry.isReadOnly)
      #expect(try registry.all().isEmpty)
      #expect(try registry.verifyAll().isEmpty)
      #expect(try registry.integrityProblems().isEmpty)
      #expect(try registry.current(.window, key: "2022-2024") == nil)
      #expect(try registry.verify(.window, key: "2022-2024") == .missing)
      #expect(try registry.champion(of: "real-blind") == nil)
      #expect(try registry.experiments().isEmpty)
      #expect(try registry.leaseHolder() == nil)
      let reading = try registry.ledger.read()
      #expect(reading.entries.isEmpty && reading.problems.isEmpty && reading.state.budget == nil)
      #expect(try registry.ledger.recover().isEmpty)
      // What is written would be lost: it is refused.
      let refused = #expect(throws: RegistryError.self) { try registry.acquireLease(purpose: "test") }
      #expect(refused?.message.hasSuffix("registry.sqlite could not be used: it was opened to look only") == true)
      #expect(!PosixFile.exists(workspace.root))
    }
  }
}
