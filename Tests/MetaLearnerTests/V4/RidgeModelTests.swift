import Foundation
import Testing

@testable import MetaLearner

@Suite struct RidgeModelTests {
  @Test func aLineIsFoundAndAMissingInputIsNoZero() {
    let rows = 300
    var matrix: [Float] = []
    var targets: [Float] = []
    for row in 0..<rows {
      let x = Float(row % 17)
      let isMissing = row % 5 == 0
      matrix += [isMissing ? .nan : x, Float(row % 3)]
      targets.append((isMissing ? 30 : 2 * x + 1) - Float(row % 3))
    }
    let model = RidgeModel.fit(matrix: matrix, width: 2, targets: targets, penalty: 1e-9, reweightings: 0)
    let fitted = model.predict(matrix, rows: rows)
    #expect(zip(fitted, targets).allSatisfy { abs($0 - Double($1)) < 1e-3 })
    #expect(model.flagged == [0])
  }

  @Test func absoluteErrorsFindTheMedian() {
    // Nine of ten rows say 1, one says 100: the mean is 10.9.
    let targets = (0..<200).map { Float($0 % 10 == 0 ? 100 : 1) }
    let matrix = [Float](repeating: 1, count: 200)
    let squared = RidgeModel.fit(matrix: matrix, width: 1, targets: targets, penalty: 1e-6, reweightings: 0)
    let absolute = RidgeModel.fit(matrix: matrix, width: 1, targets: targets, penalty: 1e-6, reweightings: 8)
    #expect(abs(squared.predict([1], rows: 1)[0] - 10.9) < 0.01)
    #expect(abs(absolute.predict([1], rows: 1)[0] - 1) < 0.1)
  }

  @Test func aDamagedModelIsRefused() throws {
    let model = RidgeModel.fit(matrix: [1, 2, 3], width: 1, targets: [1, 2, 3], penalty: 0.1, reweightings: 0)
    let text = String(decoding: try JSONEncoder().encode(model), as: UTF8.self)
    #expect(try JSONDecoder().decode(RidgeModel.self, from: Data(text.utf8)) == model)
    for (found, put) in [("\"weights\":[", "\"weights\":[1,"), ("\"flagged\":[", "\"flagged\":[7")] {
      let broken = text.replacingOccurrences(of: found, with: put)
      #expect(broken != text)
      #expect(throws: (any Error).self) { try JSONDecoder().decode(RidgeModel.self, from: Data(broken.utf8)) }
    }
  }
}
