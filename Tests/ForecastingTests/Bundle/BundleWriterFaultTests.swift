import BoxScores
import Foundation
import Testing

@testable import Forecasting

/// A bundle on a disk that fails: whoever exports is told, what was there stays, and nothing half lies beside it.
@Suite struct BundleWriterFaultTests {
  @Test(arguments: ["write", "sync", "rename"])
  func aDiskThatFailsLeavesWhatWasThere(operation: String) throws {
    try SmallBundle.withTemporaryFile { file in
      let folder = file.deletingLastPathComponent()
      var manifest = SmallBundle.manifest()
      var sources = SmallBundle.contents.mapValues { BundleWriter.Source.data($0) }
      sources.merge(manifest.complete()) { first, _ in first }
      let writer = BundleWriter(manifest: manifest, sources: sources)
      let whole = try SmallBundle.bytes()
      try Data("the one before".utf8).write(to: file)

      let plan = FaultPlan(root: folder) { $0.point == operation ? .fail : .go }
      let error = #expect(throws: BundleError.self) { try Faults.with(plan) { _ = try writer.write(to: file) } }
      #expect(error?.exitCode == .cannotWrite)
      #expect(error?.message.contains(folder.path) == true)
      #expect(try Data(contentsOf: file) == Data("the one before".utf8))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [file.lastPathComponent])

      // The next one writes the same bytes as ever.
      _ = try writer.write(to: file)
      #expect(try Data(contentsOf: file) == whole)
    }
  }
}
