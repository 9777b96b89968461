/// The order in which sides are listed, the same whatever the order of the file.
struct SideOrder: Comparable {
  let key: BetKey
  let line: LineValue
  let side: Side
  let book: String
  let row: Int

  static func < (left: SideOrder, right: SideOrder) -> Bool {
    if left.key != right.key { return left.key < right.key }
    if left.line != right.line { return left.line < right.line }
    if left.side != right.side { return left.side < right.side }
    return (left.book, left.row) < (right.book, right.row)
  }
}
