/// LightGBM's model text (version 4, one tree a round, numeric splits), checked as a whole.
///
/// What LightGBM does not check when it reads is checked here: that sizes agree, that numbers are finite and whole
/// where they must be, and that the children of every tree's nodes form one tree. A text that passes cannot make the
/// library read outside its arrays or walk in a circle.
struct ModelText {
  /// Larger texts are refused before they are looked at.
  static let maximumBytes = 1 << 29
  static let maximumTrees = 100_000

  /// The text up to the end of its trees. What may follow (importances, parameters) does not decide a forecast, and
  /// the parameters name things such as the number of threads in which equal trainings may differ.
  let text: String
  let features: Int
  let trees: Int
  /// LightGBM's word for the objective: `regression`, `regression_l1`, `quantile`, `poisson` or `binary`.
  let objective: String

  init(_ bytes: [UInt8]) throws(LearnerError) {
    guard bytes.count <= Self.maximumBytes else {
      throw .model(line: 1, found: "\(bytes.count) bytes", expected: "at most \(Self.maximumBytes)")
    }
    if let place = bytes.firstIndex(where: { $0 >= 127 || $0 < 32 && $0 != 10 }) {
      let line = bytes[..<place].count { $0 == 10 } + 1
      throw .model(line: line, found: "the byte \(bytes[place])", expected: "plain text")
    }
    var scanner = ModelScanner(bytes)
    try scanner.expect("tree")
    try scanner.expect("version=v4")
    try scanner.expect("num_class=1")
    try scanner.expect("num_tree_per_iteration=1")
    try scanner.expect("label_index=0")
    let highest = try Self.integer(&scanner, "max_feature_idx", 0...99_999)
    features = highest + 1
    objective = try Self.objective(&scanner)
    try Self.names(&scanner, count: features)
    try Self.infos(&scanner, count: features)
    let sizes = try Self.sizes(&scanner)
    trees = sizes.count
    try scanner.expect("")
    for (index, size) in sizes.enumerated() {
      let (start, line) = (scanner.position, scanner.line)
      try ModelTree.check(&scanner, index: index, features: features)
      guard scanner.position - start == size else {
        throw scanner.fault(
          "tree \(index) of \(scanner.position - start) bytes", "\(size), as in tree_sizes", line: line)
      }
    }
    try scanner.expect("end of trees")
    text = String(decoding: bytes[..<scanner.position], as: UTF8.self)
  }

  private static func integer(
    _ scanner: inout ModelScanner, _ key: StaticString, _ allowed: ClosedRange<Int>
  ) throws(LearnerError) -> Int {
    let line = scanner.line
    let found = try scanner.value(of: key)
    guard let value = scanner.integer(found), allowed.contains(value) else {
      throw scanner.fault(
        "\(key) \(scanner.quote(found))", "a whole number from \(allowed.lowerBound) to \(allowed.upperBound)",
        line: line)
    }
    return value
  }

  /// A quantile's level is not part of LightGBM's text: whoever keeps the model keeps its parameters too.
  private static func objective(_ scanner: inout ModelScanner) throws(LearnerError) -> String {
    let line = scanner.line
    let found = try scanner.value(of: "objective")
    let known: [StaticString] = ["regression", "regression_l1", "quantile", "poisson", "binary sigmoid:1"]
    guard known.contains(where: { scanner.matches(found, $0) }) else {
      throw scanner.fault(
        "objective \(scanner.quote(found))", "regression, regression_l1, quantile, poisson or binary", line: line)
    }
    return String(decoding: scanner.bytes[scanner.parts(found)[0]], as: UTF8.self)
  }

  private static func names(_ scanner: inout ModelScanner, count: Int) throws(LearnerError) {
    let line = scanner.line
    let names = scanner.parts(try scanner.value(of: "feature_names"))
    guard names.count == count else {
      throw scanner.fault("\(names.count) feature names", "\(count)", line: line)
    }
    if let bad = names.first(where: { !(1...200).contains($0.count) }) {
      throw scanner.fault("feature name \(scanner.quote(bad))", "1 to 200 characters", line: line)
    }
  }

  /// The range of each feature's values, `[low:high]`, or `none` for a feature without two values.
  private static func infos(_ scanner: inout ModelScanner, count: Int) throws(LearnerError) {
    let line = scanner.line
    let infos = scanner.parts(try scanner.value(of: "feature_infos"))
    guard infos.count == count else {
      throw scanner.fault("\(infos.count) feature ranges", "\(count)", line: line)
    }
    for info in infos where !scanner.matches(info, "none") {
      let inside = info.dropFirst().dropLast()
      let colon = inside.first { scanner.bytes[$0] == UInt8(ascii: ":") }
      guard info.count >= 5, scanner.bytes[info.lowerBound] == UInt8(ascii: "["),
        scanner.bytes[info.upperBound - 1] == UInt8(ascii: "]"), let colon,
        scanner.isBound(inside.lowerBound..<colon), scanner.isBound((colon + 1)..<inside.upperBound)
      else { throw scanner.fault("feature range \(scanner.quote(info))", "[low:high] or none", line: line) }
    }
  }

  private static func sizes(_ scanner: inout ModelScanner) throws(LearnerError) -> [Int] {
    let line = scanner.line
    let found = scanner.parts(try scanner.value(of: "tree_sizes"))
    guard (1...maximumTrees).contains(found.count) else {
      throw scanner.fault("\(found.count) trees", "1 to \(maximumTrees)", line: line)
    }
    var sizes: [Int] = []
    sizes.reserveCapacity(found.count)
    for range in found {
      guard let size = scanner.integer(range), size > 0, size <= scanner.bytes.count else {
        throw scanner.fault("tree size \(scanner.quote(range))", "1 to \(scanner.bytes.count)", line: line)
      }
      sizes.append(size)
    }
    return sizes
  }
}
