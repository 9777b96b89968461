import Foundation
import Registry

/// The state of the registry itself and of every committed artifact, file by file, byte by byte.
public struct RegistryCheck: Sendable {
  /// What `registry verify` prints.
  public struct Report: Sendable, Encodable {
    /// One committed artifact, and what is wrong with it.
    public struct Entry: Sendable, Encodable {
      /// `window`, `vintage`, `league`, `meta`, ...
      public let kind: String
      /// Unique within the kind, such as `2022-2024`.
      public let key: String
      /// 1 for the first of its kind and key, and one more with each that replaced it.
      public let generation: Int
      /// False for a generation that was replaced.
      public let current: Bool
      public let files: Int
      /// Of all its files.
      public let bytes: Int64
      /// Empty when every file is what was committed.
      public let problems: [String]
    }

    /// What is wrong with the registry's own file; empty when nothing is.
    public let registry: [String]
    /// Every committed one, replaced ones too.
    public let artifacts: [Entry]

    /// Nothing is wrong anywhere.
    public var isSound: Bool { registry.isEmpty && artifacts.allSatisfy(\.problems.isEmpty) }

    private enum Key: String, CodingKey { case sound, registry, artifacts }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(isSound, forKey: .sound)
      try container.encode(registry, forKey: .registry)
      try container.encode(artifacts, forKey: .artifacts)
    }

    /// What the command prints without `--json`.
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

  /// Reads every byte of every committed file.
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
