import Foundation
import Testing

@testable import NativeLibraries

@Suite struct LibraryLocatorTests {
  private let root = FileManager.default.temporaryDirectory.appending(path: "fullcourt-locator-\(UUID().uuidString)")

  private func makeFile(_ path: String) throws {
    let file = root.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data().write(to: file)
  }

  private func locator(_ environment: [String: String] = [:], in folder: String, executable: String) -> LibraryLocator {
    LibraryLocator(
      environment: environment, workingFolder: root.appending(path: folder),
      executable: root.appending(path: executable))
  }

  @Test func theVariableEndsTheSearch() {
    let locator = locator(["FULLCOURT_LIGHTGBM_LIBRARY": "/opt/own.so"], in: "a", executable: "b/fullcourt")
    #expect(locator.candidates(.lightgbm) == [.file(URL(filePath: "/opt/own.so"))])
  }

  @Test func aRelativeVariableIsTakenFromTheWorkingFolder() {
    let locator = locator(["FULLCOURT_DUCKDB_LIBRARY": "own.so"], in: "a", executable: "b/fullcourt")
    #expect(locator.candidates(.duckdb) == [.file(root.appending(path: "a/own.so").standardizedFileURL)])
  }

  @Test func packagesAreFoundUpwardsFromTheFolderAndFromTheExecutable() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    for package in ["one", "two"] {
      try makeFile("\(package)/Package.swift")
      try makeFile("\(package)/.deps/lib/lib_lightgbm.so")
    }
    try makeFile("one/deep/er/x")
    let locator = locator(in: "one/deep/er", executable: "two/.build/release/fullcourt")
    let standard = root.standardizedFileURL
    #expect(
      locator.candidates(.lightgbm) == [
        .file(standard.appending(path: "one/.deps/lib/lib_lightgbm.so")),
        .file(standard.appending(path: "two/.deps/lib/lib_lightgbm.so")),
        .file(standard.appending(path: "two/.build/lib/fullcourt/lib_lightgbm.so")),
        .systemName("lib_lightgbm.so"),
      ])
  }

  @Test func librariesInAFolderThatIsNoPackageAreNotLoaded() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    try makeFile("stray/.deps/lib/lib_lightgbm.so")
    let places = locator(in: "stray", executable: "bin/fullcourt").candidates(.lightgbm)
    #expect(places.count == 2)
    #expect(places.last == .systemName("lib_lightgbm.so"))
  }

  @Test func theFolderOfATorchEndsTheSearchAndAFolderOfDownloadsDoesNot() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    let environment = ["TORCH_HOME": root.appending(path: "torch").path]
    let downloads = locator(environment, in: "a", executable: "b/fullcourt").candidates(.torch)
    #expect(downloads.last == .systemName("libtorch_cpu.so") && downloads.count > 1)
    try makeFile("torch/lib/libtorch_cpu.so")
    let own = locator(environment, in: "a", executable: "b/fullcourt").candidates(.torch)
    #expect(own == [.file(root.appending(path: "torch/lib/libtorch_cpu.so").standardizedFileURL)])
  }

  @Test func duckDBOfTheSystemGoesFirst() {
    let places = locator(in: "a", executable: "b/fullcourt").candidates(.duckdb)
    #expect(places.first == .systemName("libduckdb.so"))
    #expect(places.filter { $0 == .systemName("libduckdb.so") }.count == 1)
  }

  @Test func theActivePythonEnvironmentIsLookedThrough() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    let inside = "env/lib/python3.11/site-packages/lightgbm/lib/lib_lightgbm.so"
    try makeFile(inside)
    let places = locator(
      ["VIRTUAL_ENV": root.appending(path: "env").path], in: "a", executable: "b/fullcourt"
    ).candidates(.lightgbm)
    #expect(places.contains(.file(root.appending(path: inside))))
  }
}
