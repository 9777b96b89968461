import MetaLearner
import NativeLibraries

/// Why nothing was promoted. The champion, where there is one, stays.
public enum PromotionRefused: FullcourtError, Equatable {
  /// No backtest of this configuration (or of any) on the present games.
  case noEvidence(configuration: String?, line: String, command: String)
  /// Champion and challenger were not scored on the same rows of any season.
  case noCommonSeason(candidate: String, champion: String, command: String)
  /// The configuration of that name is in force.
  case alreadyChampion(String)
  /// The gate said no, for these reasons.
  case gate(GateVerdict)

  public var exitCode: ExitCode { .preflightRefused }

  public var message: String {
    switch self {
    case .noEvidence(let configuration, let line, let command):
      (configuration.map { "'\($0)' was never backtested" } ?? "nothing was backtested")
        + " on the present games (\(line)), and a promotion needs evidence. Get some: \(command)"
    case .noCommonSeason(let candidate, let champion, let command):
      "'\(candidate)' and the champion '\(champion)' were not scored on the same rows of any season: nothing can be "
        + "compared. Backtest both on one season: \(command)"
    case .alreadyChampion(let name):
      "'\(name)' is the champion already"
    case .gate(let verdict):
      "'\(verdict.candidate)' was not promoted: " + verdict.failures.joined(separator: "; ") + ". "
        + verdict.figures
    }
  }
}

extension GateVerdict {
  /// The figures in one line.
  public var figures: String {
    let stats = stats.map { "\($0.stat.rawValue) \(Self.percent($0.change))" }.joined(separator: ", ")
    return
      "Mean change in error against '\(opponent)': \(Self.percent(change)) [\(Self.percent(lower)), "
      + "\(Self.percent(upper))] over \(dates) dates (\(stats))."
  }

  static func percent(_ value: Double) -> String {
    let rounded = (value * 100).rounded() / 100
    return (rounded > 0 ? "+" : "") + "\(rounded) %"
  }
}
