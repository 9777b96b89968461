/// Which team a text means.
public enum TeamMatch: Sendable, Equatable {
  /// A code of `TeamCatalogue`.
  case team(Int16)
  /// Several teams are called so, such as the two of Los Angeles: their codes, ascending.
  case shared([Int16])
  case unknown
}
