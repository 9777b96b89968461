import BoxScores
import Features
import Foundation
import MetaLearner
import Registry
import Testing
import Windows

@testable import Forecasting

@Suite struct ChampionTests {
  @Test func noModelThatSawTheSeasonMayForecastIt() throws {
    try Champion.checkStamp("a window", [Season(2022), Season(2024)], Season(2025))
    for late in [2025, 2026] {
      let error = #expect(throws: ForecastingError.self) {
        try Champion.checkStamp("a window", [Season(2024), Season(late)], Season(2025))
      }
      #expect(error == .tooLate(model: "a window", stamp: Season(late), cutoff: Season(2025)))
      #expect(error?.exitCode == .preflightRefused)
    }
  }

  @Test func everyModelHasANameOfItsOwn() {
    let window = WindowID("2022-2024")!
    let current = ArtifactNames.of(Vintage(window: window))
    #expect(current.kind == .window && current.key == "2022-2024")
    let vintage = ArtifactNames.of(Vintage(window: window, cutoff: Season(2024)))
    #expect(vintage.kind == .vintage && vintage.key == "2022-2024@2024")
    let key = LeagueKey(cutoff: Season(2025), variant: .blind, seeds: 3)
    #expect(ArtifactNames.of(key, kind: .real).key == "league@2025-blind-3-real")
    #expect(ArtifactNames.of(key, kind: .simulated).key == "league@2025-blind-3-simulated")
    let meta = ArtifactNames.meta(
      cutoff: Season(2025), variant: .blind, kind: .real, configuration: "0123456789abcdef")
    #expect(meta.key == "meta@2025-blind-real-0123456789ab")
    #expect(ArtifactNames.line(.simulated, .lineup) == "simulated-lineup")
  }

  @Test func anEmptyShelfNamesWhatIsMissing() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fullcourt-test-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let shelf = ModelShelf(registry: try Registry(Workspace(folder)), kind: .real)
    #expect(try shelf.metas(variant: .blind).isEmpty)
    let error = #expect(throws: MetaError.self) { try shelf.meta(cutoff: Season(2025), variant: .blind) }
    #expect(error?.message.hasPrefix("the meta-learner of season 2025 is not trained") == true)
    #expect(error?.exitCode == .preflightRefused)
    #expect(throws: MetaError.self) { try shelf.window(Vintage(window: WindowID("2022-2024")!)) }
    #expect(throws: MetaError.self) { try shelf.league(LeagueKey(cutoff: Season(2025), variant: .blind, seeds: 1)) }
  }

  @Test func whatCannotBeForecastIsSaidWithWhatToDo() {
    let day = GameDay("2023-01-05")!
    #expect(
      ForecastingError.noMeta(day: day, season: Season(2023), variant: .blind, found: [Season(2025)]).message
        == "no meta-learner was trained without season 2023, which 2023-01-05 belongs to: there are those of 2025. Train the present one with "
        + "'fullcourt meta train', or that of a past season with 'fullcourt backtest --seasons 2023 --prepare'.")
    #expect(
      ForecastingError.noMeta(day: day, season: Season(2023), variant: .lineup, found: []).message
        == "no lineup meta-learner was trained without season 2023, which 2023-01-05 belongs to: none is trained yet. Train "
        + "the present one with 'fullcourt meta train --variant lineup', or that of a past season with 'fullcourt backtest "
        + "--seasons 2023 --variant lineup --prepare'.")
    #expect(
      ForecastingError.replaced(model: "window 2022-2024", cutoff: Season(2025), variant: .blind).message
        == "window 2022-2024 was trained again after the meta-learner of season 2025 was: the two no longer belong together. "
        + "Train the meta-learner again with 'fullcourt meta train' or 'fullcourt backtest --seasons 2025 --prepare'.")
    #expect(
      ForecastingError.damagedCombined(cutoff: Season(2025), variant: .lineup, reason: "no JSON").message
        == "the combined model of season 2025 cannot be read: no JSON. Make it again with 'fullcourt backtest --seasons 2025 "
        + "--variant lineup --prepare'.")
    #expect(ForecastingError.noGames(day: day, last: day).exitCode == .inputMissing)
  }
}
