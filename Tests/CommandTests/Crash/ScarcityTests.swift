import Foundation
import Testing

/// A disk that is really full and memory that really runs out, in the middle of a training: no fault of ours is switched on.
@Suite(
  .serialized,
  .enabled(
    if: Requirements.areMet && Requirements.hasTorch && CrashScale.isWhole, "make crash, or a library is missing"))
struct ScarcityTests {
  private let training = ["windows", "train", "--only", "2022-2024", "--networks", "always", "--threads", "1"]

  /// A file system of its own is filled to the last byte at a random moment and emptied again.
  @Test(.enabled(if: SmallDisk.isPossible, "only root can mount a file system"))
  func aDiskThatFillsUpEndsWith73AndLosesNothing() throws {
    let bench = try KillBench(CrashLeague.windows, training)
    var random = SplitMix(seed: CrashScale.seed)
    var refused = 0
    for round in 0..<CrashScale.number("DISKS", sample: 0, whole: 20) {
      let disk = try SmallDisk(megabytes: 1500)
      let tool = Tool(workspace: disk.place.appendingPathComponent("league"))
      try FileManager.default.copyItem(at: try CrashLeague.windows.get(), to: tool.workspace)
      let before = try tool.committed()
      let running = try tool.start(training)
      // The moment is what is tested.
      usleep(UInt32(random.uniform() * bench.seconds * 0.9e6))
      try disk.fill()
      running.process.waitUntilExit()
      let outcome = running.outcome()
      #expect(running.process.terminationReason == .exit, "round \(round): \(outcome.log)")
      #expect([0, 73].contains(outcome.code), "round \(round): \(outcome.code) \(outcome.log)")
      if outcome.code == 73 {
        refused += 1
        #expect(outcome.log.contains("error: "), "\(outcome.log)")
      }
      try disk.empty()
      #expect(try tool.committed().isSuperset(of: before), "round \(round)")
      let resumed = try tool.run(training)
      #expect(resumed.code == 0, "round \(round): \(resumed.log)")
      #expect(try tool.models() == bench.expected, "round \(round)")
      CrashScale.report("a disk full in the middle: \(outcome.code), resumed to the same bytes")
    }
    #expect(refused > 0)
  }

  /// Less address space than the training needs, from far too little to enough. How a process ends that gets no memory is up to the
  /// library that asked for it; what it committed is not.
  @Test func aTrainingThatGetsNoMemoryLosesNothing() throws {
    let bench = try KillBench(CrashLeague.windows, training)
    var ended: [String] = []
    for megabytes in [100, 200, 300, 400, 500, 600, 700, 800, 1000, 1200, 1500, 2000, 3000, 4000] {
      let tool = try CrashLeague.copy(CrashLeague.windows, into: bench.folder, named: UUID().uuidString)
      defer { try? FileManager.default.removeItem(at: tool.workspace) }
      let before = try tool.committed()
      let running = try tool.start(training, within: megabytes)
      // Some libraries wait for memory that does not come.
      let patience = Date(timeIntervalSinceNow: 10 * bench.seconds + 30)
      while running.process.isRunning, Date() < patience { usleep(100_000) }
      if running.process.isRunning { kill(running.process.processIdentifier, SIGKILL) }
      running.process.waitUntilExit()
      let how = running.process.terminationReason == .exit ? "exit" : "signal"
      ended.append("\(megabytes) MB: \(how) \(running.process.terminationStatus)")
      #expect(try tool.committed().isSuperset(of: before), "\(megabytes) MB")
      let resumed = try tool.run(training)
      #expect(resumed.code == 0, "\(megabytes) MB: \(resumed.log)")
      #expect(try tool.models() == bench.expected, "\(megabytes) MB")
    }
    CrashScale.report("address space of a training: \(ended.joined(separator: ", ")); each resumed to the same bytes")
  }
}

/// A file system in memory of a few megabytes, mounted for a test.
private final class SmallDisk {
  let place: URL
  private let folder: TemporaryFolder
  private var filler: URL { place.appendingPathComponent("filler") }

  static let isPossible = (try? SmallDisk(megabytes: 1)) != nil

  init(megabytes: Int) throws {
    folder = try TemporaryFolder()
    place = folder.url.appendingPathComponent("disk")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let arguments = ["-t", "tmpfs", "-o", "size=\(megabytes)m", "tmpfs", place.path]
    guard try Self.run("mount", arguments) == 0 else { throw CocoaError(.fileWriteNoPermission) }
  }

  deinit { _ = try? Self.run("umount", ["-l", place.path]) }

  /// Until nothing goes in any more.
  func fill() throws {
    _ = FileManager.default.createFile(atPath: filler.path, contents: nil)
    let file = try FileHandle(forWritingTo: filler)
    defer { try? file.close() }
    for size in [1 << 24, 1 << 16, 1 << 12, 1] {
      let block = Data(count: size)
      while (try? file.write(contentsOf: block)) != nil {}
    }
  }

  func empty() throws { try FileManager.default.removeItem(at: filler) }

  private static func run(_ name: String, _ arguments: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [name] + arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
