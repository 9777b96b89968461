import Analyzer
import BoxScores
import Features
import Forecasting
import MetaLearner
import Registry

/// The models of a bundle, asked about the players of lines.
///
/// A bundle holds no backtests: proof is looked for in a workspace, where there is one.
public struct BundleLineModels: LineModels {
  public let tool: String
  private let forecaster: ProductionForecaster
  private let session: WorkspaceSession?

  /// - Parameter session: Whose backtests may prove the bundle's configuration; nil for none.
  public init(_ forecaster: ProductionForecaster, session: WorkspaceSession?, tool: String = "fullcourt") {
    self.forecaster = forecaster
    self.session = session
    self.tool = tool
  }

  public func league(seasons: ClosedRange<Season>) throws -> LeagueIndex { try forecaster.league(seasons: seasons) }

  public func forecasts(of lines: [ResolvedLine], season: Season) throws -> LineForecasts {
    let manifest = forecaster.manifest
    var players: [PlayerForecast] = []
    var missing: [Appearance: NoForecast] = [:]
    for (day, ofDay) in Dictionary(grouping: lines, by: \.game.day).sorted(by: { $0.key < $1.key }) {
      let wanted = Set(ofDay.map(Appearance.init))
      var slate = try forecaster.slate(on: day) ?? DaySlate(season: season, entries: [])
      let isOver = slate.entries.contains { $0.participation == .knownToHavePlayed }
      if manifest.variant == .blind { slate = slate.keeping { wanted.contains($0.appearance) } }
      let forecasts = try forecaster.distributions(slate, on: day)
      players += forecasts.filter { wanted.contains(Appearance(personId: $0.personId, gameId: $0.gameId)) }
      let known = Set(forecasts.map { Appearance(personId: $0.personId, gameId: $0.gameId) })
      for appearance in wanted.subtracting(known) { missing[appearance] = isOver ? .didNotPlay : .notOnRoster }
    }
    return LineForecasts(
      model: .init(
        season: season, cutOff: manifest.cutOff, configuration: manifest.configuration,
        champion: manifest.promotion == nil ? nil : manifest.configuration, variant: manifest.variant.rawValue,
        bundle: String(forecaster.identity.prefix(12)), simulated: manifest.kind == .simulated),
      configurationHash: manifest.configurationHash, players: players,
      correlations: forecaster.combined?.correlations, missing: missing,
      notes: [
        "From bundle \(forecaster.identity.prefix(12)), of configuration '\(manifest.configuration)'.",
        forecaster.combined == nil && lines.contains { $0.line.market == .pra }
          ? "The bundle does not hold how points, rebounds and assists move together: their sum is not forecast." : nil,
      ].compactMap(\.self))
  }

  public func proofs(of forecasts: LineForecasts, before season: Season) throws -> [LineProof] {
    guard let session, session.workspace.exists, let history = try session.history(forecaster.manifest.kind) else {
      return []
    }
    return try LineProof.all(
      kind: history.kind, variant: forecaster.manifest.variant, configuration: forecasts.configurationHash,
      history: history, in: session.registry()
    ).filter { $0.season < season }
  }
}
