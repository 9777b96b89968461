import Windows

/// What the registry keeps about a model beside its files: enough to tell, without opening it, whether it still is what it
/// would be if it were trained now.
struct ModelNote: Codable, Hashable {
  /// Hash of the settings and, for a meta-learner, of its configuration.
  var settings: String

  var text: String { String(decoding: StableJSON.data(self), as: UTF8.self) }
}
