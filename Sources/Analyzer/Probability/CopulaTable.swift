/// Correlations of points, rebounds and assists by expected minutes: a bench player's numbers move together because his
/// minutes are uncertain, a starter's less so.
public struct CopulaTable: Sendable, Hashable, Codable {
  /// Expected minutes at which the next tier begins, ascending; one fewer than `tiers`.
  public let edges: [Double]
  /// Correlations of each tier, that of the fewest minutes first.
  public let tiers: [Correlation]
  /// Rows each tier was fitted on.
  public let rows: [Int]

  /// - Precondition: Edges ascend; one tier more than there are edges.
  public init(edges: [Double], tiers: [Correlation], rows: [Int]) {
    precondition(tiers.count == edges.count + 1 && rows.count == tiers.count, "a tier between any two edges")
    precondition(zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 }, "edges ascend")
    self.edges = edges
    self.tiers = tiers
    self.rows = rows
  }

  private enum Key: String, CodingKey { case edges, tiers, rows }

  /// Refuses what is no table: edges that do not ascend, tiers that are not between them.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    edges = try container.decode([Double].self, forKey: .edges)
    tiers = try container.decode([Correlation].self, forKey: .tiers)
    rows = try container.decode([Int].self, forKey: .rows)
    guard tiers.count == edges.count + 1, rows.count == tiers.count, rows.allSatisfy({ $0 >= 0 }),
      edges.allSatisfy(\.isFinite), zip(edges, edges.dropFirst()).allSatisfy({ $0 < $1 })
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .edges, in: container, debugDescription: "ascending edges with a tier between any two")
    }
  }

  /// The correlations for so many expected minutes; an edge belongs to the tier above it.
  public subscript(minutes: Double) -> Correlation { tiers[Self.tier(minutes, edges)] }

  static func tier(_ minutes: Double, _ edges: [Double]) -> Int { edges.reduce(0) { $0 + (minutes >= $1 ? 1 : 0) } }
}
