/// The check of one tree of a model text.
enum ModelTree {
  static let maximumLeaves = 131_072
  /// LightGBM's explanation of a forecast calls itself once a level and keeps a square of the depth.
  static let maximumDepth = 1_000

  /// Reads the tree with the given number and refuses it unless all of it is sound.
  static func check(_ scanner: inout ModelScanner, index: Int, features: Int) throws(LearnerError) {
    let first = scanner.line
    guard scanner.integer(try scanner.value(of: "Tree")) == index else {
      throw scanner.fault("another number", "Tree=\(index)", line: first)
    }
    let line = scanner.line
    let found = try scanner.value(of: "num_leaves")
    guard let leaves = scanner.integer(found), (1...maximumLeaves).contains(leaves) else {
      throw scanner.fault("num_leaves \(scanner.quote(found))", "1 to \(maximumLeaves)", line: line)
    }
    try scanner.expect("num_cat=0")
    let splits = leaves - 1
    _ = try integers(&scanner, "split_feature", splits, 0...(features - 1))
    try reals(&scanner, "split_gain", splits)
    // A split between missing and present values has all present ones on one side: its threshold is infinite.
    try reals(&scanner, "threshold", splits, orInfinite: true)
    // Bit 0 would be a split by category; bits 2 and 3 tell how missing values are known, and never both.
    _ = try integers(&scanner, "decision_type", splits, 0...11) { $0 & 1 == 0 }
    let children = scanner.line
    let left = try integers(&scanner, "left_child", splits, -leaves...(max(splits, 1) - 1))
    let right = try integers(&scanner, "right_child", splits, -leaves...(max(splits, 1) - 1))
    try checkShape(scanner, left, right, leaves, line: children)
    try reals(&scanner, "leaf_value", leaves)
    try reals(&scanner, "leaf_weight", leaves)
    _ = try integers(&scanner, "leaf_count", leaves, 0...Int(Int32.max))
    try reals(&scanner, "internal_value", splits)
    try reals(&scanner, "internal_weight", splits)
    _ = try integers(&scanner, "internal_count", splits, 0...Int(Int32.max))
    try scanner.expect("is_linear=0")
    try reals(&scanner, "shrinkage", 1)
    try scanner.expect("")
    try scanner.expect("")
  }

  /// Node 0 is the root; a child is a later node, or leaf k written as -k-1; each but the root has one parent.
  private static func checkShape(
    _ scanner: ModelScanner, _ left: [Int], _ right: [Int], _ leaves: Int, line: Int
  ) throws(LearnerError) {
    var depth = [Int](repeating: 0, count: max(left.count, 1))
    var nodeSeen = [Bool](repeating: false, count: left.count)
    var leafSeen = [Bool](repeating: false, count: leaves)
    for node in left.indices {
      guard depth[node] < maximumDepth else {
        throw scanner.fault("a tree of \(depth[node] + 1) levels", "at most \(maximumDepth)", line: line)
      }
      for child in [left[node], right[node]] {
        if child >= 0 {
          guard child > node, !nodeSeen[child] else {
            throw scanner.fault("node \(child) as a child of node \(node)", "one parent before each node", line: line)
          }
          nodeSeen[child] = true
          depth[child] = depth[node] + 1
        } else {
          guard !leafSeen[-child - 1] else {
            throw scanner.fault("leaf \(-child - 1) with two parents", "one parent for each leaf", line: line)
          }
          leafSeen[-child - 1] = true
        }
      }
    }
  }

  private static func integers(
    _ scanner: inout ModelScanner, _ key: StaticString, _ count: Int, _ allowed: ClosedRange<Int>,
    where holds: (Int) -> Bool = { _ in true }
  ) throws(LearnerError) -> [Int] {
    let (line, found) = try values(&scanner, key, count)
    var values: [Int] = []
    values.reserveCapacity(found.count)
    for range in found {
      guard let value = scanner.integer(range), allowed.contains(value), holds(value) else {
        throw scanner.fault(
          "\(key) \(scanner.quote(range))",
          "a whole number of the right kind from \(allowed.lowerBound) to "
            + "\(allowed.upperBound)", line: line)
      }
      values.append(value)
    }
    return values
  }

  private static func reals(
    _ scanner: inout ModelScanner, _ key: StaticString, _ count: Int, orInfinite: Bool = false
  ) throws(LearnerError) {
    let (line, found) = try values(&scanner, key, count)
    for range in found where !(orInfinite ? scanner.isBound(range) : scanner.isFiniteReal(range)) {
      throw scanner.fault("\(key) \(scanner.quote(range))", "a finite number", line: line)
    }
  }

  private static func values(
    _ scanner: inout ModelScanner, _ key: StaticString, _ count: Int
  ) throws(LearnerError) -> (line: Int, [Range<Int>]) {
    let line = scanner.line
    let found = scanner.parts(try scanner.value(of: key))
    guard found.count == count else {
      throw scanner.fault("\(found.count) values of \(key)", "\(count)", line: line)
    }
    return (line, found)
  }
}
