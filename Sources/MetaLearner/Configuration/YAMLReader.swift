import Yams

/// Walks a YAML mapping and remembers where it stands, so that every complaint has a file, a line and a key.
struct YAMLReader {
  let file: String
  let path: String
  let mapping: Node.Mapping

  init(file: String, path: String = "", mapping: Node.Mapping) {
    self.file = file
    self.path = path
    self.mapping = mapping
  }

  private static let mostAliases = 16

  static func document(_ text: String, file: String) throws(ConfigurationError) -> YAMLReader {
    // Sixteen of them stand for a few hundred values at most; a hundred can stand for more than any memory holds.
    let aliases = text.matches(of: /(^|[\s\[{,:?-])\*[^\s*]/).count
    guard aliases <= mostAliases else {
      throw .notYAML(file: file, reason: "it has \(aliases) aliases (*name), at most \(mostAliases) are read")
    }
    let node: Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch {
      throw .notYAML(file: file, reason: "\(error)".split(separator: "\n").joined(separator: " "))
    }
    guard let node else { throw .notYAML(file: file, reason: "the file is empty") }
    guard case .mapping(let mapping) = node else { throw .notYAML(file: file, reason: "it holds no keys") }
    return YAMLReader(file: file, mapping: mapping)
  }

  var keys: [String] { mapping.map { $0.key.string ?? "\($0.key)" } }

  func line(of key: String) -> Int {
    mapping.first { $0.key.string == key }?.key.mark?.line ?? 0
  }

  /// Refuses keys that are not in `known`, naming the nearest of them.
  func allow(_ known: [String]) throws(ConfigurationError) {
    for key in keys where !known.contains(key) {
      throw .unknownKey(
        file: file, line: line(of: key), key: path + key,
        nearest: NearestName.of(key, among: known).map { path + $0 })
    }
  }

  /// The mapping below a key; nil where the key is absent or empty.
  func section(_ key: String) throws(ConfigurationError) -> YAMLReader? {
    guard let node = mapping[key], node.null == nil else { return nil }
    guard case .mapping(let inner) = node else { throw wrong(key, node, "a section with keys of its own") }
    return YAMLReader(file: file, path: "\(path)\(key).", mapping: inner)
  }

  func text(_ key: String) throws(ConfigurationError) -> String? {
    guard let node = mapping[key], node.null == nil else { return nil }
    guard let value = node.scalar?.string else { throw wrong(key, node, "a text") }
    return value
  }

  func flag(_ key: String) throws(ConfigurationError) -> Bool? {
    guard let node = mapping[key] else { return nil }
    guard let value = node.bool else { throw wrong(key, node, "true or false") }
    return value
  }

  func integer(_ key: String, _ range: ClosedRange<Int>) throws(ConfigurationError) -> Int? {
    guard let node = mapping[key] else { return nil }
    guard let value = node.int, range.contains(value) else {
      throw wrong(key, node, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  func number(_ key: String, _ range: ClosedRange<Double>) throws(ConfigurationError) -> Double? {
    guard let node = mapping[key] else { return nil }
    guard let value = node.float, range.contains(value) else {
      throw wrong(key, node, "a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _: Choice.Type
  ) throws(ConfigurationError) -> Choice? where Choice.RawValue == String {
    guard let node = mapping[key] else { return nil }
    guard let value = node.scalar?.string, let choice = Choice(rawValue: value) else {
      throw wrong(key, node, "one of " + Choice.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return choice
  }

  private func wrong(_ key: String, _ node: Node, _ expected: String) -> ConfigurationError {
    let found = node.scalar.map { "'\($0.string)'" } ?? (node.mapping != nil ? "a section" : "a list")
    return .wrongValue(file: file, line: line(of: key), key: path + key, found: found, expected: expected)
  }
}
