import BoxScores
import Foundation

/// A report on its way to a file.
public enum ReportFile {
  /// Writes the page whole or not at all.
  /// - Throws: `ReportError.cannotWrite`
  public static func write(_ page: String, to path: String) throws(ReportError) {
    do {
      try DurableFile.replace(URL(fileURLWithPath: path), with: Data(page.utf8))
    } catch {
      throw .cannotWrite(path: path, reason: error.reason)
    }
  }
}
