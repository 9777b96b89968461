import Foundation

/// How much of the crash matrix is run: a sample in every test run, all of it by `make crash`.
enum CrashScale {
  static let isWhole = ProcessInfo.processInfo.environment["FULLCOURT_CRASH"] != nil

  static func number(_ name: String, sample: Int, whole: Int) -> Int {
    ProcessInfo.processInfo.environment["FULLCOURT_CRASH_\(name)"].flatMap { Int($0) } ?? (isWhole ? whole : sample)
  }

  /// What the random moments follow from.
  static let seed = UInt64(number("SEED", sample: 2026, whole: 2026))

  /// A line of the matrix's own account, for `make crash`.
  static func report(_ line: String) {
    if isWhole { FileHandle.standardError.write(Data("crash: \(line)\n".utf8)) }
  }
}
