import NativeLibraries

/// What can go wrong with bundles, and with which.
public enum BundleError: FullcourtError, Equatable {
  /// A bundle that is not loaded, for this reason.
  case refused(file: String, problem: BundleProblem)
  /// A model of a bundle that is whole and cannot be loaded; `path` is the entry's.
  case model(path: String, found: String, expected: String)
  case cannotWrite(path: String, reason: String)
  /// What was to be packed does not fit the form.
  case cannotPack(path: String, reason: String)
  /// A bundle's forecast is asked for a day its models may not be asked about.
  case tooEarly(file: String, day: String, cutoff: String)
  /// Real games are handed to a bundle of a simulated league.
  case simulated(file: String)

  public var exitCode: ExitCode {
    switch self {
    case .refused(_, let problem): problem.exitCode
    case .model: .corrupt
    case .cannotWrite: .cannotWrite
    case .cannotPack, .simulated: .dataInvalid
    case .tooEarly: .preflightRefused
    }
  }

  public var message: String {
    switch self {
    case .refused(let file, let problem): "\(file) is refused: \(problem.text)"
    case .model(let path, let found, let expected):
      "the bundle's \(path) is damaged: found \(found), expected \(expected). Ask whoever made the bundle for it again, and "
        + "compare its identity with 'fullcourt bundle verify'."
    case .cannotWrite(let path, let reason):
      "cannot write \(path): \(reason). Free space or correct the permissions, then run the command again."
    case .cannotPack(let path, let reason): "'\(path)' cannot be put into a bundle: \(reason)"
    case .tooEarly(let file, let day, let cutoff):
      "the models of \(file) know of games before season \(cutoff), and \(day) is one of those days: ask for a day of season "
        + "\(cutoff) or later"
    case .simulated(let file):
      "\(file) is of a simulated league, and games from files are real: the two never mix"
    }
  }
}
