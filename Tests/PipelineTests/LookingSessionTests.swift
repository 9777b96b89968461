import BoxScores
import Foundation
import NativeLibraries
import Registry
import Testing

@testable import Pipeline

/// Sessions that only look, as a server's: nothing is made, and what is made by others is seen.
@Suite(.enabled(if: LibraryStatus.of(.duckdb).isFound))
struct LookingSessionTests {
  @Test func gamesWithoutARegistryHaveNoWindowsUntilOneIsMade() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fullcourt-look-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let session = try WorkspaceSession(folder: folder, threads: 1, isReadOnly: true)
    #expect(throws: RegistryError.self) { try session.registry() }
    let writer = try WorkspaceSession(folder: folder, threads: 1)
    _ = try DataWork(writer).simulate(seasons: Season(2024)...Season(2025), seed: 3, scale: .tiny)
    #expect(!session.workspace.exists)
    #expect(try session.registry().isStandIn && session.registry().current(.window).isEmpty)
    #expect(!session.workspace.exists)
    _ = try writer.registry()
    #expect(try !session.registry().isStandIn && session.registry().isReadOnly)
  }
}
