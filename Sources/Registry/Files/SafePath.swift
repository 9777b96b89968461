import Foundation

/// Relative paths that stay inside a folder. What a registry or a bundle names is checked before it is opened.
public enum SafePath {
  /// The place of a relative path in a folder.
  ///
  /// - Throws: `RegistryError.unsafePath` for an absolute or empty path, one with `..`, `.`, an empty part, a backslash
  ///   or a control character, and for one that passes through a symbolic link.
  public static func resolve(_ path: String, in folder: URL) throws(RegistryError) -> URL {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let isSafe =
      !path.isEmpty && path.utf8.count <= 1024
      && parts.allSatisfy { part in
        !part.isEmpty && part != "." && part != ".."
          && !part.unicodeScalars.contains { $0.value < 32 || $0.value == 127 || $0 == "\\" }
      }
    guard isSafe else { throw .unsafePath(path) }
    var url = folder
    for part in parts {
      url.appendPathComponent(String(part))
      let isLink = (try? FileManager.default.destinationOfSymbolicLink(atPath: url.path)) != nil
      guard !isLink else { throw .unsafePath(path) }
    }
    return url
  }

  /// A name that is one part of a path and says nothing to a shell: letters, digits and `.-_@+=`, not starting with a
  /// dot or a dash.
  public static func component(_ name: String) throws(RegistryError) -> String {
    let allowed = name.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || ".-_@+=".utf8.contains(byte)
    }
    guard allowed, !name.isEmpty, name.utf8.count <= 120, !name.hasPrefix("."), !name.hasPrefix("-") else {
      throw .unsafePath(name)
    }
    return name
  }

  /// The regular files under a folder, as sorted relative paths, temporary ones left out.
  /// - Throws: `RegistryError.unsafePath` when there is a symbolic link or something else that is no file.
  static func filesUnder(_ folder: URL) throws(RegistryError) -> [String] {
    let keys: [URLResourceKey] = [.isRegularFileKey, .isDirectoryKey, .isSymbolicLinkKey]
    guard PosixFile.exists(folder), let walk = FileManager.default.enumerator(atPath: folder.path) else {
      throw .cannotRead(file: folder.path, reason: "no such folder")
    }
    var files: [String] = []
    for case let path as String in walk {
      let url = folder.appendingPathComponent(path)
      guard let values = try? url.resourceValues(forKeys: Set(keys)) else {
        throw .cannotRead(file: url.path, reason: "its kind cannot be told")
      }
      if values.isSymbolicLink == true { throw .unsafePath(path) }
      if values.isDirectory == true { continue }
      guard values.isRegularFile == true else { throw .unsafePath(path) }
      if !url.lastPathComponent.hasPrefix(AtomicFile.temporaryPrefix) { files.append(path) }
    }
    return files.sorted()
  }
}
