import NativeLibraries

/// The parts of an ablation cannot be put side by side.
public enum AblationError: FullcourtError, Equatable {
  /// The games changed while the ablation ran.
  case rowsDiffer

  public var exitCode: ExitCode { .internal }
  public var message: String {
    "the combinations were not scored on the same rows: the games changed while the ablation ran. Run it again."
  }
}
