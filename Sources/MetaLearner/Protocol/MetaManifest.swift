import BoxScores
import Evaluation
import Features
import Foundation
import Windows

/// What a meta-learner is: `meta.json` of its folder. It names the exact 27 windows.
public struct MetaManifest: Sendable, Codable, Hashable {
  /// The only format that is read.
  public static let currentFormat = 2
  public static let fileName = "meta.json"

  public var format = MetaManifest.currentFormat
  /// The season it forecasts; it knows nothing of it or later ones.
  public var cutoff: Season
  public var variant: FeatureVariant
  /// Real or simulated rows, never both.
  public var kind: DataKind
  public var configuration: ExperimentConfiguration
  /// All 27 of the catalogue, in order.
  public var windows: [WindowEntry]
  /// The league model of the blend, with all of its seeds.
  public var league: LeagueKey
  /// SHA-256 of the league model's manifest.
  public var leagueHash: String
  /// Seasons whose walk-forward forecasts it learned from, ascending.
  public var metaSeasons: [Season]
  /// As of the cut-off.
  public var levels: WindowLevels
  /// The blend as of the cut-off.
  public var blend: StackBlend
  /// One a stat at most: none where fewer than 100 rows were held out.
  public var stats: [StatReport]
  /// Of player embeddings and temporal memory, those that have a share in any stat.
  public var networks: [V4NetworkDescription]
  public var settings: MetaSettings
  /// Hash of the feature catalogue it was trained with; under another one it is not loaded.
  public var schemaHash: String
  /// What the caller says its rows are.
  public var dataHash: String
  /// Every model file with its size and SHA-256.
  public var files: [WindowManifest.FileEntry]

  /// A window as this meta-learner sees it.
  public struct WindowEntry: Sendable, Codable, Hashable {
    /// Whether what the window says is an input.
    public enum State: String, Sendable, Codable {
      /// Its vintage before the cut-off is an input.
      case visible
      /// It has no season or too few rows before the cut-off, or is of the other kind of data.
      case masked
    }

    public var window: WindowID
    public var state: State
    /// Nil when masked.
    public var vintage: Vintage?
    /// Seasons the vintage was trained on; empty when masked.
    public var seasons: [Season]
    /// SHA-256 of the window model's manifest; nil when masked.
    public var modelHash: String?
  }

  /// What was learned about one stat.
  public struct StatReport: Sendable, Codable, Hashable {
    public var stat: Stat
    /// The league model's share of the blend.
    public var leagueWeight: Double
    /// The share that fitted the last meta seasons best, before it was drawn towards one half.
    public var fittedWeight: Double
    /// Rows held out for shares and distributions; their seasons.
    public var heldOutRows: Int
    /// Seasons those rows come from, ascending.
    public var heldOutSeasons: [Season]
    /// Errors on the held-out rows of the median rounded to whole numbers.
    public var v4MAE: Double
    /// The same of the plain blend.
    public var stackMAE: Double
    /// The same of the league model alone.
    public var leagueMAE: Double
    /// A component each that the configuration asks for.
    public var components: [ComponentReport]
    /// P(Y = k | median, mean, expected minutes) of `v4` and `stack`.
    public var heads: [String: CountHead]
    /// P(Y = k | forecast) of the simpler models: `equalWindows`, `bestWindow`, `booster10`.
    public var counts: [String: ConditionalCounts]
    /// Names of the residual correction's inputs.
    public var inputs: [String]

    /// How much of its correction of the median is taken, 0...1; 0 for one that was not asked for.
    public func share(of component: V4Component) -> Double {
      components.first { $0.component == component }?.share ?? 0
    }

    func meanShare(of component: V4Component) -> Double {
      components.first { $0.component == component }?.meanShare ?? 0
    }
  }

  /// What the meta-learner sees, by name: what its cube must hold, whatever has been trained since.
  public var view: SeasonView {
    SeasonView(
      season: cutoff, kind: kind,
      windows: windows.reversed().compactMap { entry in
        guard let vintage = entry.vintage, let last = entry.seasons.last else { return nil }
        return SeasonView.VisibleWindow(
          window: entry.window, vintage: vintage, seasons: entry.seasons, age: cutoff.endYear - last.endYear)
      })
  }

  /// Reads a meta-learner's manifest, and nothing else of its folder.
  public static func read(folder: URL) throws(MetaError) -> MetaManifest {
    let file = folder.appendingPathComponent(fileName)
    let manifest = try ManifestFile.read(MetaManifest.self, from: file, format: currentFormat)
    if let fault = manifest.fault {
      throw .corrupt(path: file.path, found: fault, expected: "the 27 windows, and each stat once")
    }
    return manifest
  }

  /// What is wrong with it: windows and stats are looked up by name, so each has to be there once.
  private var fault: String? {
    guard windows.map(\.window) == WindowCatalogue.all else { return "\(windows.count) windows, or in another order" }
    for entry in windows {
      if let vintage = entry.vintage, vintage.window != entry.window {
        return "vintage \(vintage) as window \(entry.window)"
      }
    }
    let known = stats.map(\.stat)
    return Set(known).count == known.count ? nil : "stats \(known.map(\.rawValue))"
  }

  /// Nil for a stat with too few held-out rows.
  public func report(of stat: Stat) -> StatReport? { stats.first { $0.stat == stat } }

  func file(_ name: String) -> WindowManifest.FileEntry? { files.first { $0.name == name } }
}
