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
  let stage: BoosterStage
  let interruption: () throws -> Void
  let progress: (String, Double) -> Void

  struct Result {
    var stats: [MetaManifest.StatReport]
    var files: [String: Data]
  }

  /// - Parameters:
  ///   - seasons: All meta seasons, in order.
  ///   - blend: As of the cut-off.
  func run(_ seasons: [MetaSeason], blend: StackBlend) throws -> Result {
    let range = max(1, seasons.count - settings.heldOutSeasons)..<max(1, seasons.count)
    var said: [(component: V4Component, forecasts: [Int: ComponentForecast])] = []
    var unmeasured: [V4Component] = []
    let correction = CorrectionTrainer(
      configuration: configuration.components.residualCorrection, settings: settings, variant: variant,
      threads: source.threads, stage: stage, mayTrain: interruption)
    if configuration.featureFlags.residualCorrection {
      progress("residual correction, held-out seasons", 0)
      let forecasts = try correction.heldOut(seasons, range)
      if forecasts.isEmpty {
        unmeasured.append(.residualCorrection)
      } else {
        said.append((.residualCorrection, forecasts))
      }
    }

    progress("shares and distributions", 0.8)
    let stats = fit(seasons, range, said, unmeasured, blend)
    var files: [String: Data] = [:]
    let corrected = stats.filter { report in
      report.components.contains { $0.component == .residualCorrection && ($0.share > 0 || $0.meanShare > 0) }
    }
    if !corrected.isEmpty {
      progress("residual correction", 0.85)
      files.merge(try correction.final(seasons, stats: corrected.map(\.stat)).files) { first, _ in first }
    }
    return Result(stats: stats, files: files)
  }

  private func fit(
    _ seasons: [MetaSeason], _ range: Range<Int>,
    _ said: [(component: V4Component, forecasts: [Int: ComponentForecast])], _ unmeasured: [V4Component],
    _ blend: StackBlend
  ) -> [MetaManifest.StatReport] {
    Stat.allCases.compactMap { stat in
      var held = HeldOutRows(components: said.count)
      for index in range where index < seasons.count {
        let forecasts = said.compactMap { $0.forecasts[index] }
        if forecasts.count == said.count { held.add(seasons[index], stat, forecasts) }
      }
      // One meta season: the blend's forecasts of it are out of sample, and distributions need some rows.
      if held.count == 0, said.isEmpty { seasons.forEach { held.add($0, stat, []) } }
      guard held.count >= 100 else { return nil }
      return StatFit(
        stat: stat, held: held, components: said.map(\.component), unmeasured: unmeasured, settings: settings
      ).report(blend: blend, inputs: StackInputs.names(stat, variant: variant, settings: settings))
    }
  }
}
