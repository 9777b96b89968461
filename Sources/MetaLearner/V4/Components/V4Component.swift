/// A part of V4 that corrects the blend, with a flag in the configuration and a share of its own.
public enum V4Component: String, Sendable, Codable, CaseIterable, Comparable {
  case residualCorrection
  case playerEmbeddings
  case temporalMemory

  public static func < (left: V4Component, right: V4Component) -> Bool { left.order < right.order }

  private var order: Int { Self.allCases.firstIndex(of: self)! }

  /// For people.
  public var title: String {
    switch self {
    case .residualCorrection: "residual correction"
    case .playerEmbeddings: "player embeddings"
    case .temporalMemory: "temporal memory"
    }
  }
}
