import Foundation

/// The part of DuckDB's C API that Fullcourt calls, by name (the table `DuckDB` holds the addresses).
///
/// Handles are opaque pointers. Results are 48 bytes owned by the caller; the C functions that take one *by value* are
/// declared here with `addrinfo`, the C library's struct of the same size, alignment and class (both are passed in
/// memory on x86-64, by reference to a copy on arm64), because a C function type cannot be written in Swift with a
/// struct of Swift's own. `load` refuses where the sizes differ.
struct DuckDBFunctions: Sendable {
  typealias Handle = UnsafeMutableRawPointer
  typealias HandleSlot = UnsafeMutablePointer<Handle?>
  typealias Text = UnsafePointer<CChar>
  typealias ResultStorage = addrinfo

  let libraryVersion: @convention(c) () -> Text?
  let createConfig: @convention(c) (HandleSlot) -> UInt32
  let setConfig: @convention(c) (Handle?, Text, Text) -> UInt32
  let destroyConfig: @convention(c) (HandleSlot) -> Void
  let openExtended:
    @convention(c) (Text?, HandleSlot, Handle?, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?)
      -> UInt32
  let close: @convention(c) (HandleSlot) -> Void
  let connect: @convention(c) (Handle?, HandleSlot) -> UInt32
  let disconnect: @convention(c) (HandleSlot) -> Void
  let interrupt: @convention(c) (Handle?) -> Void
  let query: @convention(c) (Handle?, Text, UnsafeMutablePointer<ResultStorage>) -> UInt32
  let destroyResult: @convention(c) (UnsafeMutablePointer<ResultStorage>) -> Void
  let resultError: @convention(c) (UnsafeMutablePointer<ResultStorage>) -> Text?
  let columnCount: @convention(c) (UnsafeMutablePointer<ResultStorage>) -> UInt64
  let columnName: @convention(c) (UnsafeMutablePointer<ResultStorage>, UInt64) -> Text?
  let columnType: @convention(c) (UnsafeMutablePointer<ResultStorage>, UInt64) -> UInt32
  let columnLogicalType: @convention(c) (UnsafeMutablePointer<ResultStorage>, UInt64) -> Handle?
  let fetchChunk: @convention(c) (ResultStorage) -> Handle?
  let decimalScale: @convention(c) (Handle?) -> UInt8
  let decimalInternalType: @convention(c) (Handle?) -> UInt32
  let createLogicalType: @convention(c) (UInt32) -> Handle?
  let destroyLogicalType: @convention(c) (HandleSlot) -> Void
  let createDataChunk: @convention(c) (HandleSlot, UInt64) -> Handle?
  let destroyDataChunk: @convention(c) (HandleSlot) -> Void
  let chunkReset: @convention(c) (Handle?) -> Void
  let chunkSize: @convention(c) (Handle?) -> UInt64
  let chunkSetSize: @convention(c) (Handle?, UInt64) -> Void
  let chunkVector: @convention(c) (Handle?, UInt64) -> Handle?
  let vectorData: @convention(c) (Handle?) -> UnsafeMutableRawPointer?
  let vectorValidity: @convention(c) (Handle?) -> UnsafeMutablePointer<UInt64>?
  let vectorEnsureValidity: @convention(c) (Handle?) -> Void
  let vectorAssignString: @convention(c) (Handle?, UInt64, Text, UInt64) -> Void
  let vectorSize: @convention(c) () -> UInt64
  let appenderCreate: @convention(c) (Handle?, Text?, Text, HandleSlot) -> UInt32
  let appendDataChunk: @convention(c) (Handle?, Handle?) -> UInt32
  let appenderError: @convention(c) (Handle?) -> Text?
  let appenderClose: @convention(c) (Handle?) -> UInt32
  let appenderDestroy: @convention(c) (HandleSlot) -> UInt32
  let freeMemory: @convention(c) (UnsafeMutableRawPointer?) -> Void

  static func load() throws(NativeLibraryError) -> DuckDBFunctions {
    precondition(MemoryLayout<ResultStorage>.size == 48, "duckdb_result has 48 bytes on 64-bit platforms")
    let library = try SharedLibrary.open(.duckdb)
    func find<F>(_ name: String, _ type: F.Type = F.self) throws(NativeLibraryError) -> F {
      try library.function(name, as: type)
    }
    return DuckDBFunctions(
      libraryVersion: try find("duckdb_library_version"), createConfig: try find("duckdb_create_config"),
      setConfig: try find("duckdb_set_config"), destroyConfig: try find("duckdb_destroy_config"),
      openExtended: try find("duckdb_open_ext"), close: try find("duckdb_close"),
      connect: try find("duckdb_connect"), disconnect: try find("duckdb_disconnect"),
      interrupt: try find("duckdb_interrupt"), query: try find("duckdb_query"),
      destroyResult: try find("duckdb_destroy_result"), resultError: try find("duckdb_result_error"),
      columnCount: try find("duckdb_column_count"), columnName: try find("duckdb_column_name"),
      columnType: try find("duckdb_column_type"), columnLogicalType: try find("duckdb_column_logical_type"),
      fetchChunk: try find("duckdb_fetch_chunk"), decimalScale: try find("duckdb_decimal_scale"),
      decimalInternalType: try find("duckdb_decimal_internal_type"),
      createLogicalType: try find("duckdb_create_logical_type"),
      destroyLogicalType: try find("duckdb_destroy_logical_type"),
      createDataChunk: try find("duckdb_create_data_chunk"), destroyDataChunk: try find("duckdb_destroy_data_chunk"),
      chunkReset: try find("duckdb_data_chunk_reset"), chunkSize: try find("duckdb_data_chunk_get_size"),
      chunkSetSize: try find("duckdb_data_chunk_set_size"), chunkVector: try find("duckdb_data_chunk_get_vector"),
      vectorData: try find("duckdb_vector_get_data"), vectorValidity: try find("duckdb_vector_get_validity"),
      vectorEnsureValidity: try find("duckdb_vector_ensure_validity_writable"),
      vectorAssignString: try find("duckdb_vector_assign_string_element_len"),
      vectorSize: try find("duckdb_vector_size"), appenderCreate: try find("duckdb_appender_create"),
      appendDataChunk: try find("duckdb_append_data_chunk"), appenderError: try find("duckdb_appender_error"),
      appenderClose: try find("duckdb_appender_close"), appenderDestroy: try find("duckdb_appender_destroy"),
      freeMemory: try find("duckdb_free"))
  }
}
