import BoxScores
import Foundation
import Registry

extension BundleManifest {
  private struct Header: Decodable { var format: Int }

  /// Reads a manifest and looks whether it agrees with itself; whether the entries are there, the archive says.
  static func read(_ data: Data) throws(BundleProblem) -> BundleManifest {
    guard let header = try? JSONDecoder().decode(Header.self, from: data) else {
      throw .manifest(reason: "it is no JSON object with a format")
    }
    if header.format < currentFormat { throw .formatOlder(found: header.format, known: currentFormat) }
    if header.format > currentFormat { throw .formatNewer(found: header.format, known: currentFormat) }
    let manifest: BundleManifest
    do {
      manifest = try JSONDecoder().decode(BundleManifest.self, from: data)
    } catch {
      throw .manifest(reason: "it is not of its format: \(error)")
    }
    try manifest.check()
    return manifest
  }

  private func check() throws(BundleProblem) {
    var before = ""
    for entry in entries {
      guard BundlePath.isSafe(entry.path) else { throw .unsafePath(entry.path) }
      if entry.path == before { throw .duplicate(entry: entry.path) }
      guard before < entry.path else { throw .manifest(reason: "entry '\(entry.path)' is not listed in order") }
      guard (0...TarHeader.largest).contains(entry.bytes) else {
        throw .manifest(reason: "entry '\(entry.path)' has \(entry.bytes) bytes")
      }
      before = entry.path
    }
    guard windows.map(\.window) == WindowCatalogue.all else {
      throw .manifest(reason: "it does not name the 27 windows, in order")
    }
    try checkNumbers()
    for part in parts { try check(part) }
    for (kind, key) in neededParts where part(kind, key) == nil {
      throw .manifest(reason: "its models need \(kind) '\(key)', which is not in it")
    }
    for path in [BundlePath.card, BundlePath.features, "\(BundlePath.data)/\(PortableStore.manifestName)"]
    where !entries.contains(where: { $0.path == path }) {
      throw .missing(entry: path)
    }
  }

  /// Numbers that no league has: whoever wrote them wants something to overflow. Seasons were looked at when they were read.
  private func checkNumbers() throws(BundleProblem) {
    if let season = history.seasons.first(where: { !(0...100_000_000).contains($0.rows) }) {
      throw .manifest(reason: "season \(season.season) has \(season.rows) rows")
    }
  }

  private func check(_ part: Part) throws(BundleProblem) {
    let name = "\(part.description.kind) '\(part.description.key)'"
    for text in [part.description.kind.rawValue, part.description.key] {
      guard (try? SafePath.component(text)) != nil else { throw .manifest(reason: "\(name) has an unsafe name") }
    }
    let files = files(of: part)
    guard !files.isEmpty else { throw .manifest(reason: "\(name) has no files") }
    guard ArtifactFile.sha256(of: files) == part.sha256 else {
      throw .manifest(reason: "the files of \(name) are not those it was committed with")
    }
  }

  /// The artifacts that a forecast needs: visible windows, league model, meta-learner.
  public var neededParts: [(kind: ArtifactKind, key: String)] {
    windows.compactMap { $0.vintage.map(ArtifactNames.of) } + [ArtifactNames.of(league, kind: kind), metaName]
  }

  var metaName: (kind: ArtifactKind, key: String) {
    ArtifactNames.meta(cutoff: cutOff, variant: variant, kind: kind, configuration: configurationHash)
  }
}
