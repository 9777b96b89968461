import BoxScores
import Foundation
import MetaLearner
import Windows

/// The settings of every kind of model, in one place. A change of any makes the models trained with the old ones stale.
public struct ModelSettings: Sendable {
  public var window = WindowSettings()
  /// Windows of trees alone and windows that tried networks beside them are all as good as new: nobody retrains a workspace
  /// because the other kind has become the default. False when a kind was asked for by name.
  public var acceptsWindowsOfEitherKind = true
  /// Networks were asked for by name: without torch nothing is trained, instead of trees alone.
  public private(set) var demandsNetworks = false
  public var league = LeagueSettings()
  public var meta = MetaSettings()

  public init() {}

  /// What `--networks` asks for; nil when it was not given.
  public init(networks: NetworkUse?) {
    guard let networks else { return }
    acceptsWindowsOfEitherKind = false
    switch networks {
    case .auto: break
    case .always:
      window = window.networksAlways
      demandsNetworks = true
    case .off: window = window.treesOnly
    }
  }
}

extension MetaSettings {
  /// The hash of the same settings as they were written before `usesVectors` was among them; nil where it is off. Models
  /// from then are as good as new.
  var olderHash: String? {
    guard usesVectors else { return nil }
    let text = String(decoding: StableJSON.data(self), as: UTF8.self)
    return ContentDigest.hex(of: Data(text.replacingOccurrences(of: "  \"usesVectors\" : true,\n", with: "").utf8))
  }
}
