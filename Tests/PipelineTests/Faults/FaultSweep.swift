import BoxScores
import Foundation
import NativeLibraries
import Registry
import Synchronization
import Testing

@testable import Pipeline

/// Does some work again and again; each time another operation of the disk is refused, the first that has not been refused
/// before. So every run goes on from what the last one left, and at the end each operation has failed once.
final class FaultSweep {
  private let settings: ModelSettings
  private let work: (WorkspaceSession) throws -> Void
  private let root: URL
  private let expected: [String: Data]

  /// - Parameter work: is done once on a disk that is sound, to know what has to come out.
  init(settings: ModelSettings, work: @escaping (WorkspaceSession) throws -> Void) throws {
    self.settings = settings
    self.work = work
    root = FileManager.default.temporaryDirectory.appendingPathComponent("fullcourt-faults-\(UUID().uuidString)")
    let sound = root.appendingPathComponent("sound")
    try work(try WorkspaceSession(folder: sound, threads: 1, settings: settings))
    expected = try Self.models(sound)
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  /// - Returns: what was refused, in its order: the operation and the file in the workspace.
  func run() throws -> [String] {
    let folder = root.appendingPathComponent("failing")
    let refused = Refusals(folder: folder, isWhole: ProcessInfo.processInfo.environment["FULLCOURT_CRASH"] != nil)
    while true {
      refused.begin()
      var failure: (any Error)?
      do {
        try Faults.with(FaultPlan(root: folder) { refused.verdict($0) }) {
          try work(try WorkspaceSession(folder: folder, threads: 1, settings: settings))
        }
      } catch {
        failure = error
      }
      guard let what = refused.last else {
        if let failure { throw failure }
        break
      }
      guard let failure else {
        Issue.record("\(what) failed, and nobody said so")
        continue
      }
      let typed = try #require(failure as? any FullcourtError, "\(what): \(failure)")
      #expect(typed.exitCode == .cannotWrite, "\(what): \(typed.message)")
      #expect(typed.message.contains(folder.path), "\(what): \(typed.message)")
      let check = try RegistryCheck(WorkspaceSession(folder: folder, threads: 1, settings: settings)).report()
      #expect(check.isSound, "\(what): \(check.text)")
    }
    #expect(try Self.models(folder) == expected)
    return refused.all
  }

  /// The files of all models but the records of their runs, which hold seconds.
  private static func models(_ folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for part in ["windows", "vintages", "meta"] {
      let place = folder.appendingPathComponent(part)
      for case let path as String in FileManager.default.enumerator(atPath: place.path) ?? .init()
      where !path.hasSuffix("run.json") {
        guard let data = try? Data(contentsOf: place.appendingPathComponent(path)) else { continue }
        files["\(part)/\(path)"] = data
      }
    }
    return files
  }
}

/// Which operations have failed already.
final class Refusals: Sendable {
  private struct State {
    var all: [String] = []
    var known: Set<String> = []
    var last: String?
    var renamed = ""
  }

  private let folder: String
  private let isWhole: Bool
  private let state = Mutex(State())

  init(folder: URL, isWhole: Bool) {
    self.folder = folder.path
    self.isWhole = isWhole
  }

  var all: [String] { state.withLock { $0.all } }
  var last: String? { state.withLock { $0.last } }

  func begin() { state.withLock { $0.last = nil } }

  func verdict(_ place: FaultPlace) -> FaultVerdict {
    state.withLock { state in
      var name = place.point + " " + relative(place.path)
      // A folder is forced to disk after each name that came into it.
      if place.point == "rename" { state.renamed = name }
      if place.point == "sync", !state.renamed.isEmpty { name += " after \(state.renamed)" }
      if !isWhole { name = sort(of: name) }
      guard state.last == nil, state.known.insert(name).inserted else { return .go }
      state.all.append(name)
      // What is only there to be faster is made anew when it is missing, and its failure is nobody's: the run goes on, and
      // what fails it comes later.
      let folderOfShortcut =
        place.path.hasSuffix("/cache") && Self.isShortcut("/" + state.renamed.dropFirst("rename ".count))
      if !Self.isShortcut("/" + relative(place.path)), !folderOfShortcut { state.last = name }
      return .fail
    }
  }

  /// Snapshots of the table, of the players and of the league's state: each can be done without.
  private static func isShortcut(_ path: String) -> Bool {
    ["/data/cache", "/cache/players-", "/cache/asof-"].contains { path.contains($0) }
  }

  /// In the workspace, without the random part of temporary names.
  private func relative(_ path: String) -> String {
    let inside = String(path.dropFirst(folder.count + 1))
    guard let mark = inside.range(of: ".writing-") else { return inside }
    return String(inside[..<mark.lowerBound] + inside[mark.upperBound...].dropFirst(37))
  }

  /// Files that differ in numbers, targets and networks only are of one sort.
  private func sort(of name: String) -> String {
    name.replacing(/-[0-9a-f]{16}/, with: "").replacing(/[0-9]+/, with: "N")
      .replacing(/points|rebounds|assists|threes|minutes/, with: "STAT").replacing(/median|mean|scale/, with: "HEAD")
      .replacing(/network\.(box|threes|STAT)\.(encoder|plain|represented|served)/, with: "network.PART")
  }
}
