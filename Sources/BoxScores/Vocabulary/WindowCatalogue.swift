/// The fixed manifest of windows. It is never derived from the data: a missing season leaves a window missing, and
/// moves no other window's name.
public enum WindowCatalogue {
  /// 1947-1949, 1950-1952, ... 2022-2024, 2025-2026, in order.
  public static let all: [WindowID] = stride(from: 1947, through: 2025, by: 3).map { year in
    WindowID(first: Season(year), last: min(Season(year + 2), Season.last))
  }

  /// The window that a season belongs to; nil outside 1947-2026.
  public static func window(of season: Season) -> WindowID? {
    all.first { $0.seasons.contains(season) }
  }
}
