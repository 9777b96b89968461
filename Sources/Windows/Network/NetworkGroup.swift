import BoxScores

/// Targets that share a network.
public enum NetworkGroup: String, Sendable, Codable, CaseIterable, Hashable {
  case box, threes, minutes

  var targets: [Target] {
    switch self {
    case .box: [.points, .rebounds, .assists]
    case .threes: [.threes]
    case .minutes: [.minutes]
    }
  }

  static func of(_ target: Target) -> NetworkGroup { allCases.first { $0.targets.contains(target) }! }

  var number: UInt64 { UInt64(Self.allCases.firstIndex(of: self)!) }
  var fileName: String { "network.\(rawValue).safetensors" }
}
