/// Whether windows are trained with networks beside their trees.
public enum NetworkUse: String, Sendable, CaseIterable {
  /// Tried, measured on rows that neither saw, and kept where they help.
  case auto
  /// The same in windows of few rows, where `auto` does not try.
  case always
  /// Trees only.
  case off
}
