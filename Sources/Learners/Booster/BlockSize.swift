/// The sizes of a block of feature values, row after row.
enum BlockSize {
  /// Refuses a block that has not `rows` x `columns` values, or more rows or columns than the library can count.
  static func check(count: Int, rows: Int, columns: Int) throws(LearnerError) {
    guard rows >= 0, rows <= Int(Int32.max), columns >= 1, columns <= 100_000 else {
      throw .input(
        what: "features", found: "\(rows) rows of \(columns) columns",
        expected: "0 to \(Int32.max) rows of 1 to 100000 columns")
    }
    guard count == rows * columns else {
      throw .input(
        what: "features", found: "\(count) values", expected: "\(rows * columns), that is \(rows) rows of \(columns)")
    }
  }
}
