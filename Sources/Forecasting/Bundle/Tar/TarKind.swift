/// What a tar may hold besides ordinary files, and a bundle may not.
enum TarKind {
  /// In words; nil for an ordinary file, and for a byte that says nothing.
  static func forbidden(_ kind: UInt8) -> String? {
    switch kind {
    case UInt8(ascii: "1"): "a hard link"
    case UInt8(ascii: "2"): "a symbolic link"
    case UInt8(ascii: "3"): "a character device"
    case UInt8(ascii: "4"): "a block device"
    case UInt8(ascii: "5"): "a folder"
    case UInt8(ascii: "6"): "a pipe"
    case UInt8(ascii: "x"), UInt8(ascii: "g"): "an extended header"
    case UInt8(ascii: "L"), UInt8(ascii: "K"): "a long name of GNU tar"
    case UInt8(ascii: "S"): "a sparse file"
    default: nil
    }
  }
}
