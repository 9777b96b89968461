/// Where a row came from. The two kinds never mix: not in features, not in windows, not in metrics.
public enum DataKind: String, CaseIterable, Sendable, Codable {
  case real, simulated
}
