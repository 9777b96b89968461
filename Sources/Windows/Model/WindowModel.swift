import BoxScores
import Features
import Foundation
import Learners

/// A trained window, ready to forecast.
public final class WindowModel: Sendable {
  public let manifest: WindowManifest
  /// Its inputs, in the order of the boosters' columns.
  public let columns: WindowColumns
  private let boosters: [Target: [WindowHead: Booster]]
  let network: WindowNetwork?

  /// Reads a window's folder; every file that is read is checked against the manifest.
  ///
  /// - Parameter heads: What will be asked for: most of the time goes into trees, and stacks are made of medians. A head that
  ///   was not read says nothing.
  public static func load(folder: URL, heads: [WindowHead] = WindowHead.allCases) throws -> WindowModel {
    let manifest = try WindowManifest.read(folder: folder)
    guard manifest.schemaHash == FeatureCatalogue.schemaHash, let columns = WindowColumns(names: manifest.features)
    else {
      throw WindowError.schemaDiffers(
        vintage: manifest.vintage.description, found: manifest.schemaHash, expected: FeatureCatalogue.schemaHash)
    }
    var boosters: [Target: [WindowHead: Booster]] = [:]
    for report in manifest.targets where report.state == .trained {
      for head in heads {
        let name = fileName(report.target, head)
        let data = try manifest.verified(name, in: folder)
        let booster = try Booster(text: String(decoding: data, as: UTF8.self))
        guard booster.featureCount == columns.count else {
          throw WindowError.corrupt(
            path: folder.appendingPathComponent(name).path, found: "\(booster.featureCount) inputs",
            expected: "\(columns.count)")
        }
        boosters[report.target, default: [:]][head] = booster
      }
    }
    let network = try WindowNetwork.load(manifest, folder: folder)
    return WindowModel(manifest: manifest, columns: columns, boosters: boosters, network: network)
  }

  private init(
    manifest: WindowManifest, columns: WindowColumns, boosters: [Target: [WindowHead: Booster]], network: WindowNetwork?
  ) {
    self.manifest = manifest
    self.columns = columns
    self.boosters = boosters
    self.network = network
  }

  /// The network's share of a target's median and mean; 0 where its trees are alone.
  func share(_ target: Target) -> Double {
    network == nil ? 0 : manifest.network.blendWeights[target.rawValue] ?? 0
  }

  func booster(_ target: Target, _ head: WindowHead) -> Booster? { boosters[target]?[head] }

  /// Targets it speaks about; on the others it abstains.
  public var targets: [Target] { Target.allCases.filter { boosters[$0] != nil } }

  /// Forecasts of all rows of a block, in real units, never below zero. NaN where the league's level is unknown.
  ///
  /// - Complexity: O(rows x trees)
  public func predict(
    _ block: FeatureBlock, targets: [Target] = Target.allCases, heads: [WindowHead] = WindowHead.allCases,
    threads: Int = 1
  ) throws -> WindowPrediction {
    let inputs = columns.gather(block)
    let blended = heads == [.scale] ? [] : targets.filter { share($0) > 0 }
    let networks = network?.forecasts(inputs, targets: blended) ?? [:]
    var values: [Target: [WindowHead: [Float]]] = [:]
    for target in targets {
      guard let mine = boosters[target] else { continue }
      let levels = LeagueLevels.of(target.level, in: block)
      for head in heads {
        guard let booster = mine[head] else { continue }
        let raw = try booster.predict(inputs, rows: block.count, columns: columns.count, threads: threads)
        let beside = head == .scale ? nil : networks[target].map { head == .median ? $0.median : $0.mean }
        guard let beside else {
          values[target, default: [:]][head] = zip(raw, levels).map { Float(max(0, $0)) * $1 }
          continue
        }
        let share = share(target)
        values[target, default: [:]][head] = (0..<block.count).map { row in
          max(0, OutOfFold.blend(Float(max(0, raw[row])), beside[row], share)) * levels[row]
        }
      }
    }
    return WindowPrediction(rows: block.count, values: values)
  }

  static func fileName(_ target: Target, _ head: WindowHead) -> String { "\(target.rawValue).\(head.rawValue).txt" }
}
