import NativeLibraries

/// Why a file is refused as a bundle. Nothing of it was loaded.
public enum BundleProblem: Error, Sendable, Equatable {
  case unreadable(reason: String)
  /// It begins like something else.
  case notABundle(reason: String)
  case formatOlder(found: Int, known: Int)
  case formatNewer(found: Int, known: Int)
  case truncated(entry: String?, missing: Int)
  /// A field of an entry's header is not what Fullcourt writes.
  case header(entry: String, field: String)
  case forbidden(entry: String, kind: String)
  case unsafePath(String)
  case padding(entry: String)
  case trailing(bytes: Int)
  case duplicate(entry: String)
  case unlisted(entry: String)
  case outOfOrder(entry: String, expected: String)
  case missing(entry: String)
  case size(entry: String, found: Int, listed: Int)
  case checksum(entry: String)
  case manifest(reason: String)
  /// It is whole, but not the one that was asked for.
  case otherBundle(found: String, expected: String)
  /// It was made with another catalogue of features.
  case schemaDiffers(found: String, expected: String)

  public var exitCode: ExitCode {
    switch self {
    case .unreadable: .inputMissing
    case .notABundle: .dataInvalid
    case .schemaDiffers: .preflightRefused
    default: .corrupt
    }
  }

  var text: String {
    switch self {
    case .unreadable(let reason): "it cannot be read: \(reason)"
    case .notABundle(let reason): "it is no bundle: \(reason)"
    case .formatOlder(let found, let known):
      "its format \(found) is older than format \(known), which this version reads; export it again with this version"
    case .formatNewer(let found, let known):
      "its format \(found) is newer than format \(known), which this version reads; update Fullcourt"
    case .truncated(let entry, let missing):
      (entry.map { "entry '\($0)' is cut short" } ?? "the archive is cut short") + ": \(missing) bytes are missing"
    case .header(let entry, let field): "entry '\(entry)': the header's \(field) is not what Fullcourt writes"
    case .forbidden(let entry, let kind): "entry '\(entry)' is \(kind); a bundle holds files only"
    case .unsafePath(let path): "entry '\(path)' has a path that may leave its folder"
    case .padding(let entry): "there are bytes behind entry '\(entry)' where only zeros belong"
    case .trailing(let bytes): "\(bytes) bytes follow the end of the archive"
    case .duplicate(let entry): "entry '\(entry)' is there twice"
    case .unlisted(let entry): "entry '\(entry)' is not in the manifest"
    case .outOfOrder(let entry, let expected): "entry '\(entry)' stands where '\(expected)' belongs"
    case .missing(let entry): "entry '\(entry)' is missing"
    case .size(let entry, let found, let listed): "entry '\(entry)' has \(found) bytes, the manifest says \(listed)"
    case .checksum(let entry): "entry '\(entry)' has another SHA-256 than the manifest says"
    case .manifest(let reason): "its manifest is wrong: \(reason)"
    case .otherBundle(let found, let expected):
      "it is the bundle \(found.prefix(12)), and \(expected.prefix(12)) was asked for"
    case .schemaDiffers(let found, let expected):
      "it was made with feature schema \(found.prefix(12)), and this version computes \(expected.prefix(12)); use the "
        + "version that made it, or train and export again"
    }
  }
}
