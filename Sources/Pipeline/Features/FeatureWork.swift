import BoxScores
import Features
import Foundation
import NativeLibraries

/// Building and exporting the matrices of a workspace.
public struct FeatureWork: Sendable {
  /// What `features build` prints.
  public struct Report: Sendable, Encodable {
    /// The matrix of one kind of data.
    public struct Matrix: Sendable, Encodable {
      public let kind: DataKind
      /// Player-games.
      public let rows: Int
      /// Columns.
      public let features: Int
      /// Of the values, four each.
      public let bytes: Int
      /// Nil when the matrix on disk was up to date.
      public let seconds: Double?
    }

    /// Of each kind that has games, real ones first.
    public let matrices: [Matrix]
    /// Nil where nothing was exported.
    public var exported: Export?

    /// What the command prints without `--json`.
    public var text: String {
      var lines = matrices.map { matrix in
        let size = "\(matrix.rows) rows x \(matrix.features) features, \(matrix.bytes / 1_000_000) MB"
        let time = matrix.seconds.map { "built in \(($0 * 10).rounded() / 10) s" } ?? "up to date"
        return "\(matrix.kind.rawValue): \(size), \(time)"
      }
      if let exported { lines.append("exported \(exported.rows) rows to \(exported.file)") }
      return lines.joined(separator: "\n")
    }
  }

  /// A file of features that was written.
  public struct Export: Sendable, Encodable {
    /// Path of the file.
    public let file: String
    /// Player-games.
    public let rows: Int
    /// Keys, features and targets together.
    public let columns: Int
  }

  private let session: WorkspaceSession

  public init(_ session: WorkspaceSession) { self.session = session }

  /// Builds the matrix of each kind of data that has games and whose matrix is missing or out of date.
  /// - Throws: `SessionError.noGames` in an empty workspace; `PreflightRefused`, such as on a machine paid for its GPU.
  public func build(rebuild: Bool) throws -> Report {
    let histories = try session.histories()
    guard !histories.isEmpty else { throw SessionError.noGames(workspace: session.folder.path) }
    let workshops = try session.workshops()
    let open = histories.filter { rebuild || !$0.hasFreshMatrix }
    try Preflight(session: session).require(
      PreflightSubject(
        title: "features build", trains: false, needs: open.compactMap { workshops[$0.kind]?.featuresNeed },
        isDataWork: true))
    let matrices = try histories.map { history in
      let built = try workshops[history.kind]?.buildMatrix(rebuild: rebuild) ?? history.matrix(rebuild: rebuild)
      let matrix = built.matrix
      return Report.Matrix(
        kind: history.kind, rows: matrix.rowCount, features: matrix.columnCount,
        bytes: matrix.rowCount * matrix.columnCount * MemoryLayout<Float>.stride, seconds: built.seconds)
    }
    return Report(matrices: matrices, exported: nil)
  }

  /// Exports seasons, each from the kind of data it has: real games where there are any, else simulated ones. The two
  /// kinds never share a file.
  public func export(seasons: ClosedRange<Season>?, format: FeatureExport.Format, to file: URL) throws -> Export {
    let asked = seasons ?? Season.first...Season.last
    let found = try session.histories().filter { !$0.table.rows(of: asked).isEmpty }
    guard let history = found.first else { throw SessionError.noGamesOf(asked, workspace: session.folder.path) }
    guard found.count == 1 else { throw SessionError.mixedKinds(asked) }
    let rows = history.table.rows(of: asked)
    try FeatureExport.write(
      try history.matrix().matrix, of: history.table, seasons: asked, format: format, to: file,
      threads: session.threads)
    return Export(
      file: file.path, rows: rows.count, columns: 4 + FeatureCatalogue.all.count + Target.allCases.count)
  }
}
