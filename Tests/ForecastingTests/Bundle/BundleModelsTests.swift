import BoxScores
import Features
import Foundation
import Testing
import Windows

@testable import Forecasting
@testable import MetaLearner

/// What is said of the models of a bundle that is whole and still cannot be loaded: whoever has the bundle alone cannot train.
@Suite struct BundleModelsTests {
  private static let metaPath = "models/meta/meta@2025-blind-real-0123456789ab/meta.json"

  private func refusal(
    _ contents: [String: Data] = SmallBundle.contents, _ load: (BundleModels) throws -> Void
  ) throws -> BundleError? {
    try SmallBundle.withTemporaryFile { file in
      let archive = try BundleArchive(checking: try SmallBundle.bytes(contents: contents))
      let bundle = try UnpackedBundle(archive, in: file.deletingLastPathComponent())
      return withExtendedLifetime(bundle) {
        #expect(throws: BundleError.self) { try load(BundleModels(bundle: bundle)) }
      }
    }
  }

  private func isAdviceForWhoeverHasABundle(_ error: BundleError?) -> Bool {
    guard let error else { return false }
    return error.exitCode == .corrupt && error.message.contains("Ask whoever made the bundle for it again")
      && !error.message.contains("train")
  }

  @Test func aModelThatIsNoneIsNamedByItsEntry() throws {
    let cases: [(load: (BundleModels) throws -> Void, path: String)] = [
      ({ _ = try $0.meta() }, Self.metaPath),
      ({ _ = try $0.window(SmallBundle.vintage) }, "models/window/2022-2024/window.json"),
      (
        { _ = try $0.league(LeagueKey(cutoff: Season(2025), variant: .blind, seeds: 1)) },
        "models/league/league@2025-blind-1-real/league.json"
      ),
    ]
    for (load, path) in cases {
      let error = try refusal(SmallBundle.contents, load)
      #expect(isAdviceForWhoeverHasABundle(error), "\(path): \(error?.message ?? "loaded")")
      #expect(error?.message.hasPrefix("the bundle's \(path) is damaged: found ") == true)
    }
  }

  @Test func aMetaLearnerThatIsNotTheManifestsIsAskedForAgain() throws {
    let manifest = MetaManifest(
      cutoff: Season(2025), variant: .blind, kind: .real, configuration: .v4Full,
      windows: WindowCatalogue.all.map {
        .init(window: $0, state: .masked, vintage: nil, seasons: [], modelHash: nil)
      }, league: LeagueKey(cutoff: Season(2025), variant: .blind, seeds: 1), leagueHash: "l", metaSeasons: [],
      levels: .none, blend: .even, stats: [], networks: [], settings: MetaSettings(),
      schemaHash: FeatureCatalogue.schemaHash, dataHash: "d", files: [])
    var contents = SmallBundle.contents
    contents[Self.metaPath] = StableJSON.data(manifest)
    let error = try refusal(contents) { _ = try $0.meta() }
    #expect(isAdviceForWhoeverHasABundle(error), "\(error?.message ?? "loaded")")
    #expect(error?.message.contains("expected m, which its manifest names") == true)
  }
}
