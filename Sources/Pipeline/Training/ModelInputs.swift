import Registry

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
