import Foundation
import Registry

/// The state of the registry itself and of every committed artifact, file by file, byte by byte.
public struct RegistryCheck: Sendable {
  public struct Report: Sendable, Encodable {
    public struct Entry: Sendable, Encodable {
      public let kind: String
      public let key: String
      public let generation: Int
      public let current: Bool
      public let files: Int
      public let bytes: Int64
      /// Empty when every file is what was committed.
      public let problems: [String]
    }

    /// What is wrong with the registry's own file; empty when nothing is.
    public let registry: [String]
    public let artifacts: [Entry]

    public var isSound: Bool { registry.isEmpty && artifacts.allSatisfy(\.problems.isEmpty) }

    private enum Key: String, CodingKey { case sound, registry, artifacts }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(isSound, forKey: .sound)
      try container.encode(registry, forKey: .registry)
      try container.encode(artifacts, forKey: .artifacts)
    }

    public var text: String {
      let broken = artifacts.filter { !$0.problems.isEmpty }
      let files = artifacts.map(\.files).reduce(0, +)
      let megabytes = Double(artifacts.map(\.bytes).reduce(0, +)) / 1e6
      var lines = registry.map { "corrupt: the registry: \($0)" }
      lines += broken.flatMap { entry in
        entry.problems.map { "corrupt: \(entry.kind) \(entry.key), generation \(entry.generation): \($0)" }
      }
      lines.append(
        "\(artifacts.count) artifacts, \(files) files, \((megabytes * 10).rounded() / 10) MB: "
          + (broken.isEmpty ? "every file is what was committed." : "\(broken.count) corrupt."))
      return lines.joined(separator: "\n")
    }
  }

  private let session: WorkspaceSession

  public init(_ session: WorkspaceSession) { self.session = session }

  public func report() throws -> Report {
    Report(
      registry: try session.registry().integrityProblems(),
      artifacts: try session.registry().verifyAll().map { artifact, state in
        let problems: [String] =
          switch state {
          case .ok: []
          case .missing: ["it is not there"]
          case .corrupt(let found): found
          }
        return Report.Entry(
          kind: artifact.kind.rawValue, key: artifact.key, generation: artifact.generation,
          current: artifact.isCurrent, files: artifact.files.count, bytes: artifact.bytes, problems: problems)
      })
  }
}
