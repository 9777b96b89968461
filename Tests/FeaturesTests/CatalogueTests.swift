import BoxScores
import Testing

@testable import Features

@Suite struct CatalogueTests {
  @Test func everyNameIsThereOnce() {
    let names = FeatureCatalogue.all.map(\.name)
    #expect(Set(names).count == names.count)
    for (index, name) in names.enumerated() { #expect(FeatureCatalogue.index(of: name) == index) }
    #expect(FeatureCatalogue.blind.allSatisfy { $0.variant == .blind })
    #expect(FeatureCatalogue.lineup.allSatisfy { $0.variant == .lineup })
  }

  @Test func eachEraHasTheFeaturesItsBoxScoresAllow() {
    func count(_ year: Int) -> Int { FeatureCatalogue.indices(for: Season(year), variant: .blind).count }
    #expect((66...78).contains(count(1947)))
    #expect(count(1951) > count(1947))
    #expect(count(1979) > count(1973))
    #expect((150...182).contains(count(1997)))
    #expect(count(2025) == FeatureCatalogue.blind.count)
    #expect(count(2025) <= 185)
  }

  @Test func levelsAreColumns() {
    for level in LeagueLevel.allCases {
      #expect(FeatureCatalogue.all[FeatureCatalogue.index(of: level)].name == "league_\(level.rawValue)")
    }
  }
}
