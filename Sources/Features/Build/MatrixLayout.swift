/// Where the sections of a row begin.
struct MatrixLayout: Sendable {
  let team = PlayerDefinitions.all.count
  let teamPlayer = PlayerDefinitions.all.count + TeamDefinitions.sharedCount
  let interaction = PlayerDefinitions.all.count + TeamDefinitions.all.count
  let lineup = FeatureCatalogue.blind.count
  let width = FeatureCatalogue.all.count
}
