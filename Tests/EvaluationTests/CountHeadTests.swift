import Foundation
import Testing

@testable import Evaluation

@Suite struct CountHeadTests {
  struct Draws {
    var signals = CountSignals(median: [Double](), mean: [], minutes: [])
    var outcomes: [Double] = []
    var truths: [CountDistribution] = []
  }

  /// Counts of players whose mean the forecast knows with some error, and whose width depends on minutes. The median is
  /// coarse, as that of a low count is.
  private func draws(_ rows: Int, seed: UInt64, level: Double) -> Draws {
    var random = SplitMix(seed: seed)
    var draws = Draws()
    var (medians, means, minutes) = ([Double](), [Double](), [Double]())
    for _ in 0..<rows {
      let played = Double.random(in: 4...36, using: &random)
      let mean = level * played / 20 * pow(Double.random(in: 0.05...1.6, using: &random), 2)
      let truth = CountDistribution(
        weights: CountShapes.negativeBinomial(mean: mean, size: 1 + played / 6, maximum: 60))
      medians.append(Double(truth.median))
      means.append(mean * Double.random(in: 0.85...1.15, using: &random))
      minutes.append(played)
      draws.truths.append(truth)
      draws.outcomes.append(Double(truth.quantile(Double.random(in: 0..<1, using: &random))))
    }
    draws.signals = CountSignals(median: medians, mean: means, minutes: minutes)
    return draws
  }

  private func crps(_ truths: [CountDistribution], _ outcomes: [Double]) -> Double {
    zip(truths, outcomes).reduce(0) { $0 + $1.0.crps(Int($1.1)) } / Double(outcomes.count)
  }

  @Test(arguments: [(1.2, 1), (4.0, 2), (11.0, 3)] as [(Double, UInt64)])
  func newRowsAreCoveredInEveryTierAndScoreNearlyLikeTheTruth(level: Double, seed: UInt64) throws {
    let (past, future) = (draws(8_000, seed: seed, level: level), draws(6_000, seed: seed + 100, level: level))
    let head = try #require(CountHead.fit(past.signals, outcomes: past.outcomes))
    #expect(head.rows == 8_000)
    let table = head.distributions(future.signals)
    let scores = try #require(table.scores(future.outcomes))
    #expect(abs(scores.coverage80 - 0.8) < 0.015)
    #expect(scores.crps < crps(future.truths, future.outcomes) * 1.02)
    // The median alone, as a table's only condition, is worse, the more so the lower the counts.
    let simple = try #require(ConditionalCounts.fit(forecasts: past.signals.median, outcomes: past.outcomes))
    let simpleScores = try #require(simple.distributions(future.signals.median).scores(future.outcomes))
    #expect(scores.crps < simpleScores.crps * (level < 2 ? 0.98 : 1))
    for tier in [4.0..<15, 15..<26, 26..<37] {
      let rows = future.outcomes.indices.filter { tier.contains(future.signals.minutes[$0]) }
      let part = try #require(table.gather(rows).scores(rows.map { future.outcomes[$0] }))
      #expect(abs(part.coverage80 - 0.8) < 0.03, "\(tier)")
    }
    #expect(abs(Metrics.bias(table.means, future.outcomes)) < 0.04 * level)
    let reliability = try #require(table.reliability(future.outcomes, atLeast: [1, 2, 4, 7]))
    #expect(reliability.error < 0.02)
  }

  /// Players of whom little is known are less sure than others of the same forecast, and their intervals say so.
  @Test func whoIsLittleKnownHasAWiderIntervalThatCovers() throws {
    func rows(_ seed: UInt64) -> (signals: CountSignals, outcomes: [Double]) {
      let known = draws(8_000, seed: seed, level: 4)
      var (signals, outcomes) = (known.signals, known.outcomes)
      var random = SplitMix(seed: seed + 50)
      let few = draws(900, seed: seed + 1, level: 4)
      // Now and then a starter, now and then hardly used: half as much and half again as often as not.
      outcomes += few.outcomes.map { ($0 * (Bool.random(using: &random) ? 1.7 : 0.4)).rounded() }
      signals.append(
        CountSignals(
          median: few.signals.median, mean: few.signals.mean, minutes: few.signals.minutes,
          familiarity: Array(repeating: .fewGames, count: 900)))
      return (signals, outcomes)
    }
    let (past, future) = (rows(21), rows(41))
    let head = try #require(CountHead.fit(past.signals, outcomes: past.outcomes))
    #expect(Set(head.unfamiliar.keys) == [.fewGames])
    let table = head.distributions(future.signals)
    for (kind, rows) in [(Familiarity.recent, 0..<8_000), (.fewGames, 8_000..<8_900)] {
      let scores = try #require(table.gather(Array(rows)).scores(rows.map { future.outcomes[$0] }))
      #expect(abs(scores.coverage80 - 0.8) < (kind == .recent ? 0.025 : 0.035), "\(kind): \(scores.coverage80)")
    }
    // The same forecast, less sure.
    func width(_ kind: Familiarity) -> Int {
      let said = head.distribution(median: 8, mean: 8.5, minutes: 20, familiarity: kind)
      return said.quantile(0.9) - said.quantile(0.1)
    }
    #expect(width(.fewGames) > width(.recent))
    #expect(width(.noGame) == width(.recent))
    // It is kept, and a head of before, that had none, is still read.
    let written = try JSONEncoder().encode(head)
    #expect(try JSONDecoder().decode(CountHead.self, from: written) == head)
    var fields = try #require(try JSONSerialization.jsonObject(with: written) as? [String: Any])
    #expect((fields["unfamiliar"] as? [String: Any])?.keys.map(\.self) == ["fewGames"])
    fields["unfamiliar"] = nil
    let older = try JSONDecoder().decode(CountHead.self, from: JSONSerialization.data(withJSONObject: fields))
    #expect(older.unfamiliar.isEmpty)
    // And is written as it was: what names a model is a hash of it.
    let again = try #require(try JSONSerialization.jsonObject(with: JSONEncoder().encode(older)) as? [String: Any])
    #expect(again["unfamiliar"] == nil && Set(again.keys) == Set(fields.keys))
  }

  /// The probability integral transform of the head's forecasts is uniform: each tenth of it holds a tenth of the rows.
  @Test(arguments: [5, 6] as [UInt64]) func theTransformOfSimulatedTruthIsUniform(seed: UInt64) throws {
    let (past, future) = (draws(8_000, seed: seed, level: 4), draws(6_000, seed: seed + 1, level: 4))
    let table = try #require(CountHead.fit(past.signals, outcomes: past.outcomes)).distributions(future.signals)
    for tenth in 0..<10 {
      let (lower, upper) = (Double(tenth) / 10, Double(tenth + 1) / 10)
      let share =
        future.outcomes.indices.reduce(0.0) {
          $0 + table[$1].transformShare(Int(future.outcomes[$1]), lower: lower, upper: upper)
        } / 6_000
      #expect(abs(share - 0.1) < 0.02, "\(lower)")
    }
  }

  @Test(arguments: 11...14 as ClosedRange<UInt64>) func quantilesNeverCrossAndTailsFall(seed: UInt64) throws {
    let past = draws(600, seed: seed, level: 3)
    let head = try #require(CountHead.fit(past.signals, outcomes: past.outcomes))
    var random = SplitMix(seed: seed)
    for _ in 0..<200 {
      // Far beyond what was seen too, and with heads missing.
      let distribution = head.distribution(
        median: Int.random(in: 0..<4, using: &random) == 0 ? .nan : Double.random(in: 0...40, using: &random),
        mean: Double.random(in: 0...40, using: &random),
        minutes: Bool.random(using: &random) ? .nan : Double.random(in: -1...60, using: &random))
      #expect(abs(distribution.probabilities.reduce(0, +) - 1) < 1e-9)
      #expect(distribution.probabilities.allSatisfy { $0 >= 0 })
      let quantiles = stride(from: 0.05, through: 0.95, by: 0.05).map(distribution.quantile)
      #expect(zip(quantiles, quantiles.dropFirst()).allSatisfy { $0 <= $1 })
      let tails = (0...head.maximum + 1).map(distribution.atLeast)
      #expect(zip(tails, tails.dropFirst()).allSatisfy { $0 >= $1 })
    }
  }

  @Test func fewPairsMissingNumbersAndTheSameInputTwice() throws {
    #expect(CountHead.fit(CountSignals(median: [1.0, 2]), outcomes: [1, 2]) == nil)
    let past = draws(400, seed: 31, level: 2)
    var signals = past.signals
    signals.append(CountSignals(median: [Double.nan, 2], mean: [.nan, .nan]))
    let head = try #require(CountHead.fit(signals, outcomes: past.outcomes + [1, 3]))
    #expect(head.rows == 401)
    #expect(CountHead.fit(signals, outcomes: past.outcomes + [1, 3]) == head)
    // One head, no minutes: still a distribution, and a higher forecast a larger one.
    let poor = try #require(CountHead.fit(CountSignals(median: past.signals.mean), outcomes: past.outcomes))
    let means = [0.3, 1, 3, 6].map { poor.distribution(median: $0, mean: $0).mean }
    #expect(zip(means, means.dropFirst()).allSatisfy { $0 < $1 })
    // A row without a forecast has no distribution, and scores say so.
    let silent = head.distributions(CountSignals(median: [1.0, .nan]))
    #expect(silent.crps([1.0, 1])[0].isFinite)
    #expect(silent.crps([1.0, 1])[1].isNaN)
    // Outcomes that are all zero.
    let zeros = try #require(
      CountHead.fit(past.signals, outcomes: Array(repeating: 0, count: 400)))
    #expect(zeros.distribution(median: 1, mean: 1, minutes: 20).probabilities[0] > 0.9)
  }

  @Test func manyRowsEqualSingleOnesAndJSONKeepsThemAndRefusesNonsense() throws {
    let past = draws(1_500, seed: 41, level: 3)
    let head = try #require(CountHead.fit(past.signals, outcomes: past.outcomes))
    let signals = CountSignals(median: [0.0, 2, 9], mean: [0.4, 2.6, 50], minutes: [10, .nan, 40])
    let table = head.distributions(signals)
    for row in 0..<3 {
      let single = head.distribution(
        median: signals.median[row], mean: signals.mean[row], minutes: signals.minutes[row])
      for count in 0...head.maximum {
        #expect(abs(table[row].probabilities[count] - single.probabilities[count]) < 1e-6)
      }
    }
    let encoder = JSONEncoder()
    // One order of keys in every run: what is replaced below is the same.
    encoder.outputFormatting = .sortedKeys
    let data = try encoder.encode(head)
    let read = try JSONDecoder().decode(CountHead.self, from: data)
    #expect(read == head)
    let text = String(decoding: data, as: UTF8.self)
    for (good, bad) in [
      ("\"tableShare\":0.5", "\"tableShare\":1.5"), ("\"rows\":1500", "\"rows\":0"),
      ("\"shift\":", "\"shift\":-"), ("\"spread\":[", "\"spread\":[1,"),
      ("\"functions\":[[0,", "\"functions\":[[0.5,"),
    ] {
      let broken = text.replacingOccurrences(of: good, with: bad)
      let changed = broken != text
      #expect(changed, "\(good)")
      #expect(throws: DecodingError.self, "\(bad)") {
        _ = try JSONDecoder().decode(CountHead.self, from: Data(broken.utf8))
      }
    }
  }
}
