import BoxScores

/// What a component is worth for one stat, measured on held-out seasons that it has not seen.
public struct ComponentReport: Sendable, Codable, Hashable {
  /// Whether its correction of the median is taken, and why not.
  public enum Verdict: String, Sendable, Codable {
    /// The held-out error is smaller with it.
    case helps
    /// The median's held-out error is not smaller with it: medians go without. Means may still take a share of it, `meanShare`.
    case noGain
    /// There were too few seasons to hold one out: it is left off.
    case notMeasured
  }

  public let component: V4Component
  public let stat: Stat
  /// How much of its correction of the median is added; 0 when it is left off.
  public let share: Double
  /// The share that fitted the held-out rows best, before it was drawn towards one half.
  public let fittedShare: Double
  /// How much of its correction of the mean is taken.
  public let meanShare: Double
  /// Rows it was measured on; 0 when it was not.
  public let heldOutRows: Int
  /// Mean absolute error of V4 on the held-out rows with this component and without it, the others as they are. Means of
  /// the medians as they are and rounded to whole numbers; nil when not measured.
  public let errorWith: Double?
  public let errorWithout: Double?
  /// Both errors with a component that is left off are at the share that fitted best, or at one half where none did.
  public let roundedErrorWith: Double?
  public let roundedErrorWithout: Double?
  public let verdict: Verdict
}

extension ComponentReport {
  private enum Key: String, CodingKey {
    case component, stat, share, fittedShare, meanShare, heldOutRows, errorWith, errorWithout, roundedErrorWith
    case roundedErrorWithout, verdict
  }

  /// Refuses shares that are none.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    component = try container.decode(V4Component.self, forKey: .component)
    stat = try container.decode(Stat.self, forKey: .stat)
    share = try container.decode(Double.self, forKey: .share)
    fittedShare = try container.decode(Double.self, forKey: .fittedShare)
    meanShare = try container.decode(Double.self, forKey: .meanShare)
    heldOutRows = try container.decode(Int.self, forKey: .heldOutRows)
    errorWith = try container.decodeIfPresent(Double.self, forKey: .errorWith)
    errorWithout = try container.decodeIfPresent(Double.self, forKey: .errorWithout)
    roundedErrorWith = try container.decodeIfPresent(Double.self, forKey: .roundedErrorWith)
    roundedErrorWithout = try container.decodeIfPresent(Double.self, forKey: .roundedErrorWithout)
    verdict = try container.decode(Verdict.self, forKey: .verdict)
    guard (0...1).contains(share), (0...1).contains(meanShare) else {
      throw DecodingError.dataCorruptedError(
        forKey: .share, in: container, debugDescription: "shares of \(share) and \(meanShare), expected 0 to 1")
    }
  }
}
