import Foundation
import NIOCore
import Pipeline
import Registry

/// Reports on the workspace that cost something to make: made off the answering threads, and kept until what they are of
/// changes.
actor ReportDesk {
  private struct Kept {
    let bytes: ByteBuffer
    let mark: String
    let at: ContinuousClock.Instant
  }

  private var states: (mark: String, states: [String: String])?
  private let queue = WorkQueue("reports")
  private var kept: [String: Kept] = [:]
  private var making: [String: Task<ByteBuffer, any Error>] = [:]

  /// - Parameters:
  ///   - name: Of the report.
  ///   - mark: What it is of: another mark makes it anew.
  ///   - age: It is made anew after so long in any case.
  func bytes(
    _ name: String, mark: String, age: Duration, _ make: @escaping @Sendable () throws -> any Encodable & Sendable
  ) async throws -> ByteBuffer {
    if let known = kept[name], known.mark == mark, known.at + age > .now { return known.bytes }
    if let task = making[name + mark] { return try await task.value }
    let queue = queue
    let task = Task { try await queue.run { try JSONBytes.encode(make()) } }
    making[name + mark] = task
    defer { making[name + mark] = nil }
    let bytes = try await task.value
    kept[name] = Kept(bytes: bytes, mark: mark, at: .now)
    return bytes
  }

  /// The windows' states by id, made anew when an artifact was committed or the games changed.
  func windowStates(_ session: WorkspaceSession, _ standing: Standing?) async -> [String: String] {
    let mark = WorkspaceRoutes.windowsMark(standing)
    if let states, states.mark == mark { return states.states }
    let found = try? await queue.run {
      Dictionary(
        uniqueKeysWithValues: try WindowStates(session).report().windows.map { ($0.id.description, $0.state.rawValue) })
    }
    states = (mark, found ?? states?.states ?? [:])
    return found ?? [:]
  }
}
