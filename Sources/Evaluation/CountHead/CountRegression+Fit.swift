#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

extension CountRegression {
  /// Fits by maximum likelihood, penalised by the ridge.
  ///
  /// The mean's coefficients take Fisher scoring steps, the size's steps by the outer product of gradients (Berndt, Hall,
  /// Hall & Hausman 1974), each halved until the likelihood rises.
  /// - Precondition: At least one pair, all finite but for the minutes.
  /// - Complexity: O(iterations x n x outcome)
  static func fit(_ pairs: [Pair], options: Options) -> CountRegression {
    let outcomeMean = pairs.reduce(0) { $0 + $1.outcome } / Double(pairs.count)
    let shift = max(0.02, options.shift * outcomeMean)
    var known = pairs.map(\.signal.minutes).filter(\.isFinite)
    let typical = known.isEmpty ? 0 : Median.of(&known)
    var columns = Array(repeating: [Double](), count: Self.columns)
    for pair in pairs {
      let minutes = pair.signal.minutes.isFinite ? pair.signal.minutes : typical
      for (column, value) in raw(pair.signal, shift: shift, minutes: minutes).enumerated() {
        columns[column].append(value)
      }
    }
    let offset = columns[0]
    let centre = columns.map { $0.reduce(0, +) / Double($0.count) }
    let spread = zip(columns, centre).map { column, centre in
      let variance = column.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / Double(column.count)
      return variance > 1e-12 ? variance.squareRoot() : 1
    }
    let ranges = columns.map { (lower: $0.min()!, upper: $0.max()!) }
    for column in columns.indices {
      for row in columns[column].indices {
        columns[column][row] = (columns[column][row] - centre[column]) / spread[column]
      }
    }
    var climb = Climb(
      columns: columns, offset: offset, outcomes: pairs.map(\.outcome), ridge: options.ridge)
    climb.run(iterations: options.iterations)
    return CountRegression(
      shift: shift, typicalMinutes: typical, lower: ranges.map(\.lower), upper: ranges.map(\.upper), centre: centre,
      spread: spread, mean: climb.mean, size: climb.size)
  }

  /// The climb up the likelihood.
  private struct Climb {
    let columns: [[Double]]
    let offset: [Double]
    let outcomes: [Double]
    let ridge: Double
    var mean: [Double]
    var size: [Double]

    init(columns: [[Double]], offset: [Double], outcomes: [Double], ridge: Double) {
      self.columns = columns
      self.offset = offset
      self.outcomes = outcomes
      self.ridge = ridge
      mean = Array(repeating: 0, count: columns.count + 1)
      size = mean
      // Start at the level of the outcomes and at the size their variance around it has.
      let expected = offset.reduce(0) { $0 + exp($1) }
      mean[0] = log(max(1e-3, outcomes.reduce(0, +) / expected))
      var (excess, square) = (0.0, 0.0)
      for row in outcomes.indices {
        let mu = exp(offset[row] + mean[0])
        excess += (outcomes[row] - mu) * (outcomes[row] - mu) - mu
        square += mu * mu
      }
      size[0] = CountRegression.held(log(max(1e-3, square / max(1e-3 * square, excess))), -2...6)
    }

    mutating func run(iterations: Int) {
      var reached = likelihood(mean, size)
      for _ in 0..<iterations {
        let before = reached
        let (forMean, forSize) = steps()
        mean = climbed(mean, forMean, &reached) { likelihood($0, size) }
        // The gradient of the size was taken at the mean before its step: close enough to point uphill.
        size = climbed(size, forSize, &reached) { likelihood(mean, $0) }
        if reached - before < 1e-6 * Double(outcomes.count).squareRoot() { break }
      }
    }

    /// The coefficients after a step, or a part of it, that leads up; unchanged where none does.
    private func climbed(
      _ coefficients: [Double], _ step: [Double], _ reached: inout Double, _ value: ([Double]) -> Double
    ) -> [Double] {
      let longest = step.reduce(0) { max($0, abs($1)) }
      var part = longest > 1.5 ? 1.5 / longest : 1
      for _ in 0..<12 {
        let next = zip(coefficients, step).map { $0 + part * $1 }
        let found = value(next)
        if found > reached {
          reached = found
          return next
        }
        part /= 2
      }
      return coefficients
    }

    private func linear(_ coefficients: [Double], _ row: Int) -> Double {
      var sum = coefficients[0]
      for column in columns.indices { sum += coefficients[column + 1] * columns[column][row] }
      return sum
    }

    private func likelihood(_ mean: [Double], _ size: [Double]) -> Double {
      var sum = 0.0
      for row in outcomes.indices {
        let eta = CountRegression.held(offset[row] + linear(mean, row), CountRegression.logMean)
        let tau = CountRegression.held(linear(size, row), CountRegression.logSize)
        let (mu, r, y) = (exp(eta), exp(tau), outcomes[row])
        let total = log(r + mu)
        sum += Self.logRising(r, Int(y)) + r * (tau - total) + y * (eta - total)
      }
      // Intercepts are free.
      for coefficient in mean.dropFirst() { sum -= ridge / 2 * coefficient * coefficient }
      for coefficient in size.dropFirst() { sum -= ridge / 2 * coefficient * coefficient }
      return sum
    }

    /// log(r (r + 1) ... (r + y - 1)): what two log-gammas differ by.
    private static func logRising(_ r: Double, _ y: Int) -> Double {
      var (product, sum) = (1.0, 0.0)
      for count in 0..<y {
        product *= r + Double(count)
        if product > 1e200 {
          sum += log(product)
          product = 1
        }
      }
      return sum + log(product)
    }

    private func steps() -> (mean: [Double], size: [Double]) {
      let width = columns.count + 1
      var forMean = NormalEquations(width: width)
      var forSize = NormalEquations(width: width)
      var x = Array(repeating: 1.0, count: width)
      for row in outcomes.indices {
        for column in columns.indices { x[column + 1] = columns[column][row] }
        let mu = exp(CountRegression.held(offset[row] + linear(mean, row), CountRegression.logMean))
        let r = exp(CountRegression.held(linear(size, row), CountRegression.logSize))
        let y = outcomes[row]
        forMean.add(x, gradient: (y - mu) / (1 + mu / r), weight: mu / (1 + mu / r))
        var slope = log(r / (r + mu)) + 1 - (r + y) / (r + mu)
        for count in 0..<Int(y) { slope += 1 / (r + Double(count)) }
        forSize.add(x, gradient: r * slope, weight: r * slope * (r * slope))
      }
      return (forMean.solved(at: mean, ridge: ridge), forSize.solved(at: size, ridge: ridge))
    }
  }
}
