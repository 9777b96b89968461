import BoxScores
import Evaluation
import Features
import Forecasting
import Foundation
import MetaLearner
import NativeLibraries
import Registry
import Windows

/// Champion and challenger: who forecasts in production, and on what evidence.
///
/// Evidence are the losses that backtests kept; nothing is trained and no season is looked at again. All configurations
/// that were backtested on the seasons count as challengers, also when one of them is named: that is what Holm's
/// correction is told.
public struct Promotion: Sendable {
  /// What `meta promote` prints.
  public struct Report: Sendable, Encodable {
    /// Kind of data and variant, such as `real-blind`.
    public let line: String
    /// Name of the configuration that is in force now.
    public let champion: String
    /// Its hash, `ExperimentConfiguration.modelHash`.
    public let configuration: String
    /// The champion before; nil for the first.
    public let replaced: String?
    /// Seasons whose backtests it was decided on.
    public let seasons: [Season]
    /// Why it was accepted; percents below zero are better.
    public let verdict: GateVerdict
    /// All that were compared, this one too.
    public let compared: [GateVerdict]
    /// Cut-offs it is trained for.
    public let generations: [Season]
    /// What to know or to do next, a sentence each.
    public let notes: [String]

    /// What the command prints without `--json`.
    public var text: String {
      let seasons = seasons.map(\.description).joined(separator: ", ")
      var lines = [
        "Champion of \(line): '\(champion)'" + (replaced.map { ", in place of '\($0)'." } ?? ", the first one.")
      ]
      lines.append("Decided on the backtests of \(seasons). \(verdict.figures)")
      if verdict.challengers > 1 {
        lines.append("\(verdict.challengers) challengers were compared: p \(verdict.p), by Holm \(verdict.pHolm).")
      }
      return (lines + notes).joined(separator: "\n")
    }
  }

  /// What `meta rollback` prints.
  public struct RollbackReport: Sendable, Encodable {
    /// Kind of data and variant, such as `real-blind`.
    public let line: String
    /// Name of the configuration that is in force again.
    public let champion: String
    /// Name of the one that was taken back.
    public let rolledBack: String

    /// What the command prints without `--json`.
    public var text: String { "Champion of \(line): '\(champion)' again; '\(rolledBack)' was taken back." }
  }

  private let session: WorkspaceSession
  private let tool: String

  /// - Parameter tool: How the user calls the program for this workspace, for advice.
  public init(_ session: WorkspaceSession, tool: String) {
    self.session = session
    self.tool = tool
  }

  /// - Parameters:
  ///   - file: The configuration to promote; nil for the best one that passes.
  ///   - seasons: The seasons to decide on; nil for all that were backtested.
  /// - Throws: `PromotionRefused`; the champion stays then.
  public func promote(
    configuration file: URL?, variant: FeatureVariant, seasons: ClosedRange<Season>?
  ) throws -> Report {
    let (read, problem) = PreflightSubject.ConfigurationProblem.read(file)
    var subject = PreflightSubject(
      title: "meta promote", trains: false, configurationProblem: problem, replacesChampion: variant)
    guard let history = try session.histories().first else {
      subject.missingGames = .noGames(session)
      throw PreflightRefused(report: try Preflight(session: session).report(subject))
    }
    try Preflight(session: session).require(subject)
    let asked = read?.configuration
    let registry = try session.registry()
    let line = ArtifactNames.line(history.kind, variant)
    let champion = try registry.champion(of: line)
    let known = try champion?.record(as: ChampionEvidence.self).configuration
    if let asked, let known, asked.modelHash == known.modelHash {
      throw PromotionRefused.alreadyChampion(known.experiment.name)
    }
    let evidence = try Evidence(
      history: history, variant: variant, seasons: seasons, registry: registry, asked: asked, champion: known)
    let command = self.command(variant, seasons, file)
    if let asked, evidence.of(asked).isEmpty {
      throw PromotionRefused.noEvidence(configuration: asked.experiment.name, line: line, command: command)
    }
    guard !evidence.challengers.isEmpty else {
      throw PromotionRefused.noEvidence(configuration: nil, line: line, command: command)
    }
    let verdicts = try judge(evidence, champion: known, asked: asked, command: command)
    let chosen = verdicts.filter { asked == nil || $0.configuration.modelHash == asked?.modelHash }
    guard let best = chosen.filter(\.verdict.accepted).min(by: { $0.verdict.change < $1.verdict.change }) else {
      guard let nearest = chosen.min(by: { $0.verdict.change < $1.verdict.change }) else {
        throw PromotionRefused.noEvidence(configuration: asked?.experiment.name, line: line, command: command)
      }
      try record("meta promote", nearest, line, history, accepted: false)
      throw PromotionRefused.gate(nearest.verdict)
    }
    let note = ChampionEvidence(
      configuration: best.configuration, verdict: best.verdict, seasons: best.seasons, losses: best.losses)
    try registry.promote(
      line: line, configuration: best.configuration.modelHash, name: best.configuration.experiment.name,
      record: String(decoding: StableJSON.data(note), as: UTF8.self), expecting: champion?.id)
    try record("meta promote", best, line, history, accepted: true)
    return try report(best, verdicts.map(\.verdict), champion: champion, line, variant, history)
  }

  /// Puts the champion before this one in force again.
  /// - Throws: `RegistryError.noPreviousChampion`
  public func rollBack(variant: FeatureVariant) throws -> RollbackReport {
    guard let history = try session.histories().first else {
      throw SessionError.noGames(workspace: session.folder.path)
    }
    let line = ArtifactNames.line(history.kind, variant)
    let registry = try session.registry()
    let (from, to) = try registry.rollBack(line: line)
    let evidence = try to.record(as: ChampionEvidence.self)
    try registry.record(
      ExperimentRecord(
        kind: "meta rollback", line: line, name: to.name, seconds: 0, seasons: evidence.seasons, seeds: [],
        dataHash: StableJSON.hash(history.hash(of: history.seasons)), schemaHash: FeatureCatalogue.schemaHash,
        configuration: String(decoding: StableJSON.data(evidence.configuration), as: UTF8.self),
        metrics: String(decoding: StableJSON.data(["rolledBack": from.name]), as: UTF8.self)))
    return RollbackReport(line: line, champion: to.name, rolledBack: from.name)
  }

  private struct Judged {
    let configuration: ExperimentConfiguration
    let verdict: GateVerdict
    let seasons: [Season]
    let losses: [String]
  }

  private func judge(
    _ evidence: Evidence, champion: ExperimentConfiguration?, asked: ExperimentConfiguration?, command: String
  ) throws -> [Judged] {
    func criteria(_ configuration: ExperimentConfiguration) -> ExperimentConfiguration.AcceptanceCriteria {
      configuration.acceptanceCriteria
    }
    guard let champion else {
      return evidence.challengers.compactMap { configuration in
        let losses = evidence.of(configuration)
        let candidate = PromotionGate.Candidate(
          name: configuration.experiment.name,
          losses: Evidence.paired(losses.map { ($0, $0) }, ModelName.v4, ModelName.equalWindows))
        return PromotionGate(criteria: criteria(configuration)).first(candidate).map {
          Judged(
            configuration: configuration, verdict: $0, seasons: losses.map(\.losses.season), losses: losses.map(\.hash))
        }
      }
    }
    let theirs = evidence.of(champion)
    var pairs: [(ExperimentConfiguration, [(Evidence.Entry, Evidence.Entry)])] = []
    for configuration in evidence.challengers {
      let common = evidence.of(configuration).compactMap { ours in
        theirs.first { $0.losses.season == ours.losses.season && $0.losses.rowsHash == ours.losses.rowsHash }
          .map { (ours, $0) }
      }
      if !common.isEmpty { pairs.append((configuration, common)) }
    }
    let named = asked ?? evidence.challengers.first
    if pairs.isEmpty || (asked != nil && !pairs.contains { $0.0.modelHash == asked?.modelHash }) {
      throw PromotionRefused.noCommonSeason(
        candidate: named?.experiment.name ?? "-", champion: champion.experiment.name, command: command)
    }
    // Criteria are those of the configuration that is asked for, else the champion's: one bar for all challengers.
    let verdicts = PromotionGate(criteria: criteria(asked ?? champion)).challenge(
      pairs.map { configuration, common in
        PromotionGate.Candidate(
          name: configuration.experiment.name, losses: Evidence.paired(common, ModelName.v4, ModelName.v4))
      }, champion: champion.experiment.name)
    return zip(pairs, verdicts).map { pair, verdict in
      Judged(
        configuration: pair.0, verdict: verdict, seasons: pair.1.map(\.0.losses.season), losses: pair.1.map(\.0.hash))
    }
  }

  private func command(_ variant: FeatureVariant, _ seasons: ClosedRange<Season>?, _ file: URL?) -> String {
    let years = seasons.map {
      $0.lowerBound == $0.upperBound ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)"
    }
    return "\(tool) backtest --seasons \(years ?? "2025")"
      + (variant == .blind ? "" : " --variant \(variant.rawValue)")
      + (file.map { " --config \(ShellWord.quoted($0.relativePath))" } ?? "") + " --prepare"
  }

  private func record(
    _ kind: String, _ judged: Judged, _ line: String, _ history: History, accepted: Bool
  ) throws {
    var record = ExperimentRecord(
      kind: kind, line: line, name: judged.configuration.experiment.name, seconds: 0, seasons: judged.seasons,
      seeds: [],
      dataHash: StableJSON.hash(history.hash(of: history.seasons)), schemaHash: FeatureCatalogue.schemaHash,
      configuration: String(decoding: StableJSON.data(judged.configuration), as: UTF8.self),
      metrics: String(decoding: StableJSON.data(judged.verdict), as: UTF8.self))
    if !accepted {
      record.state = .failed
      record.message = judged.verdict.failures.joined(separator: "; ")
    }
    try session.registry().record(record)
  }

  private func report(
    _ best: Judged, _ compared: [GateVerdict], champion: ChampionRecord?, _ line: String, _ variant: FeatureVariant,
    _ history: History
  ) throws -> Report {
    let shelf = ModelShelf(registry: try session.registry(), kind: history.kind)
    let generations = try shelf.metas(variant: variant, configuration: best.configuration.modelHash)
    let next = try NextSeason(session).season()
    var notes: [String] = []
    if !generations.contains(next) {
      let asked = variant == .blind ? "" : " --variant \(variant.rawValue)"
      notes.append(
        "It is not trained for season \(next) yet: '\(tool) meta train\(asked)' trains it; until then 'predict\(asked)' uses "
          + "the newest generation it has.")
    }
    if history.kind == .simulated { notes.append("SIMULATED LEAGUE: no real player, team or game.") }
    return Report(
      line: line, champion: best.configuration.experiment.name, configuration: best.configuration.modelHash,
      replaced: champion?.name, seasons: best.seasons, verdict: best.verdict, compared: compared,
      generations: generations, notes: notes)
  }
}
