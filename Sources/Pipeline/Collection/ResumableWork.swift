import BoxScores
import Features
import Forecasting
import Foundation
import MetaLearner
import Registry
import Windows

/// Tells whether the work in a staging folder can be gone on with: whether it is what the present games, features and
/// settings would make.
struct ResumableWork {
  private let session: WorkspaceSession
  private let workshops: [DataKind: ModelWorkshop]
  private let configurations: [ExperimentConfiguration]

  init(_ session: WorkspaceSession) throws {
    self.session = session
    workshops = try session.workshops()
    let registry = try session.registry()
    let metas = try registry.current(.meta).compactMap { artifact in
      try? MetaManifest.read(folder: registry.folder(of: artifact)).configuration
    }
    // One that cannot be read makes its work unknown, and unknown work stays.
    let champions = DataKind.allCases.flatMap { kind in
      FeatureVariant.allCases.compactMap { try? registry.championConfiguration(kind, $0) }
    }
    configurations = [.v4Full, .allOff] + metas + champions
  }

  /// - Parameter name: Of a folder in `staging`.
  /// - Returns: False only for work that is known to be of no use any more, and for what no training made.
  func canGoOn(_ name: String) -> Bool {
    // `KIND-KEY-FINGERPRINT`, sixteen digits at the end.
    guard !name.hasPrefix("fullcourt-bundle-") else { return false }
    guard let (kind, key) = Self.split(name) else { return true }
    let candidates: [ModelInputs]?
    switch kind {
    case .window, .vintage: candidates = Self.vintage(key).map(inputs)
    case .league: candidates = Self.league(key).map { key, kind in workshops[kind].map { [$0.inputs(key)] } ?? [] }
    case .meta: candidates = metas(key)
    default: candidates = nil
    }
    guard let candidates else { return true }
    return candidates.contains { inputs in
      (try? Registry.stagingName(kind, key: key, fingerprint: inputs.fingerprint)) == name
    }
  }

  private func inputs(_ vintage: Vintage) -> [ModelInputs] {
    workshops.values.flatMap { workshop in
      // Work on windows with and without networks is of use: `--networks` chooses.
      let present = workshop.inputs(vintage)
      return present.equivalent.union([present.settings]).sorted().map { settings in
        var other = present
        other.settings = settings
        return other
      }
    }
  }

  /// Nil when no known configuration has that name: it may be that of a file.
  private func metas(_ key: String) -> [ModelInputs]? {
    for (kind, workshop) in workshops {
      for variant in FeatureVariant.allCases {
        for year in Season.first.endYear...Season.last.next.endYear {
          for configuration in configurations {
            let cutoff = Season(year)
            let name = ArtifactNames.meta(
              cutoff: cutoff, variant: variant, kind: kind, configuration: configuration.modelHash)
            guard name.key == key else { continue }
            return [workshop.metaInputs(MetaGoal(cutoff: cutoff, variant: variant), configuration)]
          }
        }
      }
    }
    return nil
  }

  static func split(_ name: String) -> (kind: ArtifactKind, key: String)? {
    let digits = name.suffix(16)
    guard name.count > 17, digits.allSatisfy(\.isHexDigit), name.dropLast(16).hasSuffix("-") else { return nil }
    let rest = name.dropLast(17)
    guard let dash = rest.firstIndex(of: "-") else { return nil }
    return (ArtifactKind(rawValue: String(rest[..<dash])), String(rest[rest.index(after: dash)...]))
  }

  /// Reads `2022-2024` and `2022-2024@2023`.
  static func vintage(_ text: String) -> Vintage? {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard let window = WindowID(String(parts[0])), parts.count <= 2 else { return nil }
    guard parts.count == 2 else { return Vintage(window: window) }
    return Int(parts[1]).map { Vintage(window: window, cutoff: Season($0)) }
  }

  /// Reads `league@2025-blind-3-real`.
  static func league(_ text: String) -> (key: LeagueKey, kind: DataKind)? {
    let parts = text.split(separator: "-")
    guard parts.count == 4, parts[0].hasPrefix("league@"), let year = Int(parts[0].dropFirst("league@".count)),
      let variant = FeatureVariant(rawValue: String(parts[1])), let seeds = Int(parts[2]),
      let kind = DataKind(rawValue: String(parts[3]))
    else { return nil }
    return (LeagueKey(cutoff: Season(year), variant: variant, seeds: seeds), kind)
  }
}
