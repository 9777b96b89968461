import NativeLibraries

/// A price that is none.
public struct OddsError: FullcourtError, Hashable {
  /// As it was written.
  public let found: String
  /// How it was read.
  public let notation: Odds.Notation

  public var exitCode: ExitCode { .dataInvalid }

  /// What would have been right.
  public var expected: String {
    switch notation {
    case .american: "American odds: a number of at most -100 or at least +100, such as -115"
    case .decimal: "decimal odds: a number above 1 and up to \(Int(Odds.largest)), such as 1.87"
    }
  }

  public var message: String {
    "odds '\(found.prefix(40))': expected \(expected); say how the file writes its odds, or correct it"
  }
}
