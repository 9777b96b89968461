import BoxScores

@testable import Audit

/// A league of six teams over four seasons: what every sentinel is tried on.
enum SmallLeague {
  static let league = LeagueSimulator(seasons: Season(2019)...Season(2022), seed: 11, scale: .small).run()

  static func subject(_ fault: LeakFault? = nil) -> AuditSubject {
    AuditSubject(
      table: league.table, players: league.players,
      features: fault.map { LeakingSource($0) as any FeatureSource } ?? BuilderSource())
  }
}
