/// The engine as a process has it.
public enum DuckDB {
  static let functions = Result { () throws(NativeLibraryError) in try DuckDBFunctions.load() }

  /// The version of the library that opened, `v2.0.0`.
  public static func version() throws(DuckDBError) -> String {
    String(cString: try table().libraryVersion()!)
  }

  /// Whether the library opens here: for tests that need it.
  public static var isAvailable: Bool { (try? table()) != nil }

  static func table() throws(DuckDBError) -> DuckDBFunctions {
    switch functions {
    case .success(let table): return table
    case .failure(let error): throw .library(error.message)
    }
  }
}
