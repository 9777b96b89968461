import NativeLibraries

/// The functions of zlib that reading needs.
struct Zlib: Sendable {
  typealias Stream = UnsafeMutableRawPointer

  let inflateInit: @convention(c) (Stream, Int32, UnsafePointer<CChar>, Int32) -> Int32
  let inflate: @convention(c) (Stream, Int32) -> Int32
  let inflateReset: @convention(c) (Stream) -> Int32
  let inflateEnd: @convention(c) (Stream) -> Int32
  let crc32: @convention(c) (UInt, UnsafePointer<UInt8>?, UInt32) -> UInt
  let version: @convention(c) () -> UnsafePointer<CChar>?

  private static let loaded = Result { () throws(NativeLibraryError) in
    let library = try SharedLibrary.open(.zlib)
    return Zlib(
      inflateInit: try library.function("inflateInit2_"), inflate: try library.function("inflate"),
      inflateReset: try library.function("inflateReset"), inflateEnd: try library.function("inflateEnd"),
      crc32: try library.function("crc32"), version: try library.function("zlibVersion"))
  }

  static func load() throws(NativeLibraryError) -> Zlib { try loaded.get() }
}
