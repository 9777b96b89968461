import Foundation
import TestSupport

extension TestServer {
  /// Connections that the server's side of this process still holds, by the kernel's own list.
  func connections() throws -> Int {
    let table = try String(contentsOfFile: "/proc/self/net/tcp", encoding: .utf8)
    let end = ":" + String(port, radix: 16, uppercase: true).leftPadded(to: 4)
    // Established, and closed by the other side only: those have a descriptor. The listener's state is another.
    return table.split(separator: "\n").dropFirst().count { line in
      let fields = line.split(separator: " ")
      return fields.count > 3 && fields[1].hasSuffix(end) && ["01", "08"].contains(fields[3])
    }
  }

  /// Returns when every connection was let go of on the server's side.
  /// - Throws: after far longer than that takes.
  func waitUntilNobodyIsConnected() async throws {
    let deadline = ContinuousClock.now + .seconds(SocketClient.patience)
    while true {
      let left = try connections()
      if left == 0 { return }
      guard ContinuousClock.now < deadline else {
        throw SocketClient.Failure(description: "\(left) connections are still held")
      }
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  /// Whether requests are answered. Where deadlines are short and the machine is busy, one may come too late and is sent again.
  func isServing() async throws -> Bool {
    let deadline = ContinuousClock.now + .seconds(SocketClient.patience)
    while ContinuousClock.now < deadline {
      if let answer = try? await ask("GET", "/healthz") { return answer.status == 200 }
    }
    return false
  }
}

extension String {
  fileprivate func leftPadded(to length: Int) -> String {
    String(repeating: "0", count: max(0, length - count)) + self
  }
}
