import BoxScores
import NativeLibraries

/// Why a bundle was not brought into a workspace. Nothing was changed.
public enum BundleImportRefused: FullcourtError, Equatable {
  /// Other artifacts stand under the same names.
  case inTheWay([String])
  /// The workspace has games, and only of the other kind.
  case otherKind(bundle: DataKind, workspace: String)

  public var exitCode: ExitCode { .preflightRefused }

  public var message: String {
    switch self {
    case .inTheWay(let names):
      "the workspace has other models under the same names: \(names.joined(separator: ", ")). With --replace the bundle's "
        + "take their place and one generation back is kept; or name an empty workspace."
    case .otherKind(let kind, let workspace):
      "the bundle is of \(kind.rawValue) games, and \(workspace) has only games of the other kind: name an empty workspace"
    }
  }
}
