import Foundation
import Synchronization

/// A native library, opened once per process and never closed: its functions stay valid for as long as the process runs.
public final class SharedLibrary: Sendable {
  public let library: NativeLibrary
  /// The file that was opened, symbolic links followed, or the bare name the system's loader resolved.
  public let path: String
  private nonisolated(unsafe) let handle: UnsafeMutableRawPointer

  private static let opened = Mutex<[NativeLibrary: SharedLibrary]>([:])

  private init(library: NativeLibrary, path: String, handle: UnsafeMutableRawPointer) {
    self.library = library
    self.path = path
    self.handle = handle
  }

  /// The library, from the first place of `LibraryLocator` where it opens.
  ///
  /// - Throws: `NativeLibraryError.unavailable` with every place tried.
  public static func open(_ library: NativeLibrary) throws(NativeLibraryError) -> SharedLibrary {
    _ = quietOpenMP
    let outcome = opened.withLock { cache -> Result<SharedLibrary, NativeLibraryError> in
      if let known = cache[library] { return .success(known) }
      let outcome = Result { () throws(NativeLibraryError) in
        try open(library, candidates: LibraryLocator().candidates(library))
      }
      if case .success(let fresh) = outcome { cache[library] = fresh }
      return outcome
    }
    return try outcome.get()
  }

  /// Opens the first candidate that can be, without remembering it.
  static func open(
    _ library: NativeLibrary, candidates: [LibraryLocator.Candidate]
  ) throws(NativeLibraryError) -> SharedLibrary {
    _ = quietOpenMP
    var attempts: [NativeLibraryError.Attempt] = []
    for candidate in candidates {
      switch candidate {
      case .systemName(let name):
        if let handle = dlopen(name, RTLD_NOW | RTLD_LOCAL) {
          return SharedLibrary(library: library, path: loadedPath(of: handle) ?? name, handle: handle)
        }
        attempts.append(.init(place: "the system's libraries (\(name))", reason: lastProblem(without: name)))
      case .file(let url):
        guard FileManager.default.fileExists(atPath: url.path) else {
          attempts.append(.init(place: url.path, reason: "no such file"))
          continue
        }
        // The real file, so that what lies beside it in its package is found by its run path.
        let file = url.resolvingSymlinksInPath()
        if let handle = openFile(file, beside: url.deletingLastPathComponent()) {
          return SharedLibrary(library: library, path: file.path, handle: handle)
        }
        attempts.append(.init(place: url.path, reason: lastProblem(without: file.path)))
      }
    }
    throw .unavailable(library, attempts: attempts)
  }

  /// The function `name` as the C function type `type`, which must be `@convention(c)` and match its declaration.
  ///
  /// - Throws: `NativeLibraryError.missingFunction`.
  public func function<F>(_ name: String, as type: F.Type = F.self) throws(NativeLibraryError) -> F {
    precondition(MemoryLayout<F>.size == MemoryLayout<UnsafeMutableRawPointer>.size, "\(F.self) is no C function type")
    guard let symbol = dlsym(handle, name) else {
      throw .missingFunction(library, path: path, name: name)
    }
    return unsafeBitCast(symbol, to: type)
  }

  /// Whether the library has a function of that name.
  public func has(_ name: String) -> Bool { dlsym(handle, name) != nil }

  /// Sets the policy below now, for a process that wants to report it before it opens anything.
  static func quietenOpenMP() { _ = quietOpenMP }

  /// OpenMP threads that wait by spinning make a shared machine many times slower. The runtime reads the variable when
  /// it is loaded, so it must be set before any library is; a person's own setting is kept.
  private static let quietOpenMP: Void = { setenv("OMP_WAIT_POLICY", "passive", 0) }()

  /// DuckDB out of a Python wheel refers to symbols of the interpreter, none of which its C API reaches. The stub
  /// library gives the loader names to bind the data to; functions stay unbound, hence lazy.
  private static func openFile(_ file: URL, beside folder: URL) -> UnsafeMutableRawPointer? {
    guard file.lastPathComponent.hasPrefix("_duckdb.") else { return dlopen(file.path, RTLD_NOW | RTLD_LOCAL) }
    let stub = folder.appending(path: "libpystub.so").path
    guard dlopen(stub, RTLD_NOW | RTLD_GLOBAL) != nil else { return nil }
    return dlopen(file.path, RTLD_LAZY | RTLD_LOCAL)
  }

  private static func lastProblem(without prefix: String) -> String {
    guard let text = dlerror() else { return "could not be opened" }
    let message = String(cString: text)
    return message.hasPrefix("\(prefix): ") ? String(message.dropFirst(prefix.count + 2)) : message
  }

  /// Where the system's loader found a library, by its list of what this process has mapped.
  private static func loadedPath(of handle: UnsafeMutableRawPointer) -> String? {
    // The handle is a `struct link_map *` on Linux: load address, then the file's name.
    let name = handle.load(fromByteOffset: MemoryLayout<UInt>.size, as: UnsafePointer<CChar>?.self)
    guard let name, name.pointee != 0 else { return nil }
    return String(cString: name)
  }
}
