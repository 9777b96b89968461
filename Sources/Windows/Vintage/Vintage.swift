import BoxScores

/// A window as of a cut-off: the window's seasons that lie strictly before a season.
///
/// With `cutoff` nil it is the window's current model, trained on every season of the window that has rows.
public struct Vintage: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  public let window: WindowID
  /// The season before which it ends; nil for the window's current model.
  public let cutoff: Season?

  public init(window: WindowID, cutoff: Season? = nil) {
    self.window = window
    self.cutoff = cutoff
  }

  /// The seasons it trains on: exactly the window's own, of those in `available`, before the cut-off. Empty is a valid
  /// answer: a vintage with nothing to learn from is masked, not missing.
  public func trainingSeasons(available: some Sequence<Season>) -> [Season] {
    available.filter { season in
      window.seasons.contains(season) && (cutoff.map { season < $0 } ?? true)
    }.sorted()
  }

  /// One name for the same rows: a cut-off behind the window's last season cuts nothing, so the vintage is the window's
  /// current model; two cut-offs inside it that leave the same seasons are one vintage.
  ///
  /// A cut-off inside the window stays a vintage while the window has no later rows yet: when they come, the current
  /// model changes, and what was built on the vintage stays whole.
  public func canonical(available: some Sequence<Season>) -> Vintage {
    guard let cutoff, cutoff <= window.last else { return Vintage(window: window) }
    let last = trainingSeasons(available: available).last
    return Vintage(window: window, cutoff: last?.next ?? window.first)
  }

  /// `2022-2024` or `2022-2024@2024`.
  public var description: String {
    cutoff.map { "\(window)@\($0)" } ?? window.description
  }

  public static func < (left: Vintage, right: Vintage) -> Bool {
    if left.window != right.window { return left.window < right.window }
    return (left.cutoff?.endYear ?? Int.max) < (right.cutoff?.endYear ?? Int.max)
  }
}
