#if canImport(Glibc)
  import Glibc
#endif

/// Gives memory back to the system after work that needed much of it for a moment: glibc's allocator keeps it otherwise.
enum MemoryTrim {
  static func run() { trim?(0) }

  private typealias Trim = @convention(c) (Int) -> Int32

  /// Nil where the C library has no `malloc_trim`: its header is not among those that Swift imports.
  private static let trim: (@Sendable (Int) -> Void)? = dlsym(nil, "malloc_trim").map { symbol in
    let call = unsafeBitCast(symbol, to: Trim.self)
    return { _ = call($0) }
  }
}
