import BoxScores

/// Sentinel 3: no straight formula of the features gives a target.
///
/// points = 2 FGM + 3PM + FTM and rebounds = OREB + DREB: with the same game's columns among the inputs a regression
/// explains everything. Honest features explain about half of the points.
public struct IdentitySentinel: Sentinel {
  public let name = "identity"
  public let proves = "no target is a linear combination of features"
  /// A fit that explains more of a target's variance than this is an identity.
  public var ceiling = 0.98
  /// The last rows of the table that are looked at.
  public var rows = 20_000

  public init() {}

  public func examine(_ subject: AuditSubject) throws -> SentinelReport {
    let last = subject.table.seasons.suffix(3)
    guard let first = last.first, let end = last.last else { return .skipped(self, "the table has no rows") }
    let slice = subject.limited(to: first...end)
    let matrix = try slice.matrix(of: slice.table)
    let sample = Array(slice.table.rows(of: end).suffix(rows))
    let used = sample.count < 20 * matrix.width ? Array(0..<slice.table.count) : sample
    let columns = Array(0..<matrix.width)
    var found: [String] = []
    var compared = 0
    for target in Target.allCases {
      let outcomes = slice.table[target.column]
      let known = used.filter { outcomes[$0].isFinite }
      guard known.count > 2 * columns.count else { continue }
      let fit = LeastSquares(
        values: matrix.gather(rows: known, columns: columns), columns: columns.count, target: known.map { outcomes[$0] }
      )
      compared += known.count
      found.append("\(target.rawValue) \(fit.rSquared.formatted(2))")
      guard fit.rSquared > ceiling else { continue }
      let names = fit.leading.prefix(4).map { matrix.names[$0] }.joined(separator: ", ")
      return .failed(
        self, compared: compared,
        "regression of \(target.rawValue) on \(columns.count) features of \(known.count) rows",
        .init(
          name: target.rawValue, expected: "explained to at most \(ceiling)", found: fit.rSquared.formatted(4),
          cause: "a least-squares fit, led by \(names)"))
    }
    guard !found.isEmpty else { return .skipped(self, "too few rows for \(columns.count) features") }
    return .passed(self, compared: compared, "R2 of a linear fit: \(found.joined(separator: ", ")); allowed \(ceiling)")
  }
}
