import BoxScores
import Evaluation
import Features
import MetaLearner
import Registry

/// The losses that count for a promotion: of the present games and features, of the seasons asked for.
struct Evidence {
  struct Entry {
    let losses: BacktestLosses
    /// SHA-256 of the file.
    let hash: String
  }

  /// All configurations with losses but the champion's; the one asked for first.
  let challengers: [ExperimentConfiguration]
  private let entries: [Entry]

  init(
    history: History, variant: FeatureVariant, seasons: ClosedRange<Season>?, registry: Registry,
    asked: ExperimentConfiguration?, champion: ExperimentConfiguration?
  ) throws {
    entries = try BacktestLosses.all(variant, history.kind, in: registry).filter { losses, _ in
      losses.schemaHash == FeatureCatalogue.schemaHash && losses.dataHash == history.hash(through: losses.season)
        && (seasons?.contains(losses.season) ?? true)
    }.map { losses, artifact in
      Entry(losses: losses, hash: artifact.files.first { $0.path == BacktestLosses.fileName }?.sha256 ?? "")
    }.sorted { $0.losses.season < $1.losses.season }
    var seen: Set<String> = champion.map { [$0.modelHash] } ?? []
    let asked = asked.map { [$0] } ?? []
    let known = entries.map(\.losses.configuration)
    challengers = (asked + known).filter { seen.insert($0.modelHash).inserted }.filter { configuration in
      known.contains { $0.modelHash == configuration.modelHash }
    }
  }

  /// The losses of a configuration, in order of seasons.
  func of(_ configuration: ExperimentConfiguration) -> [Entry] {
    entries.filter { $0.losses.configuration.modelHash == configuration.modelHash }
  }

  /// Losses of a model beside those of another one on the same rows, the seasons joined, by stat.
  static func paired(
    _ pairs: [(Entry, Entry)], _ model: String, _ baseline: String
  ) -> [(stat: Stat, daily: DailyLosses)] {
    Stat.allCases.compactMap { stat in
      let seasons = pairs.compactMap { ours, theirs in
        ours.losses.losses.against(theirs.losses.losses, model: model, baseline: baseline, stat: stat)
      }
      guard seasons.count == pairs.count, let first = seasons.first else { return nil }
      return (stat, seasons.dropFirst().reduce(first) { $0.joined(with: $1) })
    }
  }
}
