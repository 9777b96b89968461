import Foundation
import Registry
import Windows

/// What the registry keeps about a model beside its files: enough to tell, without opening it, whether it still is what it
/// would be if it were trained now.
struct ModelNote: Codable, Hashable {
  /// Hash of the settings and, for a meta-learner, of its configuration.
  var settings: String

  var text: String { String(decoding: StableJSON.data(self), as: UTF8.self) }
}

/// What the inputs of a model hash to now.
struct ModelInputs: Hashable {
  /// Names the content of the rows it learns from.
  var data: String
  var schema: String
  var settings: String
  /// Hashes of settings whose models are just as good: nobody has to train again for those.
  var equivalent: Set<String> = []

  var fingerprint: String { [data, schema, settings].joined(separator: "\n") }

  /// Why a committed model is not what would be trained now; nil when it is.
  func difference(from artifact: Artifact) -> String? {
    if artifact.description.schemaHash != schema { return "the features changed" }
    if artifact.description.dataHash != data { return "its own games changed" }
    let note = try? artifact.metadata(as: ModelNote.self)
    guard let known = note?.settings else { return "the settings changed" }
    return known == settings || equivalent.contains(known) ? nil : "the settings changed"
  }
}

/// How a model stands.
enum ModelState: Equatable {
  case missing
  case trained
  case stale(String)
  case corrupt(String)

  var isTrained: Bool { self == .trained }
}
