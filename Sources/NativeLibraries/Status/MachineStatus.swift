import Foundation

/// What the machine gives to the libraries.
public struct MachineStatus: Sendable, Codable, Hashable {
  /// Cores this process may use.
  public let cores: Int
  /// Physical memory of the machine, in use or not.
  public let memoryBytes: UInt64
  /// What waiting OpenMP threads do: `passive` unless the person who started the process chose otherwise.
  public let openMPWaitPolicy: String

  /// The machine this process runs on.
  public static func current() -> MachineStatus {
    SharedLibrary.quietenOpenMP()
    return MachineStatus(
      cores: ProcessInfo.processInfo.activeProcessorCount, memoryBytes: ProcessInfo.processInfo.physicalMemory,
      openMPWaitPolicy: getenv("OMP_WAIT_POLICY").map { String(cString: $0) } ?? "active")
  }
}
