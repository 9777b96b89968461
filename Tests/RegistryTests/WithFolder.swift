import Foundation

@testable import Registry

/// Runs the body with an empty folder that is gone afterwards.
@discardableResult
func withFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fullcourt-registry-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}

/// Runs the body with a new workspace and its registry.
@discardableResult
func withRegistry<Value>(_ body: (Registry) throws -> Value) throws -> Value {
  try withFolder { try body(try Registry(Workspace($0))) }
}

extension Registry {
  /// Commits an artifact of two files; the text is what its bytes are.
  @discardableResult
  func commit(_ key: String, _ text: String, kind: ArtifactKind = .window) throws -> Artifact {
    let staging = try stage(kind, key: key, fingerprint: text)
    try staging.write(text, to: "model.txt")
    try staging.write("{\"text\":\"\(text)\"}", to: "parts/manifest.json")
    return try commit(staging, ArtifactDescription(kind: kind, key: key, dataHash: text))
  }

  func text(_ key: String, kind: ArtifactKind = .window) throws -> String? {
    try current(kind, key: key).map { String(decoding: try data("model.txt", of: $0), as: UTF8.self) }
  }

  func at(_ path: String) -> URL { workspace.root.appendingPathComponent(path) }
}
