import Foundation
import GRDB
import NativeLibraries
import Testing

@testable import Registry

/// Bits flipped and files cut at places drawn by a seed, all over a workspace: whatever is damaged is refused by name, and
/// what is read is what was committed. `FULLCOURT_DAMAGE_PLACES` asks for more places than the thousand.
@Suite struct DamagedWorkspaceTests {
  /// Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
  struct Places: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var z = state
      z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
      z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
      return z ^ (z >> 31)
    }
  }

  static let count = Int(ProcessInfo.processInfo.environment["FULLCOURT_DAMAGE_PLACES"] ?? "") ?? 1000

  private func workspace(_ folder: URL) throws -> Registry {
    let registry = try Registry(Workspace(folder))
    for (key, text) in Self.texts { try registry.commit(key, text) }
    try registry.promote(line: "real-blind", configuration: "c31a", name: "v4_full", record: "{}", expecting: nil)
    return registry
  }

  private static let texts = ["2001-2003": "first trees", "2004-2006": "second trees", "2007-2009": "third trees"]

  @Test func everyDamagedFileOfAnArtifactIsRefusedByName() throws {
    try withFolder { folder in
      let registry = try workspace(folder)
      var places = Places(state: 20_470)
      let files = Self.texts.keys.sorted().flatMap { key in
        ["model.txt", "parts/manifest.json"].map { (key: key, path: $0) }
      }
      for place in 0..<Self.count / 2 {
        let target = files.randomElement(using: &places)!
        let artifact = try #require(try registry.current(.window, key: target.key))
        let url = try registry.file(target.path, of: artifact)
        let whole = try Data(contentsOf: url)
        var damaged = whole
        if place % 4 == 3 {
          damaged.removeLast(Int.random(in: 1...whole.count, using: &places))
        } else {
          damaged[Int.random(in: 0..<whole.count, using: &places)] ^= 1 << UInt8.random(in: 0..<8, using: &places)
        }
        try damaged.write(to: url)
        #expect(throws: RegistryError.self) { try registry.data(target.path, of: artifact) }
        guard case .corrupt(let problems) = try registry.verify(artifact) else {
          Issue.record("place \(place): damage of \(target) was not seen")
          continue
        }
        #expect(problems.count == 1 && problems[0].contains(target.path))
        try whole.write(to: url)
      }
      #expect(try registry.verifyAll().allSatisfy { $0.state == .ok })
    }
  }

  /// SQLite has unused bytes, whose damage harms nobody: so the property is that a damaged registry either is refused or
  /// reads as it was.
  @Test func aDamagedRegistryIsRefusedOrReadsAsItWas() throws {
    try withFolder { folder in
      do {
        let registry = try workspace(folder)
        try registry.pool.close()
      }
      let file = folder.appendingPathComponent("registry.sqlite")
      let whole = try Data(contentsOf: file)
      var places = Places(state: 7)
      var refused = 0
      for place in 0..<Self.count / 2 {
        var damaged = whole
        if place % 8 == 7 {
          damaged.removeLast(Int.random(in: 1...whole.count, using: &places))
        } else {
          damaged[Int.random(in: 0..<whole.count, using: &places)] ^= 1 << UInt8.random(in: 0..<8, using: &places)
        }
        for name in ["registry.sqlite-wal", "registry.sqlite-shm"] {
          try? FileManager.default.removeItem(at: folder.appendingPathComponent(name))
        }
        try damaged.write(to: file)
        do {
          let registry = try Registry(Workspace(folder))
          for (key, text) in Self.texts {
            guard let artifact = try registry.current(.window, key: key) else {
              // Not found is refused by name too.
              refused += 1
              continue
            }
            #expect(artifact.key == key && artifact.description.dataHash == text, "place \(place)")
            #expect(String(decoding: try registry.data("model.txt", of: artifact), as: UTF8.self) == text)
          }
          if let champion = try registry.champion(of: "real-blind") {
            #expect(champion.name == "v4_full" && champion.configuration == "c31a", "place \(place)")
          }
          try registry.pool.close()
        } catch let error as RegistryError {
          refused += 1
          let codes: [ExitCode] = [.corrupt, .unavailable, .cannotWrite, .dataInvalid]
          #expect(codes.contains(error.exitCode), "place \(place): \(error.message)")
          #expect(!error.message.isEmpty)
        }
      }
      // Empty pages aside, damage is seen.
      #expect(refused > Self.count / 50)
    }
  }

  @Test func aRowThatWasChangedBehindTheRegistrysBackIsRefused() throws {
    let changes = [
      "UPDATE artifact SET description = replace(description, '\"rows\":0', '\"rows\":1') WHERE key = '2004-2006'",
      "UPDATE artifact SET generation = 7 WHERE key = '2004-2006'",
      "UPDATE artifact SET createdAt = createdAt + 1 WHERE key = '2004-2006'",
      "UPDATE artifact SET seal = NULL WHERE key = '2004-2006'",
      "UPDATE artifactFile SET bytes = bytes + 1 WHERE artifact = 2",
      "DELETE FROM artifactFile WHERE artifact = 2 AND path = 'model.txt'",
      "UPDATE artifact SET description = x'00ff' WHERE key = '2004-2006'",
    ]
    for change in changes {
      try withFolder { folder in
        let registry = try workspace(folder)
        let keys = try registry.current(.window).map(\.key)
        #expect(keys.count == 3)
        let id = try #require(try registry.current(.window, key: "2004-2006")).id
        try registry.pool.write { try $0.execute(sql: change.replacingOccurrences(of: "= 2", with: "= \(id)")) }
        let error = #expect(throws: RegistryError.self, "\(change)") { try registry.current(.window, key: "2004-2006") }
        #expect(error?.exitCode == .corrupt)
        #expect(error?.message.contains("2004-2006") == true)
        // The others are told apart from it.
        let states = try registry.verifyAll()
        #expect(states.count { $0.state != .ok } == 1, "\(change)")
        #expect(try registry.current(.window, key: "2001-2003") != nil)
      }
    }
    try withFolder { folder in
      let registry = try workspace(folder)
      try registry.pool.write { try $0.execute(sql: "UPDATE champion SET configuration = 'other'") }
      #expect(throws: RegistryError.self) { try registry.champion(of: "real-blind") }
      #expect(try registry.integrityProblems().count == 1)
    }
  }
}
