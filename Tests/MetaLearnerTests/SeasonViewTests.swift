import BoxScores
import Testing
import Windows

@testable import MetaLearner

@Suite struct SeasonViewTests {
  private let real = Dictionary(uniqueKeysWithValues: (1980...2025).map { (Season($0), 20_000) })
  private let simulated = Dictionary(uniqueKeysWithValues: (1947...1979).map { (Season($0), 5_000) })

  @Test func aSeasonSeesOnlyWhatWasTrainedBeforeIt() {
    let view = SeasonView(season: Season(2024), kind: .real, available: real, others: Array(simulated.keys))
    #expect(view.windows.first?.vintage.description == "2022-2024@2024")
    #expect(view.windows.first?.seasons == [Season(2022), Season(2023)])
    #expect(view.windows.allSatisfy { $0.seasons.allSatisfy { $0 < Season(2024) } })
    #expect(view.windows.map(\.window) == view.windows.map(\.window).sorted(by: >))
    #expect(view.windows[1].vintage == Vintage(window: WindowID("2019-2021")!))
    #expect(view.windows[1].age == 3)
    #expect(view.windows.count == 15)
    #expect(view.mask.count == 27)
    #expect(view.mask.filter { $0 }.count == 15)
    // The window that holds the season and nothing before it is masked, not missing.
    let first = SeasonView(season: Season(2022), kind: .real, available: real, others: Array(simulated.keys))
    #expect(!first.windows.contains { $0.window == WindowID("2022-2024")! })
  }

  @Test func theTwoKindsDoNotSeeEachOther() {
    let view = SeasonView(season: Season(1985), kind: .real, available: real, others: Array(simulated.keys))
    #expect(view.windows.map(\.window.description) == ["1983-1985", "1980-1982"])
    var mixed = simulated
    mixed[Season(1980)] = 5_000
    let other = SeasonView(season: Season(1981), kind: .simulated, available: mixed, others: Array(real.keys))
    // 1980-1982 holds real seasons, so its simulated one trains nothing.
    #expect(other.windows.first?.window.description == "1977-1979")
  }

  @Test func aVintageOfTooFewRowsIsMasked() {
    var rows = real
    rows[Season(2022)] = 499
    let view = SeasonView(season: Season(2023), kind: .real, available: rows, others: [])
    #expect(view.windows.first?.window.description == "2019-2021")
  }
}

@Suite struct MetaPlanTests {
  private let real = Dictionary(uniqueKeysWithValues: (1980...2025).map { (Season($0), 20_000) })

  @Test func eightMetaSeasonsAndEveryVintageOnce() {
    let plan = MetaPlan(cutoff: Season(2025), variant: .blind, kind: .real, available: real, others: [])
    #expect(plan.metaSeasons == (2017...2024).map { Season($0) })
    #expect(Set(plan.vintages).count == plan.vintages.count)
    // Nothing the plan needs was trained on the cut-off's season or later.
    let seasons = real.keys.sorted()
    #expect(plan.vintages.allSatisfy { $0.trainingSeasons(available: seasons).allSatisfy { $0 < Season(2025) } })
    #expect(plan.vintages.map(\.description).contains("2022-2024@2023"))
    #expect(plan.vintages.map(\.description).contains("2016-2018@2017"))
    #expect(plan.leagues.count == 9)
    #expect(plan.leagues.last == LeagueKey(cutoff: Season(2025), variant: .blind, seeds: 3))
    #expect(plan.leagues.allSatisfy { $0.cutoff <= Season(2025) })
  }

  @Test func earlySeasonsHaveFewerAndTheFirstNone() {
    let early = MetaPlan(cutoff: Season(1984), variant: .blind, kind: .real, available: real, others: [])
    #expect(early.metaSeasons == [Season(1982), Season(1983)])
    let first = MetaPlan(cutoff: Season(1981), variant: .blind, kind: .real, available: real, others: [])
    #expect(first.metaSeasons.isEmpty)
  }
}
