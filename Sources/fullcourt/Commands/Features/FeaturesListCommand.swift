import ArgumentParser
import Features
import Pipeline

struct FeaturesListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Print the catalogue: name, group, formula, unit, first season, source.",
    discussion: """
      Needs no data. The lineup group is used by the lineup variant only.

      Examples:
        fullcourt features list
        fullcourt features list --json
      """)

  @OptionGroup var common: CommonOptions

  func run() throws {
    let catalogue = FeatureListing.all
    if common.json {
      try JSONOutput.print(catalogue)
    } else {
      Console.result(Self.text(catalogue))
    }
  }

  private static func text(_ listing: FeatureListing) -> String {
    var table = TextTable([
      ("feature", .left), ("variant", .left), ("group", .left), ("unit", .left), ("since", .right), ("formula", .left),
    ])
    for feature in listing.features {
      table.add([
        feature.name, feature.variant, feature.group, feature.unit, feature.firstSeason.description, feature.formula,
      ])
    }
    return table.text + "\n\n\(listing.features.count) features, schema \(listing.schemaHash)"
  }
}
