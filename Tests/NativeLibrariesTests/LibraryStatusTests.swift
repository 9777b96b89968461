import Foundation
import Testing

@testable import NativeLibraries

@Suite struct LibraryStatusTests {
  @Test func zlibTellsItsVersion() throws {
    let status = LibraryStatus.of(.zlib)
    #expect(status.isFound && status.problem == nil && status.remedy == nil)
    #expect(try #require(status.version).hasPrefix("1."))
  }

  @Test(.enabled(if: (try? TorchFunctions.load()) != nil, "torch does not open here"))
  func torchTellsItsVersionAndItsDevices() throws {
    let status = LibraryStatus.of(.torch)
    #expect(status.isFound && status.problem == nil)
    let version = try #require(status.version).split(separator: ".").compactMap { Int($0) }
    #expect(version.count == 3 && (version[0], version[1]) >= (2, 10))
    #expect(try #require(status.devices).first == "cpu")
  }

  @Test func everyLibraryIsReportedAndSurvivesJSON() throws {
    let all = LibraryStatus.all()
    #expect(all.map(\.library) == NativeLibrary.allCases)
    for status in all { #expect(status.isFound == (status.problem == nil)) }
    let copy = try JSONDecoder().decode([LibraryStatus].self, from: JSONEncoder().encode(all))
    #expect(copy == all)
  }

  @Test func theVersionIsReadFromTheLabelOfThePackage() throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "fullcourt-status-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    let file = root.appending(path: "lightgbm/lib/lib_lightgbm.so")
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    #expect(LibraryStatus.labelledVersion(of: file) == nil)
    try FileManager.default.createDirectory(
      at: root.appending(path: "lightgbm-4.6.0.dist-info"), withIntermediateDirectories: false)
    #expect(LibraryStatus.labelledVersion(of: file) == "4.6.0")
    try Data("4.7.0\n".utf8).write(to: root.appending(path: "VERSION"))
    #expect(LibraryStatus.labelledVersion(of: file) == "4.7.0")
  }

  @Test func theMachineIsDescribed() {
    let machine = MachineStatus.current()
    #expect(machine.cores >= 1 && machine.memoryBytes > 1 << 20)
    #expect(["passive", "active"].contains(machine.openMPWaitPolicy.lowercased()))
  }
}
