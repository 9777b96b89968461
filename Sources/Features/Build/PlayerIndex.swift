struct PlayerIndex {
  private var byId: [Int64: Int32] = [:]
  private(set) var ids: [Int64] = []

  mutating func insert(_ id: Int64) -> Int32 {
    if let known = byId[id] { return known }
    let index = Int32(ids.count)
    byId[id] = index
    ids.append(id)
    return index
  }

  var count: Int { ids.count }

  subscript(_ id: Int64) -> Int32? { byId[id] }
}
