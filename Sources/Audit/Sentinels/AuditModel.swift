/// A trained model, seen from outside.
public protocol AuditModel: Sendable {
  /// A number a row.
  func predict(_ matrix: AuditMatrix, rows: [Int]) throws -> [Double]
}
