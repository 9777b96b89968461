import BoxScores
import Features
import Foundation
import Learners
import Windows

/// A trained league model, ready to forecast medians.
public final class LeagueModel: Sendable {
  public let manifest: LeagueManifest
  private let columns: [Int]
  /// A booster for each seed.
  private let boosters: [Stat: [Booster]]

  /// Reads a league model's folder; every file is checked against the manifest.
  public static func load(folder: URL) throws -> LeagueModel {
    let manifest = try LeagueManifest.read(folder: folder)
    let columns = manifest.features.compactMap(FeatureCatalogue.index(of:))
    guard manifest.schemaHash == FeatureCatalogue.schemaHash, columns.count == manifest.features.count else {
      throw MetaError.schemaDiffers(
        what: manifest.key.description, found: manifest.schemaHash, expected: FeatureCatalogue.schemaHash)
    }
    var boosters: [Stat: [Booster]] = [:]
    for stat in Stat.allCases {
      for seed in manifest.settings.seeds.prefix(manifest.key.seeds) {
        let name = fileName(stat, seed)
        guard let entry = manifest.files.first(where: { $0.name == name }) else { continue }
        boosters[stat, default: []].append(try ManifestFile.booster(entry, in: folder, inputs: columns.count))
      }
    }
    return LeagueModel(manifest: manifest, columns: columns, boosters: boosters)
  }

  private init(manifest: LeagueManifest, columns: [Int], boosters: [Stat: [Booster]]) {
    self.manifest = manifest
    self.columns = columns
    self.boosters = boosters
  }

  /// Medians of all rows of a block: the mean over the first `seeds` seeds (nil: over all), never below zero. A stat the
  /// seasons did not record is absent.
  ///
  /// - Complexity: O(rows x trees)
  public func predict(_ block: FeatureBlock, seeds: Int? = nil, threads: Int = 1) throws -> [Stat: [Float]] {
    let inputs = gather(block)
    var result: [Stat: [Float]] = [:]
    for stat in Stat.allCases {
      guard let all = boosters[stat], !all.isEmpty else { continue }
      let used = all.prefix(seeds ?? all.count)
      var sum = [Double](repeating: 0, count: block.count)
      for booster in used {
        let raw = try booster.predict(inputs, rows: block.count, columns: columns.count, threads: threads)
        for row in raw.indices { sum[row] += raw[row] }
      }
      result[stat] = sum.map { Float(max(0, $0 / Double(used.count))) }
    }
    return result
  }

  private func gather(_ block: FeatureBlock) -> [Float] {
    var inputs = [Float]()
    inputs.reserveCapacity(block.count * columns.count)
    for row in 0..<block.count {
      for column in columns { inputs.append(block[row, column]) }
    }
    return inputs
  }

  /// What moved a stat's median of each row, mean over the seeds; nil for a stat it does not know.
  public struct Contributions: Sendable {
    /// What the trees expect of any row.
    public let base: Double
    /// Columns of the catalogue, and what each adds, in real units: with `base` they add up to what the trees say.
    public let columns: [Int]
    /// Aligned with `columns`.
    public let added: [Double]

    /// What the trees say of the row, before it is held at zero.
    public var trees: Double { added.reduce(base, +) }
  }

  /// Exact Shapley values of the trees; see `Booster.contributions`.
  ///
  /// - Complexity: O(rows x trees x leaves x depth^2)
  public func contributions(_ block: FeatureBlock, stat: Stat, threads: Int = 1) throws -> [Contributions]? {
    guard let all = boosters[stat], !all.isEmpty else { return nil }
    let inputs = gather(block)
    let width = columns.count + 1
    var sums = [Double](repeating: 0, count: block.count * width)
    for booster in all {
      let added = try booster.contributions(inputs, rows: block.count, columns: columns.count, threads: threads)
      for index in sums.indices { sums[index] += added[index] }
    }
    let means = sums.map { $0 / Double(all.count) }
    return (0..<block.count).map { row in
      Contributions(
        base: means[row * width + width - 1], columns: columns,
        added: Array(means[(row * width)..<(row * width + width - 1)]))
    }
  }

  static func fileName(_ stat: Stat, _ seed: Int) -> String { "\(stat.rawValue).seed\(seed).txt" }
}
