import BoxScores
import MetaLearner

/// One step of the way from the blend to a forecast: what it added, and where the forecast stood after it.
public struct ForecastStep: Sendable {
  /// What the step is: the blend it begins with, its way to a mean, a component of V4, or the floor at zero.
  public enum Name: String, Sendable, Encodable {
    case blend, calibration, residualCorrection, playerEmbeddings, temporalMemory, floor
  }

  public let step: Name
  /// The step for people.
  public let title: String
  /// How much of a component is taken; nil for a step that is none.
  public let share: Double?
  /// In the stat's units; of the blend its whole value.
  public let added: Double
  /// The forecast after this step, in the stat's units.
  public let value: Double
  /// Why a component adds nothing.
  public let note: String?

  init(_ step: Name, _ title: String, share: Double? = nil, added: Double, value: Double, note: String? = nil) {
    self.step = step
    self.title = title
    self.share = share
    self.added = added
    self.value = value
    self.note = note
  }

  /// The way to the median of a row. The values are those that the forecast went through: the last one is the forecast.
  static func median(
    _ forecast: MetaForecast.StatForecast, _ row: Int, _ report: MetaManifest.StatReport
  ) -> [ForecastStep] {
    let blend = forecast.stack[row]
    return [ForecastStep(.blend, "blend of windows and league", added: blend, value: blend)]
      + components(from: blend, to: forecast.median[row], forecast.contributions.mapValues { $0[row] }, report) {
        report.share(of: $0)
      }
  }

  /// The way to the mean of a row.
  static func mean(
    _ forecast: MetaForecast.StatForecast, _ row: Int, _ report: MetaManifest.StatReport
  ) -> [ForecastStep] {
    let (blend, mean) = (forecast.stack[row], forecast.stackMean[row])
    return [
      ForecastStep(.blend, "blend of windows and league", added: blend, value: blend),
      ForecastStep(.calibration, "from the median to the mean", added: mean - blend, value: mean),
    ]
      + components(from: mean, to: forecast.mean[row], forecast.meanContributions.mapValues { $0[row] }, report) {
        component in
        report.components.first { $0.component == component }?.meanShare ?? 0
      }
  }

  private static func components(
    from start: Double, to end: Double, _ added: [V4Component: Double], _ report: MetaManifest.StatReport,
    share: (V4Component) -> Double
  ) -> [ForecastStep] {
    var value = start
    var steps: [ForecastStep] = []
    for component in V4Component.allCases {
      let own = added[component]
      value += own ?? 0
      steps.append(
        ForecastStep(
          Name(component), component.title, share: own == nil ? 0 : share(component), added: own ?? 0, value: value,
          note: own == nil ? note(component, report) : nil))
    }
    return steps + [ForecastStep(.floor, "never below zero", added: end - value, value: end)]
  }

  private static func note(_ component: V4Component, _ report: MetaManifest.StatReport) -> String {
    switch report.components.first(where: { $0.component == component })?.verdict {
    case nil: "left off: the configuration does without it"
    case .noGain, .helps: "left off: it brought nothing on seasons it had not seen"
    case .notMeasured: "left off: too few seasons to measure it on"
    }
  }
}

extension ForecastStep.Name {
  init(_ component: V4Component) {
    switch component {
    case .residualCorrection: self = .residualCorrection
    case .playerEmbeddings: self = .playerEmbeddings
    case .temporalMemory: self = .temporalMemory
    }
  }
}

extension ForecastStep: Encodable {
  private enum Key: String, CodingKey { case step, title, share, added, value, note }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(step, forKey: .step)
    try container.encode(title, forKey: .title)
    try container.encode(share, forKey: .share)
    try container.encode(added, forKey: .added)
    try container.encode(value, forKey: .value)
    try container.encode(note, forKey: .note)
  }
}
