/// The state of one of the 27 windows, as the registry knows it.
public enum WindowState: String, Sendable, Codable, CaseIterable {
  case missing, trained, stale, corrupt
}
