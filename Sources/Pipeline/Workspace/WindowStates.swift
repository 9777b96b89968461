import BoxScores
import Features
import Forecasting
import Foundation
import MetaLearner
import Registry
import Windows

/// How each of the 27 windows stands: by the hash of its own rows, the feature schema, the settings, and the hashes of its
/// files.
public struct WindowStates: Sendable {
  private let session: WorkspaceSession

  public init(_ session: WorkspaceSession) { self.session = session }

  /// Reads every byte of the windows' files.
  public func report() throws -> WindowsReport {
    let workshops = try session.workshops()
    let registry = try session.registry()
    return WindowsReport(
      windows: try WindowCatalogue.all.map { window in
        try report(window, try session.kind(of: window).flatMap { workshops[$0] }, registry)
      })
  }

  private func report(
    _ window: WindowID, _ workshop: ModelWorkshop?, _ registry: Registry
  ) throws -> WindowsReport.Window {
    let vintage = Vintage(window: window)
    let name = ArtifactNames.of(vintage)
    let artifact = try registry.current(name.kind, key: name.key)
    let state: ModelState
    if let workshop {
      state = try workshop.state(vintage, deep: true)
    } else if artifact != nil {
      state = .stale("its games are gone")
    } else {
      state = .missing
    }
    let manifest = artifact.flatMap { try? WindowManifest.read(folder: registry.folder(of: $0)) }
    return WindowsReport.Window(
      id: window, state: word(state),
      reason: artifact != nil && state == .missing ? "its folder is gone" : reason(state, vintage, workshop),
      kind: workshop?.history.kind,
      rows: manifest?.rows ?? 0, features: manifest?.features.count ?? 0, bytes: Int(artifact?.bytes ?? 0),
      seconds: artifact?.description.seconds ?? 0, cost: artifact?.description.cost ?? 0,
      stats: stats(manifest, window), network: manifest?.network,
      trainedAt: artifact?.createdAt,
      isOfAnotherSchema: artifact.map { $0.description.schemaHash != FeatureCatalogue.schemaHash } ?? false)
  }

  private func word(_ state: ModelState) -> WindowsReport.State {
    switch state {
    case .missing: .missing
    case .trained: .trained
    case .stale: .stale
    case .corrupt: .corrupt
    }
  }

  private func reason(_ state: ModelState, _ vintage: Vintage, _ workshop: ModelWorkshop?) -> String? {
    switch state {
    case .trained: return nil
    case .stale(let why), .corrupt(let why): return why
    case .missing:
      guard let workshop else { return "no games of its seasons" }
      let rows = workshop.rows(vintage.trainingSeasons(available: workshop.history.seasons))
      let needed = workshop.settings.window.minimumRows
      return rows < needed ? "\(rows) rows, at least \(needed) are needed" : "not trained yet"
    }
  }

  /// An era that did not record a stat abstains on it, trained or not.
  private func stats(_ manifest: WindowManifest?, _ window: WindowID) -> [Stat: WindowsReport.StatState] {
    var stats: [Stat: WindowsReport.StatState] = [:]
    for stat in Stat.allCases {
      if let report = manifest?.report(of: stat.target) {
        stats[stat] = .init(state: report.state == .trained ? .trained : .abstains, mae: report.tail?.mae)
      } else if manifest != nil || stat.column.firstSeason > window.last {
        stats[stat] = .init(state: .abstains, mae: nil)
      }
    }
    return stats
  }
}

extension WorkspaceSession {
  /// The kind of data that a window learns from; nil when there are no games of its seasons.
  func kind(of window: WindowID) throws -> DataKind? {
    WindowKind.of(window, realSeasons: try seasons(.real), simulatedSeasons: try seasons(.simulated))
  }

  /// A workshop for each kind that has games.
  func workshops() throws -> [DataKind: ModelWorkshop] {
    Dictionary(uniqueKeysWithValues: try histories().map { ($0.kind, try ModelWorkshop(self, history: $0)) })
  }
}
