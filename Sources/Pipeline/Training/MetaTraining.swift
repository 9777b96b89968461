import BoxScores
import Features
import Forecasting
import Foundation
import MetaLearner
import NativeLibraries
import Registry
import Windows

/// Trains the meta-learner that forecasts the games to come, after a preflight.
public struct MetaTraining: Sendable {
  /// What `meta train` prints.
  public struct Report: Sendable, Encodable {
    /// The season it forecasts; it knows nothing of it.
    public let cutOff: Season
    public let variant: FeatureVariant
    /// Name of the experiment.
    public let configuration: String
    /// Windows of today that are trained.
    public let windows: [WindowID]
    /// Windows that the meta-learner sees.
    public let visible: [WindowID]
    /// Seasons it learned from, each forecast as of its own cut-off.
    public let metaSeasons: [Season]
    /// The league model's share of the blend, by stat.
    public let leagueShare: [String: Double]
    /// What each component is worth, measured on seasons it had not seen.
    public let components: [ComponentReport]
    /// What names the model: the first digits of its manifest's SHA-256.
    public let model: String
    /// Of this run, the training of vintages and league models included.
    public let seconds: Double
    /// It was there already.
    public let alreadyTrained: Bool
    /// About the experiment's file, a sentence each.
    public let warnings: [String]

    /// What the command prints without `--json`.
    public var text: String {
      let shares = Stat.allCases.compactMap { stat in
        leagueShare[stat.rawValue].map { "\(stat.rawValue) \(($0 * 100).rounded() / 100)" }
      }
      let how = alreadyTrained ? "was trained already" : "trained in \((seconds * 10).rounded() / 10) s"
      return """
        The meta-learner for season \(cutOff)\(variant == .blind ? "" : ", \(variant.rawValue),") \(how) \
        (configuration '\(configuration)').
        Windows: \(windows.count) of \(WindowCatalogue.all.count) trained, \(visible.count) visible to season \(cutOff).
        Learned on seasons \(metaSeasons.map(\.description).joined(separator: ", ")), each forecast as of its own cut-off.
        Share of the league model in the blend: \(shares.joined(separator: ", ")).
        """ + components.map { "\n" + Self.line($0) }.joined()
    }

    private static func line(_ report: ComponentReport) -> String {
      func percent(_ with: Double?, _ without: Double?) -> String {
        guard let with, let without, without > 0 else { return "not measured" }
        return "\(((with / without - 1) * 10_000).rounded() / 100) %"
      }
      let change = percent(report.roundedErrorWith, report.roundedErrorWithout)
      let verdict =
        switch report.verdict {
        case .helps: "share \((report.share * 100).rounded() / 100), error \(change)"
        case .noGain: "left off: no gain that can be relied on (with it, error \(change))"
        case .notMeasured: "left off: too few seasons to measure it"
        }
      return "\(report.stat.rawValue), \(report.component.title): \(verdict)"
    }
  }

  private let session: WorkspaceSession
  private let interruption: Interruption
  private let progress: ProgressHandler
  var preflight: Preflight

  public init(_ session: WorkspaceSession, interruption: Interruption, progress: @escaping ProgressHandler) {
    self.session = session
    self.interruption = interruption
    self.progress = progress
    preflight = Preflight(session: session)
  }

  /// - Parameters:
  ///   - configuration: The experiment's YAML file; nil for the champion's configuration, `v4_full` before there is one.
  ///   - variant: What it may know of the night it forecasts. The windows are blind in both.
  ///   - resume: The command that goes on after an interruption.
  /// - Throws: `PreflightRefused` before any work is done, such as unless all 27 windows are trained; `BudgetError`,
  ///   `ReserveUsedUp`, `Interrupted`.
  public func run(configuration file: URL?, variant: FeatureVariant = .blind, resume: String) throws -> Report {
    let (configuration, problem) = PreflightSubject.ConfigurationProblem.read(file)
    var subject = PreflightSubject(title: "meta train", needsAllWindows: true, configurationProblem: problem)
    subject.metaHistory = []
    guard let history = try session.histories().first, let workshop = try session.workshops()[history.kind] else {
      subject.missingGames = .noGames(session)
      throw PreflightRefused(report: try preflight.report(subject))
    }
    let cutoff = try NextSeason(session).season()
    let goal = MetaGoal(cutoff: cutoff, variant: variant)
    let registry = try session.registry()
    let resolved = try configuration?.configuration ?? registry.championConfiguration(history.kind, variant) ?? .v4Full
    let missing = try MetaNeeds(workshop, goal, configuration: file == nil ? nil : resolved)
    subject.metaHistory = [workshop.metaHistory(goal)]
    subject.needs = workshop.needs(missing, goal, resolved, jobs: session.jobs)
    subject.needsTorch = missing.meta && resolved.needsTensors
    subject.isDataWork = !resolved.needsTensors || session.device == .cpu
    try preflight.require(subject)
    let windows = try WindowStates(session).report()
    let warnings = configuration?.warnings ?? []
    for warning in warnings { progress(.message("warning: \(warning)")) }
    let start = ContinuousClock.now
    let preparation = Preparation(session, interruption: interruption, progress: progress)
    let trained = try preparation.run(
      workshop, goal, configuration: file == nil ? nil : resolved,
      purpose: "meta train", resume: resume)
    let meta = try ModelShelf(registry: registry, kind: history.kind).meta(
      cutoff: cutoff, variant: variant, configuration: file == nil ? nil : resolved.modelHash)
    let manifest = meta.manifest
    let report = Report(
      cutOff: cutoff, variant: variant, configuration: manifest.configuration.experiment.name,
      windows: windows.windows(in: .trained),
      visible: manifest.windows.filter { $0.state == .visible }.map(\.window), metaSeasons: manifest.metaSeasons,
      leagueShare: Dictionary(uniqueKeysWithValues: manifest.stats.map { ($0.stat.rawValue, $0.leagueWeight) }),
      components: manifest.stats.flatMap(\.components), model: String(StableJSON.hash(manifest).prefix(12)),
      seconds: (ContinuousClock.now - start) / .seconds(1), alreadyTrained: !trained, warnings: warnings)
    if trained { try registry.record(.training(manifest, seconds: report.seconds)) }
    return report
  }
}
