import Features
import Foundation

/// Where a server's models and games come from.
public enum ServingSource: Sendable {
  case workspace(folder: URL, variant: FeatureVariant)
  case bundle(file: URL)
}
