import Foundation

/// A process, told apart from every other one that ever had its number.
///
/// A pid alone is reused. Together with the boot of the machine, the process namespace (containers) and the start time
/// in clock ticks since boot it is not: Linux gives them all under `/proc`.
public struct ProcessIdentity: Sendable, Hashable, Codable {
  /// The machine's name; `unknown` where the system does not tell.
  public var host: String
  /// Linux draws a new one at every boot.
  public var bootId: String
  /// The process namespace, such as `pid:[4026531836]`: a container has its own, and pids mean nothing across two of them.
  public var namespace: String
  public var pid: Int32
  /// Clock ticks between boot and the start of the process (field 22 of `/proc/PID/stat`).
  public var startTicks: Int64

  public init(host: String, bootId: String, namespace: String, pid: Int32, startTicks: Int64) {
    self.host = host
    self.bootId = bootId
    self.namespace = namespace
    self.pid = pid
    self.startTicks = startTicks
  }

  /// This process.
  public static let current = of(pid: ProcessInfo.processInfo.processIdentifier)!

  /// A process of this machine; nil when there is none of that number.
  static func of(pid: Int32) -> ProcessIdentity? {
    guard let ticks = startTicks(of: pid) else { return nil }
    let namespace = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/pid")
    return ProcessIdentity(
      host: line("/proc/sys/kernel/hostname"), bootId: line("/proc/sys/kernel/random/boot_id"),
      namespace: namespace ?? "unknown", pid: pid, startTicks: ticks)
  }

  /// Whether the process lives, as far as can be told from here.
  ///
  /// Nil for a process of another machine or container (a workspace on a shared disk): then only the age of its
  /// heartbeat speaks.
  public var isAlive: Bool? {
    let here = Self.current
    if bootId == here.bootId {
      guard namespace == here.namespace else { return nil }
      return Self.startTicks(of: pid) == startTicks
    }
    // This machine under its name, but before it was booted.
    return host == here.host ? false : nil
  }

  private static func line(_ file: String) -> String {
    let text = try? String(contentsOfFile: file, encoding: .utf8)
    return text?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "unknown"
  }

  /// Nil when there is no such process, or it has ended and nobody asked for its exit status (a zombie).
  private static func startTicks(of pid: Int32) -> Int64? {
    guard let stat = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
      // The name, field 2, stands in brackets and may hold anything; the fields after it are numbers.
      let end = stat.lastIndex(of: ")")
    else { return nil }
    let fields = stat[stat.index(after: end)...].split(separator: " ")
    guard fields.count > 19, fields[0] != "Z", fields[0] != "X" else { return nil }
    return Int64(fields[19])
  }
}
