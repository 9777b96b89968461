import BoxScores
import Features
import Foundation
import Windows

/// Trains the components that a configuration asks for and fits what is taken of them.
struct V4Training {
  let configuration: ExperimentConfiguration
  let settings: MetaSettings
  let variant: FeatureVariant
  let source: MetaSource
  /// Where unfinished work is kept.
  let folder: URL
  /// Hash of everything but configuration and settings that shapes the components, so that experiments on one cube share
  /// them.
  let inputsHash: String
  let shouldStop: @Sendable () -> Bool
  let progress: @Sendable (String, Double) -> Void

  struct Result {
    var stats: [MetaManifest.StatReport]
    var networks: [V4NetworkDescription]
    var files: [String: Data]
  }

  /// A component with what it said about meta seasons, by position, before it had seen them.
  private typealias Said = (component: V4Component, forecasts: [Int: ComponentForecast])

  /// - Parameters:
  ///   - seasons: All meta seasons, in order.
  ///   - blend: As of the cut-off.
  func run(_ seasons: [MetaSeason], cutoff: Season, blend: StackBlend) throws -> Result {
    let flags = configuration.featureFlags
    var said: [Said] = []
    var unmeasured: [V4Component] = []
    let correction = CorrectionTrainer(
      configuration: configuration.components.residualCorrection, settings: settings, variant: variant,
      threads: source.threads,
      stage: BoosterStage(
        folder: folder,
        inputsHash: StableJSON.hash([
          inputs(of: .residualCorrection), StableJSON.hash(configuration.components.residualCorrection),
        ])),
      mayTrain: { if shouldStop() { throw MetaError.interrupted(what: "the meta-learner of \(cutoff)") } })
    if flags.residualCorrection {
      progress("residual correction, held-out seasons", 0)
      // The first two seasons are too little to learn from.
      let first = max(min(2, seasons.count - 1), seasons.count - settings.heldOutSeasons)
      let forecasts = try correction.heldOut(seasons, max(0, first)..<seasons.count)
      if forecasts.isEmpty {
        unmeasured.append(.residualCorrection)
      } else {
        said.append((.residualCorrection, forecasts))
      }
    }
    var networks: [V4NetworkTrainer.Result] = []
    let asked = [(V4Component.playerEmbeddings, flags.playerEmbeddings), (.temporalMemory, flags.temporalMemory)]
    for (component, _) in asked.filter(\.1) {
      let start = component == .playerEmbeddings ? 0.15 : 0.35
      let trained = try V4NetworkTrainer(
        component: component, configuration: configuration, settings: settings, variant: variant, source: source,
        folder: folder, inputsHash: inputs(of: component), shouldStop: shouldStop,
        progress: { [progress] in progress($0, start + (component == .playerEmbeddings ? 0.2 : 0.45) * $1) }
      ).run(seasons, cutoff: cutoff)
      said.append((component, trained.forecasts))
      networks.append(trained)
    }

    progress("shares and distributions", 0.8)
    let stats = fit(seasons, said, unmeasured, blend)
    var files: [String: Data] = [:]
    let corrected = stats.filter { Self.isUsed(.residualCorrection, $0) }.map(\.stat)
    if !corrected.isEmpty {
      progress("residual correction", 0.85)
      files.merge(try correction.final(seasons, stats: corrected).files) { first, _ in first }
    }
    var kept: [V4NetworkDescription] = []
    for network in networks {
      let speaks = stats.contains { Self.isUsed(network.description.component, $0) }
      if speaks { kept.append(network.description) }
      // The embeddings answer questions about players whatever they are worth to the forecasts.
      for (name, data) in network.files where speaks || name == EmbeddingSnapshot.fileName { files[name] = data }
    }
    return Result(stats: stats, networks: kept, files: files)
  }

  private func inputs(of component: V4Component) -> String {
    StableJSON.hash([inputsHash, StableJSON.hash(settings.seen(by: component))])
  }

  private static func isUsed(_ component: V4Component, _ report: MetaManifest.StatReport) -> Bool {
    report.share(of: component) > 0 || report.meanShare(of: component) > 0
  }

  private func fit(
    _ seasons: [MetaSeason], _ said: [Said], _ unmeasured: [V4Component], _ blend: StackBlend
  ) -> [MetaManifest.StatReport] {
    Stat.allCases.compactMap { stat in
      var held = HeldOutRows(components: said.count)
      for (index, season) in seasons.enumerated() {
        let forecasts = said.compactMap { $0.forecasts[index] }
        if forecasts.count == said.count { held.add(season, stat, forecasts) }
      }
      guard held.count >= 100 else { return nil }
      return StatFit(
        stat: stat, held: held, components: said.map(\.component), unmeasured: unmeasured, settings: settings
      ).report(blend: blend, inputs: StackInputs.names(stat, variant: variant, settings: settings))
    }
  }
}
