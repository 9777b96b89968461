import BoxScores
import Features

/// How a row's features become a network's inputs: standardised by seasons before every forecast, a missing value as zero
/// with a column of its own that says so.
struct FeatureScaling: Sendable, Codable, Hashable {
  /// Names of the features, in the catalogue.
  let features: [String]
  let means: [Float]
  /// One over the standard deviation; 0 for a feature that never changes.
  let factors: [Float]
  /// Positions of the features that may be missing.
  let flagged: [Int]
  let clip: Float
  /// Per stat: the mean absolute error of `base`, the unit of what the network adds.
  let scales: [Float]
  /// The same for minutes.
  let minutesScale: Float

  /// Numbers a row.
  var width: Int { features.count + flagged.count }

  /// Columns of the catalogue.
  var columns: [Int] { features.compactMap(FeatureCatalogue.index(of:)) }

  /// What the network corrects: the slow rate times the fast minutes.
  static func base(_ stat: Stat) -> Int { FeatureCatalogue.index(of: "\(stat.rawValue)_rate_minutes")! }
  static let minutesBase = FeatureCatalogue.index(of: "minutes_ewma6")!

  /// Fits on seasons that come before every forecast the network makes.
  init(source: MetaSource, seasons: [Season], variant: FeatureVariant, clip: Float) {
    let columns = FeatureCatalogue.indices(for: seasons.last ?? Season.last, variant: variant)
    var sums = [Double](repeating: 0, count: columns.count)
    var squares = sums
    var known = sums
    var rows = 0
    var errors = [Double](repeating: 0, count: Stat.allCases.count + 1)
    var counted = errors
    let targets = Stat.allCases.map { ($0.column, Self.base($0)) } + [(BoxColumn.minutes, Self.minutesBase)]
    for row in seasons.flatMap({ Array(source.table.rows(of: $0)) }) {
      let values = source.matrix.row(row)
      rows += 1
      for (position, column) in columns.enumerated() {
        let value = Double(values[column])
        guard value.isFinite else { continue }
        sums[position] += value
        squares[position] += value * value
        known[position] += 1
      }
      for (position, target) in targets.enumerated() {
        let error = source.table.values[target.0.rawValue][row] - values[target.1]
        guard error.isFinite else { continue }
        errors[position] += Double(abs(error))
        counted[position] += 1
      }
    }
    features = columns.map { FeatureCatalogue.all[$0].name }
    means = columns.indices.map { known[$0] > 0 ? Float(sums[$0] / known[$0]) : 0 }
    factors = columns.indices.map { position in
      guard known[position] > 1 else { return 0 }
      let mean = sums[position] / known[position]
      let variance = squares[position] / known[position] - mean * mean
      return variance > 1e-9 ? Float(1 / variance.squareRoot()) : 0
    }
    // A column that hardly ever lacks a value needs no column that says so.
    flagged = columns.indices.filter { known[$0] > 0 && known[$0] < 0.998 * Double(rows) }
    self.clip = clip
    let units = errors.indices.map { counted[$0] > 0 ? max(0.05, Float(errors[$0] / counted[$0])) : 1 }
    scales = Array(units.dropLast())
    minutesScale = units[units.count - 1]
  }

  /// Inputs of rows, row-major, `count` x `width`.
  func inputs(_ block: (Int, Int) -> Float, count: Int) -> [Float] {
    let columns = columns
    return [Float](unsafeUninitializedCapacity: count * width) { buffer, initialized in
      var slot = 0
      for row in 0..<count {
        for (position, column) in columns.enumerated() {
          let value = (block(row, column) - means[position]) * factors[position]
          buffer[slot] = value.isFinite ? min(clip, max(-clip, value)) : 0
          slot += 1
        }
        for position in flagged {
          buffer[slot] = block(row, columns[position]).isFinite ? 0 : 1
          slot += 1
        }
      }
      initialized = slot
    }
  }
}

extension FeatureScaling {
  private enum Key: String, CodingKey { case features, means, factors, flagged, clip, scales, minutesScale }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    features = try container.decode([String].self, forKey: .features)
    means = try container.decode([Float].self, forKey: .means)
    factors = try container.decode([Float].self, forKey: .factors)
    flagged = try container.decode([Int].self, forKey: .flagged)
    clip = try container.decode(Float.self, forKey: .clip)
    scales = try container.decode([Float].self, forKey: .scales)
    minutesScale = try container.decode(Float.self, forKey: .minutesScale)
    guard means.count == features.count, factors.count == features.count, scales.count == Stat.allCases.count,
      flagged.allSatisfy(features.indices.contains), features.allSatisfy({ FeatureCatalogue.index(of: $0) != nil }),
      (means + factors + scales + [clip, minutesScale]).allSatisfy(\.isFinite)
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .features, in: container, debugDescription: "not a scaling of known features")
    }
  }
}
