/// A part of V4 that corrects the blend, with a share of its own.
///
/// Player embeddings and temporal memory speak through one network, so they share a share.
public enum V4Component: String, Sendable, Codable, CaseIterable, Comparable {
  case residualCorrection
  case network

  public static func < (left: V4Component, right: V4Component) -> Bool {
    left == .residualCorrection && right == .network
  }
}
