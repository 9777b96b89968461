import Foundation
import Testing

@testable import NativeLibraries

@Suite struct SharedLibraryTests {
  @Test func theSystemsZlibOpensAndAnswers() throws {
    let zlib = try SharedLibrary.open(.zlib)
    let version = try zlib.function("zlibVersion", as: (@convention(c) () -> UnsafePointer<CChar>).self)
    #expect(String(cString: version()).hasPrefix("1."))
    #expect(zlib.path.hasPrefix("/") && zlib.path.contains("libz.so"))
    #expect(try SharedLibrary.open(.zlib) === zlib)
  }

  @Test func waitingThreadsAreSetToSleepBeforeAnythingIsOpened() throws {
    _ = try SharedLibrary.open(.zlib)
    #expect(getenv("OMP_WAIT_POLICY") != nil)
  }

  @Test func aMissingFunctionIsNamed() throws {
    let zlib = try SharedLibrary.open(.zlib)
    let expected = NativeLibraryError.missingFunction(.zlib, path: zlib.path, name: "no_such_function")
    #expect(throws: expected) {
      try zlib.function("no_such_function", as: (@convention(c) () -> Int32).self)
    }
    #expect(
      expected.message == """
        zlib at \(zlib.path) has no function no_such_function: it is not the version that Fullcourt works with. \
        Run `make setup` in the folder of Fullcourt, or set FULLCOURT_ZLIB_LIBRARY to the right library's file.
        """)
  }

  @Test func aMissingLibrarySaysWhereItWasLookedForAndWhatToDo() {
    let places: [LibraryLocator.Candidate] = [
      .file(URL(filePath: "/nowhere/lib_lightgbm.so")), .systemName("lib_no_such.so"),
    ]
    let error = #expect(throws: NativeLibraryError.self) {
      try SharedLibrary.open(.lightgbm, candidates: places)
    }
    #expect(error?.exitCode == .unavailable)
    #expect(
      error?.message == """
        LightGBM is needed and could not be opened. Looked in:
          /nowhere/lib_lightgbm.so: no such file
          the system's libraries (lib_no_such.so): cannot open shared object file: No such file or directory
        Run `make setup` in the folder of Fullcourt, or set FULLCOURT_LIGHTGBM_LIBRARY to the library's file.
        """)
  }

  @Test func aFileThatIsNoLibraryIsRefused() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "fullcourt-\(UUID().uuidString).so")
    try Data("not a library".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let error = #expect(throws: NativeLibraryError.self) {
      try SharedLibrary.open(.lightgbm, candidates: [.file(file)])
    }
    guard case .unavailable(.lightgbm, let attempts) = error else {
      Issue.record("expected .unavailable, found \(String(describing: error))")
      return
    }
    #expect(attempts.count == 1 && attempts[0].reason != "no such file")
  }

  @Test(.enabled(if: !LibraryLocator.locate(.duckdb).isEmpty, "no DuckDB set up"))
  func duckDBOpensWithoutPython() throws {
    let duckdb = try SharedLibrary.open(.duckdb)
    let version = try duckdb.function("duckdb_library_version", as: (@convention(c) () -> UnsafePointer<CChar>).self)
    #expect(String(cString: version()).hasPrefix("v"))
  }
}
