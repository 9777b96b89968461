import Foundation

@testable import BoxScores

/// A whole import into a new store, and the store read back: every row is accounted for or the file is refused.
func fuzzStore(_ bytes: [UInt8]) {
  let file = Scratch.file("games.csv")
  Scratch.write(bytes, to: file)
  let folder = Scratch.file("store")
  try? FileManager.default.removeItem(at: folder)
  let store = DataStore(folder: folder)
  do {
    _ = try store.importFiles([file], threads: 1)
  } catch {
    check(!"\(error)".isEmpty, "an error says something")
    return
  }
  do {
    let table = try store.loadTable(.real)
    var keys: Set<[Int64]> = []
    for row in 0..<table.count {
      check(keys.insert([table.gameId[row], table.personId[row]]).inserted, "a key stands once")
      check(row == 0 || table.day[row - 1] <= table.day[row], "rows are sorted by day")
    }
    let again = try store.importFiles([file], threads: 1)
    check(!again.changedStore, "the same file a second time changes nothing")
  } catch {
    fatalError("what was imported cannot be read back: \(error)")
  }
}
