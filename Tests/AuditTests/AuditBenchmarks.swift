import BoxScores
import Foundation
import TestSupport
import Testing

@testable import Audit

/// `make bench`: the audit and the demonstration on all real seasons. Prints, asserts nothing about time.
@Suite(
  "Benchmarks: audit",
  .enabled(if: ProcessInfo.processInfo.environment["FULLCOURT_BENCH"] != nil, "set FULLCOURT_BENCH to run"),
  .enabled(if: RealLeague.isPresent, "\(SharedData.absence), or DuckDB is missing"), .serialized)
struct AuditBenchmarks {
  private static let table = Result { try RealLeague.table(of: Array(1980...2025)) }

  @Test("The whole audit of the real league")
  func audit() throws {
    let table = try Self.table.get()
    let clock = ContinuousClock()
    var last = clock.now
    let report = try LeakageAudit(threads: 2).run(table: table, players: PlayerDirectory()) { name, share in
      print("\(last.duration(to: clock.now)) before \(name)")
      last = clock.now
    }
    print(report.text)
    #expect(report.isClean)
  }

  @Test("What leaks would have claimed in the last complete season")
  func demonstration() throws {
    let clock = ContinuousClock()
    let start = clock.now
    let report = try LeakDemonstration(threads: 2).run(table: try Self.table.get(), players: PlayerDirectory())
    print("\(start.duration(to: clock.now))\n\(report.text)")
    #expect(report.entries.count == LeakFault.allCases.count + 1)
  }
}
