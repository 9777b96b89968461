import BoxScores
import Features
import Foundation
import Learners
import Windows

/// A trained residual correction: forecasts what the blend misses.
struct CorrectionModel: Sendable {
  /// One stat and head.
  enum Part: Sendable {
    case boosters([Booster])
    case linear(RidgeModel)
  }

  private(set) var parts: [Stat: [CorrectionHead: Part]] = [:]

  mutating func set(_ stat: Stat, _ head: CorrectionHead, _ part: Part) { parts[stat, default: [:]][head] = part }

  func forecast(
    _ inputs: StackInputs, variant: FeatureVariant, settings: MetaSettings, threads: Int
  ) throws -> ComponentForecast {
    var result = ComponentForecast()
    for (stat, heads) in parts {
      let matrix = inputs.matrix(stat, variant: variant, settings: settings)
      for (head, part) in heads {
        let values = try Self.values(part, matrix, rows: inputs.rows, threads: threads)
        switch head {
        case .median: result.median[stat] = values
        case .mean: result.mean[stat] = values
        }
      }
    }
    return result
  }

  private static func values(_ part: Part, _ matrix: [Float], rows: Int, threads: Int) throws -> [Double] {
    switch part {
    case .linear(let model): return model.predict(matrix, rows: rows)
    case .boosters(let boosters):
      guard rows > 0 else { return [] }
      var sum = [Double](repeating: 0, count: rows)
      for booster in boosters {
        let raw = try booster.predict(matrix, rows: rows, columns: matrix.count / rows, threads: threads)
        for row in raw.indices { sum[row] += raw[row] }
      }
      return sum.map { $0 / Double(max(1, boosters.count)) }
    }
  }

  // MARK: - Files

  static func fileName(_ stat: Stat, _ head: CorrectionHead, seed: Int) -> String {
    "correction.\(stat.rawValue).\(head.rawValue).seed\(seed).txt"
  }

  static func linearFileName(_ stat: Stat, _ head: CorrectionHead) -> String {
    "correction.\(stat.rawValue).\(head.rawValue).json"
  }

  /// Reads what the manifest vouches for.
  ///
  /// - Throws: `MetaError.corrupt` for one that was trained on other inputs than it will be handed.
  static func load(_ manifest: MetaManifest, folder: URL) throws -> CorrectionModel {
    var model = CorrectionModel()
    for report in manifest.stats {
      let names = StackInputs.names(report.stat, variant: manifest.variant, settings: manifest.settings)
      guard report.inputs == names else {
        let place = zip(report.inputs, names).enumerated().first { $0.element.0 != $0.element.1 }
        throw MetaError.corrupt(
          path: folder.appendingPathComponent(MetaManifest.fileName).path,
          found: "\(report.inputs.count) inputs of the correction of \(report.stat.rawValue)"
            + (place.map { ", '\($0.element.0)' as number \($0.offset)" } ?? ""),
          expected: place.map { "'\($0.element.1)'" } ?? "\(names.count)")
      }
      for head in CorrectionHead.allCases {
        if let entry = manifest.file(linearFileName(report.stat, head)) {
          let path = folder.appendingPathComponent(entry.name).path
          let data = try ManifestFile.data(entry, in: folder)
          let ridge: RidgeModel
          do { ridge = try JSONDecoder().decode(RidgeModel.self, from: data) } catch {
            throw MetaError.corrupt(path: path, found: "\(error)", expected: "a linear model")
          }
          guard ridge.inputs == names.count else {
            throw MetaError.corrupt(path: path, found: "\(ridge.inputs) inputs", expected: "\(names.count)")
          }
          model.set(report.stat, head, .linear(ridge))
          continue
        }
        let boosters = try manifest.settings.correction.seeds.compactMap { seed in
          try manifest.file(fileName(report.stat, head, seed: seed)).map {
            try ManifestFile.booster($0, in: folder, inputs: names.count)
          }
        }
        if !boosters.isEmpty { model.set(report.stat, head, .boosters(boosters)) }
      }
    }
    return model
  }
}
