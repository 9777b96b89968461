import BoxScores
import Foundation
import Learners

/// What the tensors of a window's networks are: `network.json` of its folder.
struct NetworkDescription: Sendable, Codable, Hashable {
  static let fileName = "network.json"

  var normaliser: InputNormaliser
  var groups: [Group]

  struct Group: Sendable, Codable, Hashable {
    var group: NetworkGroup
    /// In the order of the head's outputs.
    var targets: [Target]
    var head: TabularHead.Shape
    /// The frozen encoder below the head; nil where the head looks at the inputs alone.
    var encoder: TabNetShape?
    /// The representation is standardised by these: its means and deviations over the vintage's rows.
    var means: [Float]
    var deviations: [Float]
  }

  /// Far more than any window has; what is larger would take memory before a tensor could disprove it.
  private static let widest = 2048
  private static let mostSteps = 16

  /// What is wrong with it; nil when all sizes fit each other.
  func fault(columns: Int) -> String? {
    let width = normaliser.width
    guard normaliser.columns == columns, normaliser.kept.count == normaliser.means.count,
      normaliser.kept.count == normaliser.deviations.count,
      (normaliser.kept + normaliser.patterns).allSatisfy({ (0..<columns).contains($0) }), width > 0
    else { return "inputs that are not those of the window" }
    guard (normaliser.means + normaliser.deviations).allSatisfy(\.isFinite),
      normaliser.deviations.allSatisfy({ $0 > 0 })
    else { return "means or deviations that are no numbers" }
    guard Set(groups.map(\.group)).count == groups.count else { return "two networks of one group" }
    for group in groups {
      guard group.head.inputs == width, group.head.targets == group.targets.count, !group.targets.isEmpty,
        group.targets.allSatisfy({ group.group.targets.contains($0) }), Set(group.targets).count == group.targets.count,
        (1...Self.widest).contains(group.head.width), (1...65_536).contains(group.head.ghostRows),
        group.head.representation == (group.encoder?.decision ?? 0)
      else { return "a head of \(group.group.rawValue) that does not fit" }
      guard let encoder = group.encoder else { continue }
      // Each by itself: a sum or a product of numbers of a file may overflow before it is compared with anything.
      let layers = [encoder.shared, encoder.independent]
      guard encoder.inputs == width, (1...Self.widest).contains(encoder.decision),
        (1...Self.widest).contains(encoder.attention), (1...Self.mostSteps).contains(encoder.steps),
        (1...65_536).contains(encoder.ghostRows), layers.allSatisfy({ (0...Self.mostSteps).contains($0) }),
        layers.contains(where: { $0 > 0 }), group.means.count == encoder.decision,
        group.deviations.count == encoder.decision,
        group.means.allSatisfy(\.isFinite), group.deviations.allSatisfy({ $0.isFinite && $0 > 0 })
      else { return "an encoder of \(group.group.rawValue) that does not fit" }
    }
    return nil
  }
}
