import Foundation

/// A line for each point that was passed: what a test plans its faults by. A line is one call of the system, so that those of
/// several threads do not mix, and none is lost when the process is killed.
struct FaultLog: Sendable {
  private let descriptor: Int32

  init(_ path: String) { descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644) }

  func note(_ place: FaultPlace) {
    guard descriptor >= 0 else { return }
    _ = Array("\(place.point) \(place.path)\n".utf8).withUnsafeBytes {
      Glibc.write(descriptor, $0.baseAddress!, $0.count)
    }
  }
}
