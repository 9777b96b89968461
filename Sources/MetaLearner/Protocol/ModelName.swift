/// Names of the models a meta-learner forecasts with, as reports print them.
public enum ModelName {
  /// The blend with what the components add.
  public static let v4 = "v4"
  /// The plain blend of windows and league model.
  public static let stack = "stack"
  /// The mean of the windows that speak.
  public static let equalWindows = "equalWindows"
  /// The window that was best last season, by stat.
  public static let bestWindow = "bestWindow"
  /// The league model alone.
  public static let booster10 = "booster10"
}
