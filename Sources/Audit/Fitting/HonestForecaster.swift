import BoxScores
import Features
import MetaLearner

/// Says of a forecaster that the games as they are do not suffice to train it, so that its sentinel is skipped.
///
/// On games that a sentinel has changed the same is no reason to skip: as of the day looked at they are as many as before.
/// Some seasons of the games as they are, as a sentinel may cut them out, are unchanged games.
struct HonestForecaster: AuditForecaster {
  private let forecaster: any AuditForecaster
  /// The games as they are.
  private let table: PlayerGameTable

  init(_ forecaster: any AuditForecaster, table: PlayerGameTable) {
    self.forecaster = forecaster
    self.table = table
  }

  /// - Throws: `AuditError.tooLittleData` for games that are too few as they are, else what the forecaster throws.
  func forecasts(of days: [GameDay], table: PlayerGameTable, players: PlayerDirectory) throws -> AuditForecasts {
    do {
      return try forecaster.forecasts(of: days, table: table, players: players)
    } catch let error as MetaError {
      guard case .tooLittleHistory(let cutoff, let what, let found, let needed) = error,
        isUnchanged(table)
      else { throw error }
      throw AuditError.tooLittleData(
        check: "end-to-end check", found: "\(found) before season \(cutoff)", needed: "\(what): at least \(needed)")
    }
  }

  private func isUnchanged(_ other: PlayerGameTable) -> Bool {
    guard let first = other.seasons.first, let last = other.seasons.last else { return other.count == table.count }
    return other.contentHash == table.selecting(table.rows(of: first...last)).contentHash
  }
}
