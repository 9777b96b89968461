import BoxScores
import Features
import Foundation
import Windows

extension BundleManifest {
  /// The bytes of `bundle.json`.
  public var data: Data { StableJSON.data(self) }

  /// Adds what every bundle has beside its models and games, model card and feature schema, and puts the entries in order.
  ///
  /// - Returns: The two contents, by path.
  public mutating func complete() -> [String: BundleWriter.Source] {
    let added: [String: Data] = [
      BundlePath.card: Data(cardText.utf8), BundlePath.features: StableJSON.data(FeatureCatalogue.all),
    ]
    for (path, content) in added {
      entries.append(Entry(path: path, bytes: content.count, sha256: ContentDigest.hex(of: content)))
    }
    entries.sort { $0.path < $1.path }
    return added.mapValues { .data($0) }
  }
}
