import MetaLearner
import Windows

/// The settings of every kind of model, in one place. A change of any makes the models trained with the old ones stale.
public struct ModelSettings: Sendable {
  public var window = WindowSettings()
  public var league = LeagueSettings()
  public var meta = MetaSettings()

  public init() {}
}
