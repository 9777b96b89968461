/// A library written in another language that Fullcourt opens while it runs.
///
/// None is linked: the same executable starts where a library is missing, says so, and can do all that does not need it.
public enum NativeLibrary: String, CaseIterable, Sendable, Codable {
  case lightgbm, duckdb, torch, zlib

  /// The name its makers give it.
  public var title: String {
    switch self {
    case .lightgbm: "LightGBM"
    case .duckdb: "DuckDB"
    case .torch: "torch"
    case .zlib: "zlib"
    }
  }

  /// The environment variable that names the library's file and ends the search.
  public var variable: String { "FULLCOURT_\(rawValue.uppercased())_LIBRARY" }

  /// What the set-up needs from a person to bring the library in.
  public var remedy: String {
    switch self {
    case .lightgbm, .duckdb, .torch: "make setup"
    case .zlib: "make setup (Debian's package zlib1g)"
    }
  }

  /// Without an optional library a part of Fullcourt does not work and the rest does: torch computes the neural networks.
  public var isOptional: Bool { self == .torch }

  /// Path of the library inside a folder such as `.deps/lib`.
  var bundledName: String {
    switch self {
    case .lightgbm: "lib_lightgbm.so"
    case .duckdb: "libduckdb.so"
    case .torch: "torch/libtorch_cpu.so"
    case .zlib: "libz.so.1"
    }
  }

  /// Path inside a Python environment's site-packages. DuckDB's wheel is left out: it opens only beside a stub library
  /// that the set-up makes for that very file.
  var sitePackagesName: String? {
    switch self {
    case .lightgbm: "lightgbm/lib/lib_lightgbm.so"
    case .torch: "torch/lib/libtorch_cpu.so"
    case .duckdb, .zlib: nil
    }
  }

  /// Names the system's loader is asked for.
  var systemNames: [String] {
    switch self {
    case .lightgbm: ["lib_lightgbm.so"]
    case .duckdb: ["libduckdb.so"]
    case .torch: ["libtorch_cpu.so"]
    case .zlib: ["libz.so.1", "libz.so"]
    }
  }

  /// DuckDB installed by its user goes before the one that the set-up fetched, and zlib is the system's own.
  var prefersSystem: Bool { self == .duckdb || self == .zlib }
}
